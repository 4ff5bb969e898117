package org.spineline.booking;

import java.util.EnumSet;
import java.util.Set;

/** Where a booking stands. */
public enum BookingStatus {
    /** Kept free for a few minutes while somebody fills in the form. */
    HELD,
    /** A hold that was given back or ran out. */
    LAPSED,
    BOOKED,
    CONFIRMED,
    ARRIVED,
    IN_ROOM,
    COMPLETED,
    CANCELLED,
    NO_SHOW;

    public Set<BookingStatus> next() {
        return switch (this) {
            case HELD -> EnumSet.of(BOOKED, LAPSED);
            case BOOKED -> EnumSet.of(CONFIRMED, ARRIVED, CANCELLED, NO_SHOW);
            case CONFIRMED -> EnumSet.of(ARRIVED, CANCELLED, NO_SHOW);
            case ARRIVED -> EnumSet.of(IN_ROOM, CANCELLED);
            case IN_ROOM -> EnumSet.of(COMPLETED, CANCELLED);
            case LAPSED, COMPLETED, CANCELLED, NO_SHOW -> EnumSet.noneOf(BookingStatus.class);
        };
    }

    public boolean mayBecome(BookingStatus target) {
        return next().contains(target);
    }

    /** True while the time is taken. */
    public boolean occupies() {
        return this != LAPSED && this != CANCELLED && this != NO_SHOW;
    }

    /** True while it may still be moved; a hold is given back and another one taken. */
    public boolean isMovable() {
        return this == BOOKED || this == CONFIRMED;
    }
}
