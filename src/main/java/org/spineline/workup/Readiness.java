package org.spineline.workup;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How ready a patient is: the one view that every screen shows.
 *
 * @param assessedFor the procedure's start; null when there is no date yet and the gates were taken as of now
 * @param score share of the applying gates that are met, in percent, rounded down; an amber gate counts half
 * @param nextAction null when nothing is open
 */
public record Readiness(
        UUID episodeId,
        @Nullable Instant assessedFor,
        ReadinessLevel overall,
        int score,
        @Nullable NextAction nextAction,
        List<GateState> gates) {
    public static Readiness of(
            UUID episodeId, @Nullable Instant assessedFor, List<GateState> gates, @Nullable NextAction nextAction) {
        return new Readiness(episodeId, assessedFor, overall(gates), score(gates), nextAction, gates);
    }

    private static ReadinessLevel overall(List<GateState> gates) {
        if (has(gates, GateStatus.RED, GateSeverity.BLOCKING)) {
            return ReadinessLevel.BLOCKED;
        }
        if (has(gates, GateStatus.NOT_RECORDED, GateSeverity.BLOCKING)) {
            return ReadinessLevel.UNKNOWN;
        }
        return gates.stream().allMatch(GateState::met) ? ReadinessLevel.READY : ReadinessLevel.ATTENTION;
    }

    private static boolean has(List<GateState> gates, GateStatus status, GateSeverity severity) {
        return gates.stream().anyMatch(gate -> gate.status() == status && gate.severity() == severity);
    }

    private static int score(List<GateState> gates) {
        int halves = gates.stream()
                .mapToInt(gate -> gate.met() ? 2 : gate.status() == GateStatus.AMBER ? 1 : 0)
                .sum();
        return gates.isEmpty() ? 100 : halves * 50 / gates.size();
    }
}
