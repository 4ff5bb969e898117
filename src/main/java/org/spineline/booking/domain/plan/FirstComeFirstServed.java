package org.spineline.booking.domain.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a careful desk does by hand: whoever is booked keeps the place, everybody else gets the earliest free one in the
 * order of arrival, in regular hours if there is any. The baseline of the optimiser, and where it starts from.
 */
public final class FirstComeFirstServed {
    private final PlanProblem problem;
    private final Map<UUID, BitSet> taken = new HashMap<>();

    private FirstComeFirstServed(PlanProblem problem) {
        this.problem = problem;
    }

    /** In the order of the problem's cases. */
    public static List<PlanPlacement> place(PlanProblem problem) {
        return new FirstComeFirstServed(problem).run();
    }

    private List<PlanPlacement> run() {
        Map<UUID, PlanPlacement> placed = new HashMap<>();
        for (PlanCase what : problem.cases()) {
            if (what.current() != null) {
                placed.put(what.id(), take(what, what.current(), what.teams().get(0)));
            }
        }
        problem.cases().stream()
                .filter(what -> what.current() == null)
                .sorted(Comparator.comparingInt(PlanCase::rank).thenComparing(PlanCase::id))
                .forEach(what -> placed.put(what.id(), earliest(what)));
        List<PlanPlacement> inOrder = new ArrayList<>();
        problem.cases().forEach(what -> inOrder.add(placed.get(what.id())));
        return inOrder;
    }

    private PlanPlacement earliest(PlanCase what) {
        PlanPlacement late = null;
        for (PlanPlace place : problem.places(what)) {
            for (PlanTeam team : what.teams()) {
                if (problem.refusal(what, place, team) != null || !isFree(what, place, team)) {
                    continue;
                }
                if (problem.overtimeMinutes(what, place, team) == 0) {
                    return take(what, place, team);
                }
                late = late == null ? new PlanPlacement(what.id(), place, team) : late;
            }
        }
        if (late != null) {
            return take(what, placeOf(late), late.team());
        }
        return new PlanPlacement(what.id(), null, what.teams().get(0));
    }

    private static PlanPlace placeOf(PlanPlacement placement) {
        PlanPlace place = placement.place();
        if (place == null) {
            throw new IllegalStateException("Nowhere");
        }
        return place;
    }

    private boolean isFree(PlanCase what, PlanPlace place, PlanTeam team) {
        CellSpan span = what.span(place);
        int turnover = problem.turnoverCells();
        return isFree(place.roomId(), span.from() - turnover, span.to() + turnover)
                && isFree(team.operatorId(), span.from(), span.to())
                && isFree(what.patientId(), span.from(), span.to())
                && team.others().stream().allMatch(other -> isFree(other, span.from(), span.to()));
    }

    private boolean isFree(UUID id, int from, int to) {
        BitSet cells = taken.get(id);
        if (cells == null) {
            return true;
        }
        int next = cells.nextSetBit(Math.max(0, from));
        return next < 0 || next >= to;
    }

    private PlanPlacement take(PlanCase what, PlanPlace place, PlanTeam team) {
        CellSpan span = what.span(place);
        mark(place.roomId(), span);
        mark(team.operatorId(), span);
        mark(what.patientId(), span);
        team.others().forEach(other -> mark(other, span));
        return new PlanPlacement(what.id(), place, team);
    }

    private void mark(@Nullable UUID id, CellSpan span) {
        // A booking may reach into the plan from the day before.
        taken.computeIfAbsent(id, key -> new BitSet()).set(Math.max(0, span.from()), Math.max(0, span.to()));
    }
}
