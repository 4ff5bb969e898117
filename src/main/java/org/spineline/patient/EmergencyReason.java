package org.spineline.patient;

/** Why somebody outside the care team opened a restricted record. */
public enum EmergencyReason {
    EMERGENCY_CARE,
    COVERING_COLLEAGUE,
    PATIENT_ASKS,
    OTHER
}
