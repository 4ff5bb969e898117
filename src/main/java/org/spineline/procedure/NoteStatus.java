package org.spineline.procedure;

/** Whether a note can still be written, and whether it holds. */
public enum NoteStatus {
    DRAFT,
    SIGNED,
    /** Declared void by two people: kept as it was signed, and no longer part of the patient's history. */
    VOIDED
}
