package org.spineline.booking.domain.slots;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spineline.kernel.time.TimeRange;

/** Resources as a service would describe them, for the index and for the oracle alike. */
final class SlotWorld {
    final ZoneId zone;
    final LocalDate first;
    final int days;
    final Map<UUID, Described> resources = new LinkedHashMap<>();

    SlotWorld(ZoneId zone, LocalDate first, int days) {
        this.zone = zone;
        this.first = first;
        this.days = days;
    }

    static final class Described {
        List<TimeRange> hours;
        final List<TimeRange> unavailable = new ArrayList<>();
        final List<TimeRange> booked = new ArrayList<>();
        final List<Block> blocks = new ArrayList<>();
    }

    Described resource(UUID id) {
        return resources.computeIfAbsent(id, none -> new Described());
    }

    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    TimeRange on(LocalDate day, String from, String until) {
        return new TimeRange(
                day.atTime(java.time.LocalTime.parse(from)).atZone(zone).toInstant(),
                until.equals("24:00")
                        ? start(day.plusDays(1))
                        : day.atTime(java.time.LocalTime.parse(until))
                                .atZone(zone)
                                .toInstant());
    }

    SlotIndex index() {
        SlotIndex.Builder builder = SlotIndex.builder(zone, first, days);
        resources.forEach((id, described) -> {
            builder.resource(id);
            if (described.hours != null) {
                builder.hours(id, described.hours);
            }
            described.unavailable.forEach(range -> builder.unavailable(id, range));
            described.booked.forEach(range -> builder.booked(id, range));
            described.blocks.forEach(block -> builder.block(id, block));
        });
        return builder.build();
    }
}
