package org.spineline.procedure;

/** Whether somebody has looked at the skin after a substantial dose. */
public enum DoseFollowUpStatus {
    OPEN,
    DONE,
    WAIVED
}
