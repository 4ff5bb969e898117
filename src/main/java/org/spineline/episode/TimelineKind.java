package org.spineline.episode;

/** What a line of the timeline is about. */
public enum TimelineKind {
    ONSET,
    REFERRAL,
    VETTING,
    IMAGING,
    LAB,
    HOLD,
    CONSENT,
    BOOKING,
    PROCEDURE,
    NOTE,
    CONTACT,
    CALL,
    SCORE
}
