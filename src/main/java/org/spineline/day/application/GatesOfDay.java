package org.spineline.day.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.day.Milestone;
import org.spineline.day.application.DayRequests.OpenGate;
import org.spineline.day.domain.Case;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.text.Words;
import org.spineline.workup.GateSeverity;
import org.spineline.workup.GateState;
import org.spineline.workup.GateStatus;
import org.spineline.workup.Readiness;
import org.spineline.workup.ReadinessAssessment;
import org.springframework.stereotype.Component;

/** What is not met on the day, and the step at which that stops a case: from the time-out until cement is in. */
@Component
class GatesOfDay {
    private static final List<Milestone> STOPPED =
            List.of(Milestone.TIME_OUT, Milestone.SEDATION, Milestone.ACCESS, Milestone.CEMENT);

    private final ReadinessAssessment readiness;

    GatesOfDay(ReadinessAssessment readiness) {
        this.readiness = readiness;
    }

    Readiness of(UUID episodeId, Instant start) {
        return readiness.assess(episodeId, start);
    }

    Map<UUID, Readiness> ofAll(Map<UUID, @Nullable Instant> starts) {
        return readiness.assessAll(starts);
    }

    static List<OpenGate> open(Readiness ready) {
        return open(ready.gates().stream());
    }

    private static List<OpenGate> open(Stream<GateState> gates) {
        return gates.filter(gate -> !gate.met())
                .map(gate -> new OpenGate(gate.code(), gate.label(), gate.status(), gate.reason()))
                .toList();
    }

    /** A payer's answer costs money, no health: it is shown and stops nobody in the room. */
    private static List<OpenGate> stopping(Readiness ready) {
        return open(ready.gates().stream()
                .filter(gate -> gate.severity() == GateSeverity.BLOCKING
                        && !gate.code().isUpToPayer()
                        && (gate.status() == GateStatus.RED || gate.status() == GateStatus.NOT_RECORDED)));
    }

    /** The first step ahead that open gates stop. */
    static Optional<Milestone> stoppedAt(Readiness ready, Set<Milestone> reached) {
        if (stopping(ready).isEmpty()) {
            return Optional.empty();
        }
        return STOPPED.stream()
                .filter(step -> reached.stream().noneMatch(done -> done.compareTo(step) >= 0))
                .findFirst();
    }

    /** @throws ConflictException naming every gate that stops this step */
    void letPass(Case of, Instant start, Milestone step) {
        if (!STOPPED.contains(step)) {
            return;
        }
        List<OpenGate> open = stopping(of(of.episodeId(), start));
        if (!open.isEmpty()) {
            throw new ConflictException(
                    "gates-open",
                    "Not met before %s: %s. Settle it, or let somebody who may take the responsibility waive it."
                            .formatted(
                                    Words.of(step),
                                    open.stream().map(OpenGate::label).collect(Collectors.joining(", "))),
                    Map.of("gates", open, "step", step));
        }
    }
}
