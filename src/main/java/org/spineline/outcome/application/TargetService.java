package org.spineline.outcome.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.outcome.FigureKind;
import org.spineline.outcome.Measure;
import org.spineline.outcome.application.OutcomeRequests.TargetChange;
import org.spineline.outcome.application.OutcomeRequests.TargetRequest;
import org.spineline.outcome.application.OutcomeRequests.TargetView;
import org.spineline.outcome.domain.OutcomeTarget;
import org.spineline.outcome.domain.OutcomeTargetRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the site wants to reach. */
@Service
@Transactional
public class TargetService {
    private final OutcomeTargetRepository targets;
    private final CurrentActor actor;
    private final Clock clock;

    TargetService(OutcomeTargetRepository targets, CurrentActor actor, Clock clock) {
        this.targets = targets;
        this.actor = actor;
        this.clock = clock;
    }

    @Requires(Permission.OUTCOME_READ)
    @Transactional(readOnly = true)
    public List<TargetView> all() {
        return targets.findAll().stream().map(TargetService::view).toList();
    }

    /** @throws RuleViolationException if the value cannot be one of this measure */
    @Requires(Permission.OUTCOME_ALL)
    public TargetView aim(TargetRequest request) {
        requirePossible(request.measure(), request.value().doubleValue());
        requirePoint(request.measure(), request.point());
        return view(targets.saveAndFlush(new OutcomeTarget(
                request.measure(),
                request.point(),
                request.value(),
                request.reason().strip(),
                actor.displayName(),
                clock.instant())));
    }

    @Requires(Permission.OUTCOME_ALL)
    public TargetView change(UUID id, TargetChange request, ExpectedVersion expected) {
        OutcomeTarget target = require(id, expected);
        requirePossible(target.getMeasure(), request.value().doubleValue());
        target.aimAt(request.value(), request.reason().strip(), actor.displayName(), clock.instant());
        return view(targets.saveAndFlush(target));
    }

    @Requires(Permission.OUTCOME_ALL)
    public void drop(UUID id, ExpectedVersion expected) {
        targets.delete(require(id, expected));
    }

    private OutcomeTarget require(UUID id, ExpectedVersion expected) {
        OutcomeTarget target = targets.findById(id)
                .orElseThrow(() ->
                        new NotFoundException("target-not-found", "This target is gone.", Map.of("targetId", id)));
        target.requireVersion(expected);
        return target;
    }

    private static void requirePossible(Measure measure, double value) {
        if (measure.kind() == FigureKind.SHARE && value > 1) {
            throw new RuleViolationException(
                    "target-refused",
                    "This target cannot be reached.",
                    List.of(new FieldError("#/value", "Enter a share from 0 to 1, such as 0.9 for 90 %.")));
        }
    }

    private static void requirePoint(Measure measure, String point) {
        String known =
                switch (measure.series()) {
                    case PAIN, FUNCTION -> "M1|M3|M6|M12";
                    case FOLLOW_UP -> "[A-Z0-9_]+";
                    default -> "";
                };
        if (!point.matches(known)) {
            throw new RuleViolationException(
                    "target-refused",
                    "This measure is not taken at that time.",
                    List.of(new FieldError("#/point", "Choose a time point at which the measure is shown.")));
        }
    }

    private static TargetView view(OutcomeTarget target) {
        return new TargetView(
                target.getId(),
                target.getVersion(),
                target.getMeasure(),
                target.getPoint(),
                target.getValue(),
                target.getReason(),
                target.getByName(),
                target.getAt());
    }
}
