package org.spineline.nursing;

/** Where one check of the recovery schedule stands. */
public enum ScheduledCheckState {
    DONE,
    MISSED,
    /** Its time has come; the minutes of grace are not over. */
    DUE,
    OVERDUE,
    UPCOMING
}
