package org.spineline.day;

/** What is gone through with the patient before the room. */
public enum PreCheckItem {
    IDENTITY,
    ALLERGIES,
    CONSENT,
    FASTING,
    LAST_DOSES,
    ESCORT,
    PAIN,
    PREGNANCY,
    LEVEL_COUNT
}
