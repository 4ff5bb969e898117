package org.spineline.workup;

/** How a gate stands. */
public enum GateStatus {
    GREEN,
    AMBER,
    RED,
    WAIVED,
    NOT_RECORDED
}
