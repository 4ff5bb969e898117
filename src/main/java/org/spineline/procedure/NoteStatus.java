package org.spineline.procedure;

/** Whether a note can still be written. */
public enum NoteStatus {
    DRAFT,
    SIGNED
}
