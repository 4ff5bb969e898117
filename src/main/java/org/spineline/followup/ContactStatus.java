package org.spineline.followup;

/** How a due contact stands now. */
public enum ContactStatus {
    PLANNED,
    DUE,
    OVERDUE,
    DONE,
    CANCELLED
}
