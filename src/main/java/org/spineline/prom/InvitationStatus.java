package org.spineline.prom;

/** How an invitation stands. */
public enum InvitationStatus {
    OPEN,
    ANSWERED,
    EXPIRED,
    REVOKED
}
