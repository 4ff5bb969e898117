package org.spineline.booking.domain.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a plan costs, term by term.
 *
 * @param unplaced cases without a place
 */
public record PlanCosts(Map<PlanTerm, Amount> terms, int unplaced) {
    public PlanCosts {
        terms = Map.copyOf(terms);
    }

    /**
     * @param amount minutes, priority-weighted minutes, or a count: see the term
     * @param cost the amount times its weight
     */
    public record Amount(long amount, long cost) {}

    public long total() {
        return terms.values().stream().mapToLong(Amount::cost).sum();
    }

    public long amount(PlanTerm term) {
        return of(term).amount();
    }

    public long cost(PlanTerm term) {
        return of(term).cost();
    }

    private Amount of(PlanTerm term) {
        return terms.getOrDefault(term, new Amount(0, 0));
    }

    /** A case in a room, as far as its neighbours matter. */
    public record InRoom(int start, int end, UUID operatorId) {}

    public static PlanCosts of(PlanProblem problem, List<PlanPlacement> placements) {
        PlanningRules.Weights weights = problem.rules().weights();
        Map<UUID, PlanCase> cases = problem.casesById();
        Map<RoomDay, List<InRoom>> rooms = new HashMap<>();
        long overtime = 0;
        long waiting = 0;
        long waitingCost = 0;
        long rescheduled = 0;
        int unplaced = 0;
        for (PlanPlacement placement : placements) {
            PlanCase what = known(cases, placement.caseId());
            PlanPlace place = placement.place();
            waiting += waitingMinutes(problem, what, place);
            waitingCost += waitingCost(problem, what, place);
            if (place == null) {
                unplaced++;
                continue;
            }
            overtime += problem.overtimeMinutes(what, place, placement.team());
            rescheduled += isRescheduled(what, place) ? 1 : 0;
            rooms.computeIfAbsent(new RoomDay(place.roomId(), place.day()), key -> new ArrayList<>())
                    .add(new InRoom(
                            place.start(),
                            place.start() + what.cells(),
                            placement.team().operatorId()));
        }
        long idle = 0;
        long changes = 0;
        for (List<InRoom> inRoom : rooms.values()) {
            idle += idleMinutes(inRoom, problem.turnoverCells());
            changes += operatorChanges(inRoom);
        }
        Map<PlanTerm, Amount> terms = new EnumMap<>(PlanTerm.class);
        terms.put(PlanTerm.OVERTIME, new Amount(overtime, overtime * weights.overtimePerMinute()));
        terms.put(PlanTerm.IDLE, new Amount(idle, idle * weights.idlePerMinute()));
        terms.put(PlanTerm.OPERATOR_CHANGE, new Amount(changes, changes * weights.perOperatorChange()));
        terms.put(PlanTerm.WAITING, new Amount(waiting, waitingCost));
        terms.put(PlanTerm.RESCHEDULED, new Amount(rescheduled, rescheduled * weights.perRescheduledPatient()));
        return new PlanCosts(terms, unplaced);
    }

    /** Whoever has a booking and gets another time must be told; another room is the site's own affair. */
    public static boolean isRescheduled(PlanCase what, @Nullable PlanPlace place) {
        return what.current() != null && place != null && what.current().start() != place.start();
    }

    /** Priority-weighted; without a place until long after the end of the plan. */
    public static long waitingMinutes(PlanProblem problem, PlanCase what, @Nullable PlanPlace place) {
        long minutes = place == null
                ? (long) problem.days().get(problem.days().size() - 1).to() * PlanProblem.CELL_MINUTES
                        + problem.rules().weights().unplacedHours() * 60L
                : (long) Math.max(0, place.start()) * PlanProblem.CELL_MINUTES;
        return minutes * what.priority();
    }

    public static long waitingCost(PlanProblem problem, PlanCase what, @Nullable PlanPlace place) {
        return waitingMinutes(problem, what, place) * problem.rules().weights().waitingPerPriorityHour() / 60;
    }

    /** @param inRoom the cases of one room on one day, in any order */
    public static long idleMinutes(List<InRoom> inRoom, int turnoverCells) {
        List<InRoom> sorted = sorted(inRoom);
        long cells = 0;
        int busyUntil = sorted.get(0).end();
        for (InRoom next : sorted) {
            cells += Math.max(0, next.start() - busyUntil - turnoverCells);
            busyUntil = Math.max(busyUntil, next.end());
        }
        return cells * PlanProblem.CELL_MINUTES;
    }

    /** @param inRoom the cases of one room on one day, in any order */
    public static int operatorChanges(List<InRoom> inRoom) {
        List<InRoom> sorted = sorted(inRoom);
        int changes = 0;
        for (int i = 1; i < sorted.size(); i++) {
            changes += sorted.get(i).operatorId().equals(sorted.get(i - 1).operatorId()) ? 0 : 1;
        }
        return changes;
    }

    // By operator too: while a search passes through an overlap the order must not depend on chance.
    private static List<InRoom> sorted(List<InRoom> inRoom) {
        return inRoom.stream()
                .sorted(Comparator.comparingInt(InRoom::start)
                        .thenComparingInt(InRoom::end)
                        .thenComparing(InRoom::operatorId))
                .toList();
    }

    static PlanCase known(Map<UUID, PlanCase> cases, UUID id) {
        PlanCase found = cases.get(id);
        if (found == null) {
            throw new IllegalArgumentException("A case that is not part of the plan: " + id);
        }
        return found;
    }

    private record RoomDay(UUID roomId, int day) {}
}
