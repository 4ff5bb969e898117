package org.spineline.day;

/** What the time-out holds against what the team is about to do. */
public enum ComparedWith {
    BOOKING,
    /** What the radiologist decided. */
    PLAN,
    IMAGING,
    CONSENT,
    AUTHORIZATION
}
