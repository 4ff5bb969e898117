package org.spineline.booking.domain.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says, without any solver, whether a plan may be had: before a proposal is shown and again before it is published. */
public final class PlanCheck {
    private PlanCheck() {}

    /** @param otherCaseId the case it collides with; null where the rule concerns this case alone */
    public record Violation(PlanRule rule, UUID caseId, @Nullable UUID otherCaseId) {}

    public static List<Violation> violations(PlanProblem problem, List<PlanPlacement> placements) {
        Map<UUID, PlanCase> cases = problem.casesById();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < placements.size(); i++) {
            PlanPlacement one = placements.get(i);
            PlanCase what = PlanCosts.known(cases, one.caseId());
            PlanRule alone = alone(problem, what, one);
            if (alone != null) {
                violations.add(new Violation(alone, what.id(), null));
            }
            for (int j = i + 1; j < placements.size(); j++) {
                PlanPlacement two = placements.get(j);
                PlanRule together = together(problem, what, one, PlanCosts.known(cases, two.caseId()), two);
                if (together != null) {
                    violations.add(new Violation(together, one.caseId(), two.caseId()));
                }
            }
        }
        return violations;
    }

    private static @Nullable PlanRule alone(PlanProblem problem, PlanCase what, PlanPlacement placement) {
        PlanPlace place = placement.place();
        if (what.pinned() && !what.isAtCurrent(place)) {
            return PlanRule.PIN_MOVED;
        }
        if (place == null) {
            return what.current() == null ? null : PlanRule.BOOKING_DROPPED;
        }
        return problem.refusal(what, place, placement.team());
    }

    /** The first rule two placements break together; what stands as it is booked today was accepted by somebody. */
    public static @Nullable PlanRule together(
            PlanProblem problem, PlanCase a, PlanPlacement one, PlanCase b, PlanPlacement two) {
        PlanPlace here = one.place();
        PlanPlace there = two.place();
        if (here == null || there == null || (a.isAtCurrent(here) && b.isAtCurrent(there))) {
            return null;
        }
        CellSpan first = a.span(here);
        CellSpan second = b.span(there);
        if (here.roomId().equals(there.roomId())
                && first.from() < second.to() + problem.turnoverCells()
                && second.from() < first.to() + problem.turnoverCells()) {
            return PlanRule.ROOM_TAKEN;
        }
        if (!first.overlaps(second)) {
            return null;
        }
        if (one.team().operatorId().equals(two.team().operatorId())) {
            return PlanRule.OPERATOR_TAKEN;
        }
        if (a.patientId().equals(b.patientId())) {
            return PlanRule.PATIENT_TAKEN;
        }
        Set<UUID> shared = new HashSet<>(one.team().others());
        shared.retainAll(two.team().others());
        return shared.isEmpty() ? null : PlanRule.SHARED_RESOURCE_TAKEN;
    }
}
