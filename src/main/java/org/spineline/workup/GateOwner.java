package org.spineline.workup;

/** Who is to act. */
public enum GateOwner {
    SCHEDULER,
    NURSE,
    RADIOLOGIST
}
