package org.spineline.workup;

/** How often a day a drug is taken. */
public enum DoseFrequency {
    ONCE_DAILY,
    TWICE_DAILY,
    /** Neither: nothing is counted in doses. */
    OTHER
}
