package org.spineline.audit.domain;

/** How it ended. A change that failed is not in the trail: it was undone together with its row. */
public enum AuditOutcome {
    SUCCESS,
    REFUSED
}
