package org.spineline.nursing;

/** Where one check of the recovery schedule stands. */
public enum ScheduledCheckState {
    DONE,
    MISSED,
    OVERDUE,
    UPCOMING
}
