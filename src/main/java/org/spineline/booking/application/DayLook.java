package org.spineline.booking.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.BookingRequests.BlockSpan;
import org.spineline.booking.application.BookingRequests.BoardResource;
import org.spineline.booking.application.BookingRequests.LabelledSpan;
import org.spineline.booking.application.BookingRequests.Span;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.SqlTime;
import org.spineline.kernel.time.TimeRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All resources on one day, with hours, closures and blocks, in one question: the day calendar is asked for all day long. */
@Component
class DayLook {
    private static final String LOOK =
            """
            select 'RESOURCE' as what, r.id as resource_id, cast(null as uuid) as owner_id, r.kind as word,
                   r.name as label, r.detail as detail, r.specialty as specialty, r.active as flag,
                   cast(null as timestamp(6) with time zone) as starts_at,
                   cast(null as timestamp(6) with time zone) as ends_at,
                   cast(null as timestamp(6) with time zone) as release_at,
                   cast(null as time) as opens_at, cast(null as time) as closes_at
              from resource r
            union all
            select 'HOURS', h.resource_id, cast(null as uuid), null, null, null, null, true, null, null, null,
                   h.starts_at, h.ends_at
              from working_hours h
             where h.weekday = :weekday and h.valid_from <= :day and (h.valid_until is null or h.valid_until >= :day)
            union all
            select 'CLOSURE', c.resource_id, cast(null as uuid), null, c.reason, null, null, true, c.starts_at, c.ends_at,
                   null, cast(null as time), cast(null as time)
              from closure c where c.starts_at < :end and c.ends_at > :start
            union all
            select 'BLOCK', b.resource_id, b.owner_operator_id, null, b.label, null, null, true, b.starts_at, b.ends_at,
                   b.release_at, cast(null as time), cast(null as time)
              from resource_block b
             where b.starts_at < :end and b.ends_at > :start and (b.release_at is null or b.release_at > :now)
            """;

    private final JdbcClient client;
    private final FacilityZone facility;

    DayLook(JdbcClient client, FacilityZone facility) {
        this.client = client;
        this.facility = facility;
    }

    /** A resource as it is on the day; its times by start. */
    record Shown(
            BoardResource resource,
            boolean active,
            List<Span> hours,
            List<LabelledSpan> closures,
            List<BlockSpan> blocks) {
        private Shown inOrder() {
            hours.sort(Comparator.comparing(Span::start));
            closures.sort(Comparator.comparing(LabelledSpan::start));
            blocks.sort(Comparator.comparing(BlockSpan::start));
            return this;
        }
    }

    /** By kind and name; also those no longer in use, which bookings of the past still name. */
    Map<UUID, Shown> at(LocalDate date, TimeRange day, Instant now) {
        Map<UUID, Shown> shown = new HashMap<>();
        List<Consumer<Map<UUID, Shown>>> times = new ArrayList<>();
        client.sql(LOOK)
                .param("weekday", date.getDayOfWeek().name())
                .param("day", date)
                .param("start", SqlTime.utc(day.start()))
                .param("end", SqlTime.utc(day.end()))
                .param("now", SqlTime.utc(now))
                .query(row -> {
                    UUID id = row.getObject("resource_id", UUID.class);
                    switch (row.getString("what")) {
                        case "RESOURCE" -> shown.put(id, resource(id, row));
                        case "HOURS" -> {
                            Span hours = new Span(at(date, row, "opens_at"), at(date, row, "closes_at"));
                            // In the hour that a change of the clocks skips nobody works.
                            if (hours.start().isBefore(hours.end())) {
                                times.add(all -> all.get(id).hours().add(hours));
                            }
                        }
                        case "CLOSURE" -> {
                            LabelledSpan closure = new LabelledSpan(
                                    SqlTime.instant(row, "starts_at"),
                                    SqlTime.instant(row, "ends_at"),
                                    row.getString("label"));
                            times.add(all -> all.get(id).closures().add(closure));
                        }
                        default -> {
                            BlockSpan block = new BlockSpan(
                                    SqlTime.instant(row, "starts_at"),
                                    SqlTime.instant(row, "ends_at"),
                                    row.getString("label"),
                                    row.getObject("owner_id", UUID.class),
                                    row.getObject("release_at") == null ? null : SqlTime.instant(row, "release_at"));
                            times.add(all -> all.get(id).blocks().add(block));
                        }
                    }
                });
        times.forEach(time -> time.accept(shown));
        Map<UUID, Shown> sorted = new LinkedHashMap<>();
        shown.values().stream()
                .sorted(Comparator.comparing(
                                (Shown one) -> one.resource().kind().name())
                        .thenComparing(one -> one.resource().name()))
                .forEach(one -> sorted.put(one.resource().id(), one.inOrder()));
        return sorted;
    }

    private static Shown resource(UUID id, ResultSet row) throws SQLException {
        return new Shown(
                new BoardResource(
                        id,
                        ResourceKind.valueOf(row.getString("word")),
                        row.getString("label"),
                        row.getString("detail"),
                        row.getString("specialty")),
                row.getBoolean("flag"),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private Instant at(LocalDate date, ResultSet row, String column) throws SQLException {
        return date.atTime(row.getObject(column, LocalTime.class))
                .atZone(facility.zone())
                .toInstant();
    }
}
