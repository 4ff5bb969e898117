package org.spineline.booking;

/** When the cause of a cancellation was seen. */
public enum DetectedAt {
    D_MINUS_7,
    D_MINUS_2,
    DAY_BEFORE,
    ARRIVAL,
    IN_ROOM
}
