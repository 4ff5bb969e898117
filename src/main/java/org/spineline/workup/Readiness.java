package org.spineline.workup;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How ready a patient is.
 *
 * @param assessedFor the procedure's start; null when there is no date yet and the gates were taken as of now
 */
public record Readiness(UUID episodeId, @Nullable Instant assessedFor, ReadinessLevel overall, List<GateState> gates) {
    public static Readiness of(UUID episodeId, @Nullable Instant assessedFor, List<GateState> gates) {
        return new Readiness(episodeId, assessedFor, overall(gates), gates);
    }

    private static ReadinessLevel overall(List<GateState> gates) {
        if (has(gates, GateStatus.RED)) {
            return ReadinessLevel.BLOCKED;
        }
        if (has(gates, GateStatus.NOT_RECORDED)) {
            return ReadinessLevel.UNKNOWN;
        }
        return has(gates, GateStatus.AMBER) ? ReadinessLevel.ATTENTION : ReadinessLevel.READY;
    }

    private static boolean has(List<GateState> gates, GateStatus status) {
        return gates.stream().anyMatch(gate -> gate.status() == status);
    }
}
