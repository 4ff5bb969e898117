package org.spineline.day.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spineline.day.Milestone;

/** Steps come one after the other; several may fall on one moment, and any may be missing. */
public final class StepOrder {
    private StepOrder() {}

    /** Two steps whose times contradict their order. */
    public record OutOfOrder(Milestone first, Instant firstAt, Milestone second, Instant secondAt) {}

    /**
     * @param times of every step, as they are to be
     * @param changed only contradictions with these count: what was told out of order before is not the caller's fault
     */
    public static Optional<OutOfOrder> broken(Map<Milestone, Instant> times, Set<Milestone> changed) {
        for (Milestone first : Milestone.values()) {
            for (Milestone second : Milestone.values()) {
                if (first.compareTo(second) < 0
                        && times.containsKey(first)
                        && times.containsKey(second)
                        && (changed.contains(first) || changed.contains(second))
                        && times.get(second).isBefore(times.get(first))) {
                    return Optional.of(new OutOfOrder(first, times.get(first), second, times.get(second)));
                }
            }
        }
        return Optional.empty();
    }
}
