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
    FASTING;

    /** Whether a payer decides it: that is shown wherever a date is chosen, and stands against no booking. */
    public boolean isUpToPayer() {
        return this == AUTHORIZATION || this == COVERAGE_CLOCK;
    }
}
