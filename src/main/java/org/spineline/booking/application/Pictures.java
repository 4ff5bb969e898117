package org.spineline.booking.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.Picture.KeptTime;
import org.spineline.booking.application.Picture.Taking;
import org.spineline.booking.domain.Closure;
import org.spineline.booking.domain.Holiday;
import org.spineline.booking.domain.HolidayRepository;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.ResourceRepository;
import org.spineline.booking.domain.slots.Block;
import org.spineline.booking.domain.slots.SlotIndex;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.SqlTime;
import org.spineline.kernel.time.TimeRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps a picture of the site in memory and brings it up to date before it is used: bookings by the feed of changes, the
 * rest by building it anew. Two questions to the database when nothing has changed. Whatever a picture says, the booking
 * itself decides.
 */
@Component
class Pictures {
    /** Days to come; half a year and a little. */
    static final int DAYS_AHEAD = 190;

    /** With more changes than this a fresh picture is cheaper. */
    private static final int MANY = 500;

    private static final String TAKINGS =
            """
            select b.id, b.version, b.patient_id, b.episode_id, b.starts_at, b.ends_at, b.status, b.hold_expires_at,
                   a.resource_id, a.role
              from booking b join booking_allocation a on a.booking_id = b.id
            """;
    private static final List<String> OCCUPYING = Arrays.stream(BookingStatus.values())
            .filter(BookingStatus::occupies)
            .map(Enum::name)
            .toList();

    private final JdbcClient client;
    private final ResourceRepository resources;
    private final HolidayRepository holidayRows;
    private final CalendarFeed feed;
    private final FacilityZone facility;
    private final Clock clock;

    private volatile @Nullable Picture latest;

    Pictures(
            JdbcClient client,
            ResourceRepository resources,
            HolidayRepository holidayRows,
            CalendarFeed feed,
            FacilityZone facility,
            Clock clock) {
        this.client = client;
        this.resources = resources;
        this.holidayRows = holidayRows;
        this.feed = feed;
        this.facility = facility;
        this.clock = clock;
    }

    /** To be called within a transaction. */
    synchronized Picture current() {
        Picture known = latest;
        LocalDate firstDay = facility.today().minusDays(1);
        String site = site();
        Picture fresh = known == null
                        || !known.firstDay().equals(firstDay)
                        || !known.site().equals(site)
                ? built(site, firstDay)
                : followed(known);
        latest = fresh;
        return fresh;
    }

    private Picture followed(Picture known) {
        List<CalendarFeed.Change> news = feed.since(known.number());
        Set<UUID> changed = news.stream()
                .filter(change -> !known.seen().contains(change.number()))
                .map(CalendarFeed.Change::bookingId)
                .collect(Collectors.toSet());
        if (changed.size() > MANY) {
            return built(known.site(), known.firstDay());
        }
        Instant now = clock.instant();
        Set<UUID> lapsed = known.taken().values().stream()
                .filter(taking ->
                        taking.heldUntil() != null && !taking.heldUntil().isAfter(now))
                .map(Taking::bookingId)
                .collect(Collectors.toSet());
        if (changed.isEmpty() && lapsed.isEmpty()) {
            return known;
        }
        Map<UUID, Taking> taken = new HashMap<>(known.taken());
        Map<UUID, Taking> changes = changed.isEmpty() ? Map.of() : among(changed, known.firstDay());
        SlotIndex index = known.index().supposing(change -> {
            for (UUID id : union(changed, lapsed)) {
                Taking before = taken.remove(id);
                if (before != null) {
                    known(known.index(), before).forEach(resource -> change.release(resource, before.when()));
                }
            }
            // Everything is released before anything is taken: two bookings may have changed places.
            changes.forEach((id, taking) -> {
                taken.put(id, taking);
                known(known.index(), taking).forEach(resource -> change.take(resource, taking.when()));
            });
        });
        long number = news.stream().mapToLong(CalendarFeed.Change::number).max().orElse(known.number());
        return new Picture(
                known.site(),
                known.firstDay(),
                known.lastDay(),
                Math.max(number, known.number()),
                news.stream().map(CalendarFeed.Change::number).collect(Collectors.toSet()),
                index,
                known.resources(),
                known.blocks(),
                known.holidays(),
                taken);
    }

    private static Set<UUID> union(Set<UUID> some, Set<UUID> others) {
        Set<UUID> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static List<UUID> known(SlotIndex index, Taking taking) {
        return taking.resources().keySet().stream().filter(index::knows).toList();
    }

    private Picture built(String site, LocalDate firstDay) {
        // The number first: what happens while the rest is read comes again with the next question.
        long number = feed.latest();
        Set<Long> seen = new HashSet<>();
        feed.since(number).forEach(change -> seen.add(change.number()));
        LocalDate lastDay = firstDay.plusDays(DAYS_AHEAD);
        TimeRange window = new TimeRange(facility.startOf(firstDay), facility.startOf(lastDay.plusDays(1)));
        Map<UUID, Resource> known = new LinkedHashMap<>();
        SlotIndex.Builder builder = SlotIndex.builder(facility.zone(), firstDay, DAYS_AHEAD + 1);
        Map<UUID, List<KeptTime>> blocks = blocks(window);
        Map<LocalDate, String> holidays = holidayRows.findAllByDayBetween(firstDay, lastDay).stream()
                .collect(Collectors.toMap(Holiday::getDay, Holiday::getName, (one, other) -> one + ", " + other));
        for (Resource resource : resources.findAllByOrderByKindAscNameAsc()) {
            if (!resource.isActive()) {
                continue;
            }
            UUID id = resource.getId();
            known.put(id, resource);
            builder.resource(id);
            if (!resource.getHours().isEmpty()) {
                builder.hours(
                        id,
                        firstDay.datesUntil(lastDay.plusDays(1))
                                .flatMap(day -> resource.hoursOn(day, facility).stream())
                                .toList());
            }
            for (Closure closure : resource.closuresIn(window)) {
                builder.unavailable(id, closure.when());
            }
            holidays.keySet().forEach(day -> builder.unavailable(id, facility.day(day)));
            blocks.getOrDefault(id, List.of())
                    .forEach(kept -> builder.block(id, new Block(kept.when(), kept.owner(), kept.releasesAt())));
        }
        Map<UUID, Taking> taken = ahead(window);
        taken.values().forEach(taking -> taking.resources().keySet().stream()
                .filter(known::containsKey)
                .forEach(resource -> builder.booked(resource, taking.when())));
        return new Picture(site, firstDay, lastDay, number, seen, builder.build(), known, blocks, holidays, taken);
    }

    /** Differs whenever something other than a booking has changed; all its parts are few. */
    private String site() {
        return client
                .sql(
                        """
                        select 'R' as what, id, version from resource
                        union all select 'C', id, 0 from closure where ends_at > :from
                        union all select 'B', id, 0 from resource_block where ends_at > :from
                        union all select 'H', id, 0 from holiday
                        order by 1, 2
                        """)
                .param("from", SqlTime.utc(facility.startOf(facility.today().minusDays(1))))
                .query((row, number) ->
                        row.getString("what") + row.getObject("id", UUID.class) + row.getLong("version"))
                .list()
                .stream()
                .collect(Collectors.joining());
    }

    private Map<UUID, List<KeptTime>> blocks(TimeRange window) {
        return client
                .sql(
                        """
                        select resource_id, owner_operator_id, label, starts_at, ends_at, release_at from resource_block
                         where starts_at < :end and ends_at > :start order by starts_at
                        """)
                .param("start", SqlTime.utc(window.start()))
                .param("end", SqlTime.utc(window.end()))
                .query((row, number) -> Map.entry(
                        row.getObject("resource_id", UUID.class),
                        new KeptTime(
                                range(row),
                                row.getObject("owner_operator_id", UUID.class),
                                row.getString("label"),
                                instant(row, "release_at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Map<UUID, Taking> ahead(TimeRange window) {
        return takings(client.sql(TAKINGS
                        + " where b.starts_at < :end and b.starts_at > :longBefore and b.ends_at > :start"
                        + " and b.status in (:occupying)")
                .param("end", SqlTime.utc(window.end()))
                .param("start", SqlTime.utc(window.start()))
                // Nothing is booked for longer than a day: the index on the start can be used from both sides.
                .param("longBefore", SqlTime.utc(window.start().minusSeconds(86_400)))
                .param("occupying", OCCUPYING));
    }

    private Map<UUID, Taking> among(Collection<UUID> bookings, LocalDate firstDay) {
        return takings(client.sql(TAKINGS + " where b.id in (:ids) and b.ends_at > :start and b.status in (:occupying)")
                .param("ids", bookings)
                .param("start", SqlTime.utc(facility.startOf(firstDay)))
                .param("occupying", OCCUPYING));
    }

    private Map<UUID, Taking> takings(JdbcClient.StatementSpec question) {
        Instant now = clock.instant();
        Map<UUID, Taking> found = new HashMap<>();
        question.query((ResultSet row) -> {
            UUID id = row.getObject("id", UUID.class);
            BookingStatus status = BookingStatus.valueOf(row.getString("status"));
            Instant heldUntil = status == BookingStatus.HELD ? instant(row, "hold_expires_at") : null;
            if (heldUntil != null && !heldUntil.isAfter(now)) {
                return;
            }
            Taking taking = found.get(id);
            if (taking == null) {
                taking = new Taking(
                        id,
                        row.getLong("version"),
                        row.getObject("patient_id", UUID.class),
                        row.getObject("episode_id", UUID.class),
                        range(row),
                        status,
                        heldUntil,
                        new HashMap<>());
                found.put(id, taking);
            }
            taking.resources()
                    .put(row.getObject("resource_id", UUID.class), ResourceKind.valueOf(row.getString("role")));
        });
        return found;
    }

    private static TimeRange range(ResultSet row) throws SQLException {
        return new TimeRange(SqlTime.instant(row, "starts_at"), SqlTime.instant(row, "ends_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
