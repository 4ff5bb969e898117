package org.spineline.prom;

import java.time.Instant;
import java.util.UUID;

/**
 * An invitation to answer by link.
 *
 * @param open whether it can still be answered now
 */
public record AskedByLink(UUID id, UUID patientId, UUID episodeId, boolean open, Instant expiresAt) {}
