package org.spineline.workup;

/** How far a medication hold is. */
public enum HoldState {
    NOT_REVIEWED,
    INSTRUCTED,
    CONFIRMED,
    VIOLATED,
    WAIVED
}
