package org.spineline.workup;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked for what a gate lacks. It never changes how the gate stands.
 *
 * @param whom the person or office that was asked
 */
public record ChaseEntry(
        UUID id,
        GateCode gate,
        ChaseChannel channel,
        String whom,
        @Nullable String remark,
        Instant askedAt,
        String askedByName) {}
