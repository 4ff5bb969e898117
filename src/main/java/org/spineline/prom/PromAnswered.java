package org.spineline.prom;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient answered. Published within the transaction that keeps the answers, once for each occasion.
 *
 * @param contactId the planned contact it answers; null when there is none
 * @param scores what was answered, at least one
 */
public record PromAnswered(
        UUID patientId,
        UUID episodeId,
        @Nullable UUID contactId,
        PromSource source,
        List<PromScore> scores,
        Instant answeredAt) {}
