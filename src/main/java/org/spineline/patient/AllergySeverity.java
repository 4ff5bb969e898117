package org.spineline.patient;

/** How bad the reaction was. */
public enum AllergySeverity {
    MILD,
    MODERATE,
    SEVERE,
    NOT_RECORDED
}
