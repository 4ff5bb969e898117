package org.spineline.booking.domain.plan;

/** Where a draft stands. */
public enum PlanState {
    SOLVING,
    READY,
    PUBLISHED,
    DISCARDED,
    /** The server that worked on it is gone; never stored, told by its silence. */
    INTERRUPTED,
    /** A booking was changed since; never stored, told by the versions. */
    STALE
}
