package org.spineline.booking;

/** What happened to a booking. */
public enum BookingChange {
    BOOKED,
    CONFIRMED,
    MOVED,
    ARRIVED,
    IN_ROOM,
    COMPLETED,
    CANCELLED,
    NO_SHOW;

    /** The change that ends in this status; a hold is nobody else's business yet. */
    public static BookingChange to(BookingStatus status) {
        return switch (status) {
            case HELD, LAPSED -> throw new IllegalArgumentException("A hold is not announced");
            case BOOKED -> BOOKED;
            case CONFIRMED -> CONFIRMED;
            case ARRIVED -> ARRIVED;
            case IN_ROOM -> IN_ROOM;
            case COMPLETED -> COMPLETED;
            case CANCELLED -> CANCELLED;
            case NO_SHOW -> NO_SHOW;
        };
    }
}
