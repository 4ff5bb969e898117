package org.spineline.booking;

import java.time.Instant;

/**
 * An appointment in the calendar of a room or a person.
 *
 * @param changedAt when it was booked, moved, cancelled or progressed last
 */
public record ScheduledSlot(Appointment appointment, String roomName, String operatorName, Instant changedAt) {}
