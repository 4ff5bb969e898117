package org.spineline.workup;

/** How consent stands. */
public enum ConsentStatus {
    NOT_ASKED,
    SIGNED,
    REFUSED,
    WITHDRAWN
}
