package org.spineline.outcome.application;

import java.sql.ResultSet;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.SqlTime;
import org.spineline.outcome.application.OutcomeRequests.RoomUse;
import org.spineline.outcome.domain.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much of its open time each room had a patient in it. Four statements, however many days there are. */
@Component
class RoomQuery {
    private static final String USED =
            "select r.id, r.name, sum(b.room_seconds) / 60 as used, count(b.room_seconds) as cases,"
                    + " count(*) - count(b.room_seconds) as missing"
                    + " from outcome_booking b join resource r on r.id = b.room_id"
                    + " where b.status = 'COMPLETED' and b.starts_at >= :from and b.starts_at < :until"
                    + " group by r.id, r.name order by r.name";

    private final JdbcClient jdbc;
    private final FacilityZone facility;

    RoomQuery(JdbcClient jdbc, FacilityZone facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    private record Hours(
            UUID room, DayOfWeek weekday, LocalTime from, LocalTime until, LocalDate first, @Nullable LocalDate last) {}

    private record Span(Instant start, Instant end) {}

    List<RoomUse> use(Selection selection, Instant now) {
        Instant until = selection.until().isBefore(now) ? selection.until() : now;
        if (!selection.from().isBefore(until)) {
            return List.of();
        }
        Set<LocalDate> holidays = new HashSet<>(jdbc.sql("select holiday_on from holiday")
                .query(LocalDate.class)
                .list());
        Map<UUID, List<Hours>> hours = hours();
        Map<UUID, List<Span>> closures = closures(selection.from(), until);
        return jdbc.sql(USED)
                .param("from", SqlTime.utc(selection.from()))
                .param("until", SqlTime.utc(until))
                .query((row, number) -> {
                    UUID room = row.getObject("id", UUID.class);
                    long open = openMinutes(
                            hours.getOrDefault(room, List.of()),
                            closures.getOrDefault(room, List.of()),
                            holidays,
                            selection.from(),
                            until);
                    return new RoomUse(
                            room,
                            row.getString("name"),
                            row.getLong("used"),
                            open,
                            row.getLong("cases"),
                            row.getLong("missing"));
                })
                .list();
    }

    private Map<UUID, List<Hours>> hours() {
        Map<UUID, List<Hours>> found = new HashMap<>();
        jdbc.sql("select w.resource_id, w.weekday, w.starts_at, w.ends_at, w.valid_from, w.valid_until"
                        + " from working_hours w join resource r on r.id = w.resource_id and r.kind = 'ROOM'")
                .query((ResultSet row) -> {
                    found.computeIfAbsent(row.getObject("resource_id", UUID.class), room -> new ArrayList<>())
                            .add(new Hours(
                                    row.getObject("resource_id", UUID.class),
                                    DayOfWeek.valueOf(row.getString("weekday")),
                                    row.getObject("starts_at", LocalTime.class),
                                    row.getObject("ends_at", LocalTime.class),
                                    row.getObject("valid_from", LocalDate.class),
                                    row.getObject("valid_until", LocalDate.class)));
                });
        return found;
    }

    private Map<UUID, List<Span>> closures(Instant from, Instant until) {
        Map<UUID, List<Span>> found = new HashMap<>();
        jdbc.sql("select resource_id, starts_at, ends_at from closure where ends_at > :from and starts_at < :until"
                        + " order by starts_at")
                .param("from", SqlTime.utc(from))
                .param("until", SqlTime.utc(until))
                .query((ResultSet row) -> {
                    found.computeIfAbsent(row.getObject("resource_id", UUID.class), room -> new ArrayList<>())
                            .add(new Span(SqlTime.instant(row, "starts_at"), SqlTime.instant(row, "ends_at")));
                });
        return found;
    }

    private long openMinutes(
            List<Hours> hours, List<Span> closures, Set<LocalDate> holidays, Instant from, Instant until) {
        long open = 0;
        LocalDate last = facility.dayOf(until);
        for (LocalDate day = facility.dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
            if (holidays.contains(day)) {
                continue;
            }
            for (Hours each : hours) {
                if (isOn(each, day)) {
                    Instant start = later(
                            day.atTime(each.from()).atZone(facility.zone()).toInstant(), from);
                    Instant end = earlier(
                            day.atTime(each.until()).atZone(facility.zone()).toInstant(), until);
                    open += start.isBefore(end) ? minutesLeft(start, end, closures) : 0;
                }
            }
        }
        return open;
    }

    private static boolean isOn(Hours hours, LocalDate day) {
        return hours.weekday() == day.getDayOfWeek()
                && !day.isBefore(hours.first())
                && (hours.last() == null || !day.isAfter(hours.last()));
    }

    /** Closures come in the order of their start; where two overlap, the time is taken once. */
    private static long minutesLeft(Instant start, Instant end, List<Span> closures) {
        long left = 0;
        Instant at = start;
        for (Span closed : closures) {
            if (!closed.start().isBefore(end)) {
                break;
            }
            if (closed.start().isAfter(at)) {
                left += Duration.between(at, closed.start()).toMinutes();
            }
            at = later(at, closed.end());
        }
        return at.isBefore(end) ? left + Duration.between(at, end).toMinutes() : left;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
