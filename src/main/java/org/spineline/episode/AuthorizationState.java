package org.spineline.episode;

/** Whether the payer's word covers what is planned. */
public enum AuthorizationState {
    NONE,
    AWAITING,
    VALID,
    RECHECK,
    EXPIRED,
    REFUSED,
    NOT_NEEDED
}
