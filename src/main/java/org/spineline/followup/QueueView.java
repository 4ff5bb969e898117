package org.spineline.followup;

/** Which part of the queue. */
public enum QueueView {
    DUE,
    OVERDUE,
    /** Asked to be called back, or called back: even before their time. */
    CALLED_BACK,
    DONE_TODAY,
    /** Left out because the plan was stopped. */
    STOPPED,
    /** Everything that waits to be done now. */
    ALL
}
