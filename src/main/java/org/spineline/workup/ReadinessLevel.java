package org.spineline.workup;

/** All gates together. */
public enum ReadinessLevel {
    READY,
    ATTENTION,
    BLOCKED,
    UNKNOWN
}
