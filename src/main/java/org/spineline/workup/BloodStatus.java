package org.spineline.workup;

/** How a test stands for the day of the procedure. */
public enum BloodStatus {
    /** Never taken for normal. */
    NOT_RECORDED,
    TOO_OLD,
    OUT_OF_LIMITS,
    /** Recorded and in time; no cut-off decides, somebody looks at it. */
    FOR_REVIEW,
    IN_ORDER
}
