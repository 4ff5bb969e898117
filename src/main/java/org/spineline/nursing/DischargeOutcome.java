package org.spineline.nursing;

/** Where the patient goes from recovery. */
public enum DischargeOutcome {
    SAME_DAY,
    OVERNIGHT
}
