package org.spineline.booking.domain.plan;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A procedure to be placed.
 *
 * @param id the booking's, or the episode's while it waits for one
 * @param cells how long it takes, without the turnover
 * @param priority how heavily its waiting counts, from 1
 * @param rank order of arrival, for first come first served
 * @param days those of the plan that suit
 * @param current where it is booked; null while it waits
 * @param teams those it may be done by; a booked case has the one it was booked with
 * @param pinned stays where it is
 */
public record PlanCase(
        UUID id,
        UUID patientId,
        int cells,
        int priority,
        int rank,
        Set<Integer> days,
        @Nullable PlanPlace current,
        List<PlanTeam> teams,
        boolean pinned) {
    /** @throws IllegalArgumentException if nobody can do it, it takes no time, or it is pinned to nowhere */
    public PlanCase {
        teams = List.copyOf(teams);
        days = Set.copyOf(days);
        if (teams.isEmpty() || cells < 1 || priority < 1) {
            throw new IllegalArgumentException("A case needs a team, a length and a priority");
        }
        if (pinned && current == null) {
            throw new IllegalArgumentException("Only what is booked can be pinned");
        }
    }

    public CellSpan span(PlanPlace place) {
        return new CellSpan(place.start(), place.start() + cells);
    }

    public boolean isAtCurrent(@Nullable PlanPlace place) {
        return current != null && current.equals(place);
    }
}
