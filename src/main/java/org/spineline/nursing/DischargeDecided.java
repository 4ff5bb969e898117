package org.spineline.nursing;

import java.util.UUID;

/** Where a patient goes from recovery was decided, or the decision was taken back. Published within the transaction that keeps the decision. */
public record DischargeDecided(UUID bookingId, UUID episodeId, UUID patientId) {}
