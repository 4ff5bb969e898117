package org.spineline.patient;

/** How a patient is reached. */
public enum ContactKind {
    PHONE,
    MOBILE,
    EMAIL,
    ALTERNATE
}
