package org.spineline.access;

/** The verbs of the clinic; each is an authority of the same name. */
public enum Permission {
    PATIENT_READ,
    PATIENT_REGISTER,
    PATIENT_IMPORT,
    EPISODE_READ,
    EPISODE_REFER,
    EPISODE_VET,
    WORKUP_READ,
    WORKUP_RECORD,
    HOLD_APPROVE,
    CONSENT_RECORD,
    READINESS_READ,
    GATE_WAIVE,
    BOOKING_READ,
    BOOKING_SCHEDULE,
    BOOKING_PROGRESS,
    RESOURCE_MANAGE,
    RESOURCE_CLOSE,
    FEED_SUBSCRIBE,
    SEDATION_READ,
    NOTE_READ,
    NOTE_WRITE,
    NOTE_SIGN,
    FOLLOWUP_READ,
    FOLLOWUP_CALL,
    USER_MANAGE,
    AUDIT_READ
}
