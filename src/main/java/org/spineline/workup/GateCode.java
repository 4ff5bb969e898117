package org.spineline.workup;

/** What must be in order before a procedure. */
public enum GateCode {
    IMAGING,
    INR,
    PLATELETS,
    ANTITHROMBOTIC_HOLD,
    CONSENT
}
