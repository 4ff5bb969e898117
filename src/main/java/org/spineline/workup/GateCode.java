package org.spineline.workup;

/** What must be in order before a procedure, in the order in which it is usually settled. */
public enum GateCode {
    IMAGING,
    AUTHORIZATION,
    COVERAGE_CLOCK,
    INR,
    PLATELETS,
    ANTITHROMBOTIC_HOLD,
    CONSENT,
    PAIN_RECHECK,
    RED_FLAGS,
    ESCORT,
    FASTING
}
