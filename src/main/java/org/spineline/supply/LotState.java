package org.spineline.supply;

/** Whether a lot may be used; that it expired is read from its date. */
public enum LotState {
    AVAILABLE,
    QUARANTINED,
    RECALLED
}
