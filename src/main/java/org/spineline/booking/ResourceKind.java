package org.spineline.booking;

/** What can be booked. */
public enum ResourceKind {
    ROOM,
    OPERATOR,
    SEDATION_PROVIDER,
    EQUIPMENT
}
