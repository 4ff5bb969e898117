package org.spineline.episode;

/** How the payer answered. */
public enum AuthorizationStatus {
    REQUESTED,
    AFFIRMED,
    PARTLY_AFFIRMED,
    NOT_AFFIRMED,
    NOT_NEEDED
}
