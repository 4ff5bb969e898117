package org.spineline.adverse;

/** Whether the procedure caused it, as the reporter judges. */
public enum Causality {
    NOT_CAUSED,
    UNKNOWN,
    CAUSED
}
