package org.spineline.followup;

/** How a call went. */
public enum CallOutcome {
    REACHED,
    LEFT_MESSAGE,
    NOT_REACHED,
    CALL_BACK_REQUESTED
}
