package org.spineline.workup;

/** Whether a test is asked of this patient. */
public enum BloodNeed {
    NEEDED,
    NOT_NEEDED,
    /** Something that decides it is not recorded. */
    NOT_KNOWN
}
