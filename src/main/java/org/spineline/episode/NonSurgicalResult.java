package org.spineline.episode;

/** What came of the care without a procedure. */
public enum NonSurgicalResult {
    NOT_ENOUGH,
    NOT_TOLERATED,
    ENOUGH
}
