package org.spineline.supply;

/** What happened to a lot. The first five move units; the others say what may be done with it. */
public enum MovementKind {
    RECEIVED,
    USED,
    GIVEN_BACK,
    AMENDED,
    ADJUSTED,
    QUARANTINED,
    RECALLED,
    RELEASED,
    CORRECTED
}
