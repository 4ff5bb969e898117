package org.spineline.followup;

/** Which part of the queue. */
public enum QueueView {
    DUE,
    OVERDUE,
    DONE_TODAY,
    ALL
}
