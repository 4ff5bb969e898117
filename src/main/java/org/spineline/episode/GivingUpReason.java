package org.spineline.episode;

/** Why a procedure that was accepted and booked will not take place after all. */
public enum GivingUpReason {
    PAIN_IMPROVED,
    INFECTION,
    NEW_NEURO_DEFICIT,
    IMAGING_MISSING,
    PATIENT_REQUEST,
    OTHER
}
