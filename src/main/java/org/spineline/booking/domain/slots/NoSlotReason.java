package org.spineline.booking.domain.slots;

/**
 * Why a day has no slot. The constraints are added one after the other in this order; the reason is the one with which
 * the last possible start disappears. Read from the end: lift the constraints one by one, last first, and the reason is
 * the one whose lifting first gives a slot.
 */
public enum NoSlotReason {
    /** The caller's gate is closed on that day; nothing else was looked at. */
    GATE,
    /** Not a wanted weekday, before the earliest moment, or the wanted part of the day is too short. */
    PART_OF_DAY,
    /** The patient is elsewhere. */
    PATIENT,
    /** No candidate room is open long enough at such a time. */
    NO_ROOM_OPEN,
    /** Rooms are open, but other bookings and their turnover leave no gap that is long enough. */
    NO_ROOM_FREE,
    /** No candidate operator may do this procedure on that day any more. */
    OPERATOR_CREDENTIAL,
    /** No operator with valid credentials works at such a time. */
    NO_OPERATOR_PRESENT,
    /** Operators are there, but busy. */
    OPERATOR_BUSY,
    /** No sedation provider is free at such a time. */
    SEDATION,
    /** For one of the wanted kinds of equipment no unit is free at such a time. */
    EQUIPMENT,
    /** Everything is free, but never together: operator not privileged in the room, unit fixed elsewhere. */
    PAIRING,
    /** It would fit, were the time not kept for somebody else. */
    BLOCK
}
