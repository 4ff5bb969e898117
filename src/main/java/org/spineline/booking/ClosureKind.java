package org.spineline.booking;

/** Why somebody or something is not there. */
public enum ClosureKind {
    LEAVE,
    SICK,
    /** Maintenance of a room or a device. */
    SERVICE,
    OTHER
}
