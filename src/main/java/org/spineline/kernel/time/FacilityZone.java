package org.spineline.kernel.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The wall clock of the facility: the only zone in which days are counted and times are shown. */
public record FacilityZone(ZoneId zone, Clock clock) {
    public LocalDate today() {
        return dayOf(clock.instant());
    }

    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** Midnight, or the first moment of a day whose midnight a clock change skips. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The whole local day: 23 or 25 hours long when the clocks change. */
    public TimeRange day(LocalDate day) {
        return new TimeRange(startOf(day), startOf(day.plusDays(1)));
    }
}
