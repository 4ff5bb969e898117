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
    PRE_CHECK,
    BOOKING,
    PROCEDURE,
    NOTE,
    CONTACT,
    CALL,
    SCORE,
    ADVERSE_EVENT
}
