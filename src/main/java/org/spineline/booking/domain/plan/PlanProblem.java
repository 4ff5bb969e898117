package org.spineline.booking.domain.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The question: cases, and what they may be placed in.
 *
 * @param days local days as spans of cells, in order; 276 or 300 cells long when the clocks change
 * @param roomIds rooms that cases may be placed in
 * @param resources everything that is involved, rooms too
 * @param turnoverCells between two cases in a room
 */
public record PlanProblem(
        List<CellSpan> days,
        List<UUID> roomIds,
        Map<UUID, PlanResource> resources,
        List<PlanCase> cases,
        int turnoverCells,
        PlanningRules rules) {
    public static final int CELL_MINUTES = 5;

    public PlanProblem {
        days = List.copyOf(days);
        roomIds = List.copyOf(roomIds);
        resources = Map.copyOf(resources);
        cases = List.copyOf(cases);
    }

    /** The same question with other pins. */
    public PlanProblem with(List<PlanCase> others) {
        return new PlanProblem(days, roomIds, resources, others, turnoverCells, rules);
    }

    public Map<UUID, PlanCase> casesById() {
        return cases.stream().collect(Collectors.toMap(PlanCase::id, Function.identity()));
    }

    public int overtimeLimitCells() {
        return rules.overtimeLimitMinutes() / CELL_MINUTES;
    }

    /** The rule this place breaks by itself, whatever else is planned; null if it may be had. Where it is now is allowed. */
    public @Nullable PlanRule refusal(PlanCase what, PlanPlace place, PlanTeam team) {
        if (what.isAtCurrent(place)) {
            return null;
        }
        if (!what.days().contains(place.day())) {
            return PlanRule.OUTSIDE_DATES;
        }
        CellSpan span = what.span(place);
        int limit = overtimeLimitCells();
        PlanRule refusal = of(place.roomId()).refusal(span, team.operatorId(), limit);
        if (refusal == null) {
            refusal = of(team.operatorId()).refusal(span, team.operatorId(), limit);
        }
        for (int i = 0; refusal == null && i < team.others().size(); i++) {
            PlanResource other = of(team.others().get(i));
            refusal = other.isTiedElsewhere(place.roomId())
                    ? PlanRule.FIXED_ELSEWHERE
                    : other.refusal(span, team.operatorId(), limit);
        }
        return refusal;
    }

    /** Minutes beyond the hours of whoever is kept longest. */
    public int overtimeMinutes(PlanCase what, PlanPlace place, PlanTeam team) {
        CellSpan span = what.span(place);
        int cells = Math.max(
                of(place.roomId()).overtime(span), of(team.operatorId()).overtime(span));
        for (UUID other : team.others()) {
            cells = Math.max(cells, of(other).overtime(span));
        }
        return Math.min(cells, span.length()) * CELL_MINUTES;
    }

    /** Every place this team could have by itself, by time and room. */
    public List<PlanPlace> places(PlanCase what) {
        List<PlanPlace> places = new ArrayList<>();
        for (int day = 0; day < days.size(); day++) {
            CellSpan cells = days.get(day);
            for (int start = cells.from(); what.days().contains(day) && start < cells.to(); start++) {
                for (UUID room : roomIds) {
                    PlanPlace place = new PlanPlace(room, day, start);
                    if (what.teams().stream().anyMatch(team -> refusal(what, place, team) == null)) {
                        places.add(place);
                    }
                }
            }
        }
        if (what.current() != null && !places.contains(what.current())) {
            places.add(what.current());
        }
        return places;
    }

    private PlanResource of(UUID id) {
        PlanResource resource = resources.get(id);
        if (resource == null) {
            throw new IllegalArgumentException("A resource that is not part of the plan: " + id);
        }
        return resource;
    }
}
