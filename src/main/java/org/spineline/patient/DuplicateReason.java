package org.spineline.patient;

/** Why two records may be of one person. */
public enum DuplicateReason {
    SIMILAR_NAME,
    SOUNDS_ALIKE,
    SAME_BIRTH_DATE,
    BIRTH_DATE_MISTYPED,
    SAME_PHONE
}
