package org.spineline.booking;

import java.util.UUID;
import org.spineline.kernel.time.TimeRange;

/**
 * When somebody is expected, without anything clinical.
 *
 * @param version grows with every change
 */
public record Appointment(UUID bookingId, long version, UUID patientId, TimeRange when, BookingStatus status) {}
