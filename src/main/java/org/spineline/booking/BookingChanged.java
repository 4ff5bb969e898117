package org.spineline.booking;

import java.util.UUID;

/** A booking changed. Published within the changing transaction: what listens is saved with the change or not at all. */
public record BookingChanged(UUID bookingId, BookingChange change) {}
