package org.spineline.booking.domain.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.support.SiteRules;

/** Small plans: one day in which everybody is there from cell 100 to cell 200, unless a test says otherwise. */
public final class Plans {
    public static final UUID ROOM = new UUID(1, 1);
    public static final UUID OTHER_ROOM = new UUID(1, 2);
    public static final UUID OPERATOR = new UUID(2, 1);
    public static final UUID OTHER_OPERATOR = new UUID(2, 2);
    public static final UUID PROVIDER = new UUID(3, 1);
    public static final int TURNOVER = 3;
    public static final PlanningRules RULES = SiteRules.at(PlanningRules.class, "config/planning.yml");

    private final Map<UUID, PlanResource> resources = new HashMap<>();
    private final List<PlanCase> cases = new ArrayList<>();

    public Plans() {
        for (UUID id : List.of(ROOM, OTHER_ROOM, OPERATOR, OTHER_OPERATOR, PROVIDER)) {
            there(id, List.of(new CellSpan(100, 200)), List.of(), List.of());
        }
    }

    public Plans there(UUID id, List<CellSpan> hours, List<CellSpan> closed, List<PlanResource.Block> blocks) {
        resources.put(id, new PlanResource(id, hours, closed, blocks));
        return this;
    }

    public Plans tied(UUID id, UUID room) {
        resources.put(id, new PlanResource(id, null, List.of(), List.of(), room));
        return this;
    }

    public PlanCase with(int number, UUID operator, UUID other) {
        PlanTeam team = new PlanTeam(operator, List.of(other));
        return add(new PlanCase(
                new UUID(4, number), new UUID(5, number), 12, 1, number, Set.of(0), null, List.of(team), false));
    }

    /** Twelve cells, one hour. */
    public PlanCase waiting(int number, UUID operator) {
        return add(number, operator, null, 1, false, Set.of(0));
    }

    public PlanCase booked(int number, UUID operator, UUID room, int start) {
        return add(number, operator, at(room, start), 1, false, Set.of(0));
    }

    public PlanCase pinned(int number, UUID operator, UUID room, int start) {
        return add(number, operator, at(room, start), 1, true, Set.of(0));
    }

    public PlanCase add(
            int number, UUID operator, @Nullable PlanPlace current, int priority, boolean pinned, Set<Integer> days) {
        PlanCase what = new PlanCase(
                new UUID(4, number),
                new UUID(5, number),
                12,
                priority,
                number,
                days,
                current,
                List.of(new PlanTeam(operator, List.of())),
                pinned);
        cases.add(what);
        return what;
    }

    public PlanCase add(PlanCase what) {
        cases.add(what);
        return what;
    }

    public PlanProblem problem() {
        return new PlanProblem(
                List.of(new CellSpan(0, 288)), List.of(ROOM, OTHER_ROOM), resources, cases, TURNOVER, RULES);
    }

    public static PlanPlace at(UUID room, int start) {
        return new PlanPlace(room, 0, start);
    }

    public static PlanPlacement put(PlanCase what, @Nullable PlanPlace place) {
        return new PlanPlacement(what.id(), place, what.teams().get(0));
    }
}
