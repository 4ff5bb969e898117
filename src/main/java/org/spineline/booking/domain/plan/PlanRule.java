package org.spineline.booking.domain.plan;

/** What no plan may break. */
public enum PlanRule {
    /** Two cases in a room, or not enough turnover between them. */
    ROOM_TAKEN,
    OPERATOR_TAKEN,
    PATIENT_TAKEN,
    /** A sedation provider or a piece of equipment in two places. */
    SHARED_RESOURCE_TAKEN,
    CLOSED,
    /** Time that was given to another operator or service. */
    BLOCK_NOT_OWNED,
    /** Equipment that never leaves another room. */
    FIXED_ELSEWHERE,
    OUTSIDE_HOURS,
    /** Before or after the days that suit this case. */
    OUTSIDE_DATES,
    PIN_MOVED,
    /** A patient with a booking must not lose it. */
    BOOKING_DROPPED
}
