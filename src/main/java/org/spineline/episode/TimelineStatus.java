package org.spineline.episode;

/** How a line of the timeline stands. */
public enum TimelineStatus {
    DONE,
    DUE,
    OVERDUE,
    PLANNED,
    CANCELLED,
    INFORMATION
}
