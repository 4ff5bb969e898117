package org.spineline.audit.domain;

/** What patient data was used for. */
public enum AuditPurpose {
    TREATMENT,
    /** Accounts, settings and whatever else concerns no patient. */
    OPERATIONS,
    /** A restricted record, opened in an emergency. */
    EMERGENCY
}
