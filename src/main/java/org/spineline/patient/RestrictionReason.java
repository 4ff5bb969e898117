package org.spineline.patient;

/** Why a record opens to its care team only. */
public enum RestrictionReason {
    STAFF_MEMBER,
    PROTECTED_PERSON,
    PATIENT_REQUEST,
    OTHER
}
