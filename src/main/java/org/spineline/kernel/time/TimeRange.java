package org.spineline.kernel.time;

import java.time.Duration;
import java.time.Instant;

/** Half-open: 09:00–10:00 and 10:00–11:00 do not overlap. */
public record TimeRange(Instant start, Instant end) {
    /** @throws IllegalArgumentException if the range is empty or runs backwards */
    public TimeRange {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("start %s is not before end %s".formatted(start, end));
        }
    }

    public static TimeRange of(Instant start, Duration length) {
        return new TimeRange(start, start.plus(length));
    }

    public boolean overlaps(TimeRange other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(start) && moment.isBefore(end);
    }

    public Duration length() {
        return Duration.between(start, end);
    }
}
