package org.spineline.outcome;

/** By what the cases of a measure are told apart. */
public enum Grouping {
    NONE,
    TECHNIQUE,
    INDICATION,
    /** Who signed the note; of a booking, whose list it was on. */
    OPERATOR,
    /** The calendar month of the facility. */
    MONTH
}
