package org.spineline.booking;

import java.util.EnumSet;
import java.util.Set;

/** Where a booking stands. */
public enum BookingStatus {
    HELD,
    BOOKED,
    CONFIRMED,
    ARRIVED,
    IN_ROOM,
    COMPLETED,
    CANCELLED,
    NO_SHOW;

    public Set<BookingStatus> next() {
        return switch (this) {
            case HELD -> EnumSet.of(BOOKED, CANCELLED);
            case BOOKED -> EnumSet.of(CONFIRMED, ARRIVED, CANCELLED, NO_SHOW);
            case CONFIRMED -> EnumSet.of(ARRIVED, CANCELLED, NO_SHOW);
            case ARRIVED -> EnumSet.of(IN_ROOM, CANCELLED);
            case IN_ROOM -> EnumSet.of(COMPLETED, CANCELLED);
            case COMPLETED, CANCELLED, NO_SHOW -> EnumSet.noneOf(BookingStatus.class);
        };
    }

    public boolean mayBecome(BookingStatus target) {
        return next().contains(target);
    }

    /** True while the time is taken. */
    public boolean occupies() {
        return this != CANCELLED && this != NO_SHOW;
    }

    /** True while it may still be moved. */
    public boolean isMovable() {
        return this == HELD || this == BOOKED || this == CONFIRMED;
    }
}
