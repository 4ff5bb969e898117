package org.spineline.outcome;

/** Measures that are looked at together. */
public enum Dashboard {
    PAIN_FUNCTION,
    SAFETY,
    DOSE,
    ACCESS,
    FOLLOW_UP,
    COST
}
