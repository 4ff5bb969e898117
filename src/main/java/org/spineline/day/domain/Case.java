package org.spineline.day.domain;

import java.util.UUID;

/** Whose procedure a record of the day is about. */
public record Case(UUID patientId, UUID episodeId, UUID bookingId) {}
