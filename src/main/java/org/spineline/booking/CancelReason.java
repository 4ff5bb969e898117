package org.spineline.booking;

/** Why a booking was cancelled. */
public enum CancelReason {
    INR_HIGH,
    PLT_LOW,
    HOLD_VIOLATED,
    AUTH_MISSING,
    AUTH_MISMATCH,
    IMAGING_STALE,
    IMAGING_MISSING,
    NOT_FASTED,
    NO_ESCORT,
    INFECTION,
    PAIN_IMPROVED,
    NEW_NEURO_DEFICIT,
    PATIENT_REQUEST,
    NO_SHOW,
    OPERATOR_UNAVAILABLE,
    EQUIPMENT,
    OTHER
}
