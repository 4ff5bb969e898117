package org.spineline.audit.domain;

/** What was done. */
public enum AuditAction {
    CREATE,
    READ,
    UPDATE,
    DELETE,
    /** Looked for somebody; what was typed is kept as a keyed hash only. */
    SEARCH,
    /** Shown as a page to print. */
    PRINT,
    /** Taken away as a file. */
    EXPORT,
    SIGN_IN,
    SIGN_IN_FAILED,
    SIGN_OUT,
    DENIED,
    /** A restricted record was opened in an emergency. */
    EMERGENCY_START,
    EMERGENCY_END;

    /** Whether what was asked for was given. */
    public AuditOutcome outcome() {
        return this == DENIED || this == SIGN_IN_FAILED ? AuditOutcome.REFUSED : AuditOutcome.SUCCESS;
    }
}
