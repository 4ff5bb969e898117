package org.spineline.patient;

/** What a second person thinks of an emergency access. */
public enum EmergencyVerdict {
    JUSTIFIED,
    NOT_JUSTIFIED
}
