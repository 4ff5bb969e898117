package org.spineline.booking.domain.slots;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.TimeRange;

/**
 * All that is known of one resource on one day. Ranges may reach over the day; only the part inside counts.
 *
 * @param hours when the resource works; null: always, empty: not at all
 * @param unavailable closures, leave, holidays
 */
public record DayPlan(
        @Nullable List<TimeRange> hours, List<TimeRange> unavailable, List<TimeRange> booked, List<Block> blocks) {
    public DayPlan {
        hours = hours == null ? null : List.copyOf(hours);
        unavailable = List.copyOf(unavailable);
        booked = List.copyOf(booked);
        blocks = List.copyOf(blocks);
    }
}
