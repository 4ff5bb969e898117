package org.spineline.workup;

/** When the patient was asked again. */
public enum PreCheckKind {
    /** By telephone, two days ahead. */
    CALL,
    /** At the door, on the day. */
    ARRIVAL
}
