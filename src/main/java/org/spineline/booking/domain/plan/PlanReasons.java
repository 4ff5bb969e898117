package org.spineline.booking.domain.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why one case goes where it goes.
 *
 * @param changes terms that this case alone makes better (negative) or worse, by amount
 * @param makesRoomFor cases that could not be where they are now if this one had stayed
 */
public record PlanReasons(List<Change> changes, List<UUID> makesRoomFor) {
    /**
     * @param amount in the unit of the term; negative is better
     * @param cost weighted; negative is better
     */
    public record Change(PlanTerm term, long amount, long cost) {}

    /** The finished plan is compared with the same plan in which this one case stays where it was. */
    public static PlanReasons of(PlanProblem problem, List<PlanPlacement> plan, UUID caseId) {
        Map<UUID, PlanCase> cases = problem.casesById();
        PlanCase what = PlanCosts.known(cases, caseId);
        PlanPlacement stays =
                new PlanPlacement(caseId, what.current(), what.teams().get(0));
        List<PlanPlacement> without = new ArrayList<>();
        List<UUID> makesRoomFor = new ArrayList<>();
        for (PlanPlacement other : plan) {
            if (other.caseId().equals(caseId)) {
                without.add(stays);
                continue;
            }
            without.add(other);
            PlanCase neighbour = PlanCosts.known(cases, other.caseId());
            if (!neighbour.isAtCurrent(other.place())
                    && PlanCheck.together(problem, what, stays, neighbour, other) != null) {
                makesRoomFor.add(other.caseId());
            }
        }
        return new PlanReasons(
                changes(PlanCosts.of(problem, without), PlanCosts.of(problem, plan)), List.copyOf(makesRoomFor));
    }

    private static List<Change> changes(PlanCosts before, PlanCosts after) {
        List<Change> changes = new ArrayList<>();
        for (PlanTerm term : PlanTerm.values()) {
            @Nullable Change change = change(term, before, after);
            if (change != null) {
                changes.add(change);
            }
        }
        return List.copyOf(changes);
    }

    private static @Nullable Change change(PlanTerm term, PlanCosts before, PlanCosts after) {
        long amount = after.amount(term) - before.amount(term);
        return amount == 0 ? null : new Change(term, amount, after.cost(term) - before.cost(term));
    }
}
