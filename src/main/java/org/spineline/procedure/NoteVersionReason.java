package org.spineline.procedure;

/** Why a state of a note was kept. */
public enum NoteVersionReason {
    /** Before it was written over, some minutes after the state kept before. */
    DRAFTING,
    /** When somebody else took over the editing. */
    TAKE_OVER,
    SIGNED
}
