package org.spineline.booking.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.TimeRange;

/**
 * A time that comes again at the same local time every week. When the clocks go forward, a time within the missing hour
 * moves behind it, and a span that lies wholly within it is left out; of an hour that comes twice the first is meant.
 *
 * @param first the first occurrence
 * @param release moves along with its occurrence; null: never
 */
public record WeeklyTime(TimeRange first, @Nullable Instant release, ZoneId zone) {
    /** One week. */
    public record Occurrence(TimeRange when, @Nullable Instant release) {}

    /** @param until last local day on which one may start */
    public List<Occurrence> occurrences(LocalDate until) {
        List<Occurrence> found = new ArrayList<>();
        found.add(new Occurrence(first, release));
        LocalDateTime start = local(first.start());
        for (int week = 1; !start.plusWeeks(week).toLocalDate().isAfter(until); week++) {
            Instant from = later(first.start(), week);
            Instant to = later(first.end(), week);
            if (from.isBefore(to)) {
                found.add(new Occurrence(new TimeRange(from, to), release == null ? null : later(release, week)));
            }
        }
        return found;
    }

    private Instant later(Instant moment, int weeks) {
        return local(moment).plusWeeks(weeks).atZone(zone).toInstant();
    }

    private LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone);
    }
}
