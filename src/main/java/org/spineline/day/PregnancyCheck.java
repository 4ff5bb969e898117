package org.spineline.day;

/** What was found when pregnancy was asked for. */
public enum PregnancyCheck {
    EXCLUDED,
    NOT_APPLICABLE,
    /** A physician decides before anything else happens. */
    POSSIBLE
}
