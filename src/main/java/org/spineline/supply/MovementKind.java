package org.spineline.supply;

/** What happened to a lot. The first four move units; the others say what may be done with it. */
public enum MovementKind {
    RECEIVED,
    USED,
    GIVEN_BACK,
    ADJUSTED,
    QUARANTINED,
    RECALLED,
    RELEASED,
    CORRECTED
}
