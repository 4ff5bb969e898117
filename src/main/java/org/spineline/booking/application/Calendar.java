package org.spineline.booking.application;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.application.BookingRequests.BlockSpan;
import org.spineline.kernel.database.LateRows;
import org.spineline.kernel.database.Trips;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.SqlTime;
import org.spineline.kernel.time.TimeRange;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The five-minute cells that make double booking impossible. Whoever wants time first locks the patient and the days of
 * everything involved, in order of their ids, then looks, then writes; the primary key of the cells is the promise, the
 * lock is what makes the answer complete and free of deadlocks.
 */
@Component
class Calendar {
    static final long CELL_SECONDS = 300;

    // The involved come as rows to join: beside a range H2 does not use an index for "in", and would read every cell
    // there is. They come one by one and not as an array, of which PostgreSQL expects ten, whatever is in it: it would
    // plan the question anew each time.
    private static final String LOOK =
            """
            select 'RESOURCE' as what, r.id as resource_id, r.fixed_room_id as other_id, r.kind as word, r.name as label,
                   r.active as flag, cast(null as timestamp(6) with time zone) as starts_at,
                   cast(null as timestamp(6) with time zone) as ends_at, cast(null as time) as opens_at,
                   cast(null as time) as closes_at, r.privileges as techniques, r.credential_expires as last_day
              from resource r where r.id in (:resources)
            union all
            select 'HOURS', h.resource_id, cast(null as uuid), null, null,
                   (h.weekday = :weekday and h.valid_from <= :day and (h.valid_until is null or h.valid_until >= :day)),
                   null, null, h.starts_at, h.ends_at, null, null
              from working_hours h where h.resource_id in (:resources)
            union all
            select 'CLOSURE', c.resource_id, c.id, null, c.reason, true, c.starts_at, c.ends_at, null, null, null, null
              from closure c where c.resource_id in (:resources) and c.starts_at < :end and c.ends_at > :start
            union all
            select 'BLOCK', b.resource_id, b.owner_operator_id, null, b.label, true, b.starts_at, b.ends_at, null, null,
                   null, null
              from resource_block b where b.resource_id in (:resources) and b.starts_at < :end and b.ends_at > :start
               and (b.release_at is null or b.release_at > :now)
            union all
            select 'HOLIDAY', h.id, cast(null as uuid), null, h.name, true, null, null, null, null, null, null
              from holiday h where h.holiday_on = :day
            union all
            select distinct 'TAKEN', c.resource_id, b.id, b.status, b.held_by_name,
                   (b.status = 'HELD' and b.hold_expires_at <= :now), b.starts_at, b.ends_at,
                   cast(null as time), cast(null as time), cast(null as varchar), cast(null as date)
              from (values %s) as involved (id)
              join booking_cell c on c.resource_id = involved.id and c.cell_start >= :start and c.cell_start < :end
              join booking b on b.id = c.booking_id
            union all
            select 'EPISODE', b.created_by, b.id, b.status, b.held_by_name,
                   (b.status = 'HELD' and b.hold_expires_at <= :now), b.starts_at, b.hold_expires_at, null, null,
                   null, null
              from booking b
             where b.episode_id = :episode and b.status not in ('LAPSED', 'CANCELLED', 'NO_SHOW')
            union all
            select 'REPEAT', b.created_by, b.id, b.request_hash, null, true, null, null, null, null, null, null
              from booking b where b.created_by = :caller and b.idempotency_key = :key
            """;

    private static final String LOCK_DAYS =
            """
            select resource_id, local_day from resource_day
             where (resource_id, local_day) in (:days)
             order by resource_id, local_day for update
            """;

    private static final RowMapper<ResourceDay> DAY = (row, number) ->
            new ResourceDay(row.getObject("resource_id", UUID.class), row.getObject("local_day", LocalDate.class));

    private static final RowMapper<Line> LINE = (row, number) -> new Line(
            row.getString("what"),
            row.getObject("resource_id", UUID.class),
            row.getObject("other_id", UUID.class),
            row.getString("word"),
            row.getString("label"),
            row.getBoolean("flag"),
            instant(row.getObject("starts_at", OffsetDateTime.class)),
            instant(row.getObject("ends_at", OffsetDateTime.class)),
            row.getObject("opens_at", LocalTime.class),
            row.getObject("closes_at", LocalTime.class),
            row.getString("techniques"),
            row.getObject("last_day", LocalDate.class));

    /** One statement for all cells of half an hour, where a batch would be thirty. */
    private static final String TAKE =
            """
            insert into booking_cell (resource_id, cell_start, booking_id)
            select involved.id, cell.starts_at, cast(? as uuid)
              from unnest(cast(? as uuid array)) as involved (id)
             cross join unnest(cast(? as timestamp(6) with time zone array)) as cell (starts_at)
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final LateRows late;
    private final Trips trips;
    private final TransactionTemplate alone;
    private final FacilityZone facility;

    Calendar(
            JdbcTemplate jdbc,
            JdbcClient client,
            LateRows late,
            Trips trips,
            FacilityZone facility,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.client = client;
        this.late = late;
        this.trips = trips;
        this.facility = facility;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A resource on one day of the facility; sorted, because locks are taken in this order everywhere. */
    record ResourceDay(UUID resourceId, LocalDate day) implements Comparable<ResourceDay> {
        @Override
        public int compareTo(ResourceDay other) {
            int byResource = resourceId.compareTo(other.resourceId);
            return byResource != 0 ? byResource : day.compareTo(other.day);
        }
    }

    /** Thrown before anything was decided: there is no row to lock yet for some of these days. */
    static final class UnpreparedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient SortedSet<ResourceDay> days;

        UnpreparedException(SortedSet<ResourceDay> days) {
            super("Days without a row to lock", null, false, false);
            this.days = days;
        }

        SortedSet<ResourceDay> days() {
            return days;
        }
    }

    /** One line of what is known about a time; the meaning of the columns depends on the kind of line. */
    record Line(
            String what,
            UUID resourceId,
            @Nullable UUID otherId,
            @Nullable String word,
            @Nullable String label,
            boolean flag,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable LocalTime opens,
            @Nullable LocalTime closes,
            @Nullable String techniques,
            @Nullable LocalDate lastDay) {}

    /** Who asks, and for what. @param key tells a repeated request */
    record Question(
            Collection<UUID> resources,
            UUID patientId,
            UUID episodeId,
            TimeRange when,
            UUID caller,
            @Nullable String key) {
        /** The resources and the patient, who has cells as they have. */
        List<UUID> involved() {
            List<UUID> involved = new ArrayList<>(resources);
            involved.add(patientId);
            return involved;
        }
    }

    SortedSet<ResourceDay> days(Collection<UUID> resources, TimeRange when) {
        SortedSet<ResourceDay> days = new TreeSet<>();
        LocalDate last = facility.dayOf(when.end().minusSeconds(1));
        for (LocalDate day = facility.dayOf(when.start()); !day.isAfter(last); day = day.plusDays(1)) {
            for (UUID resource : resources) {
                days.add(new ResourceDay(resource, day));
            }
        }
        return days;
    }

    boolean isSameDay(TimeRange one, TimeRange other) {
        return facility.dayOf(one.start()).equals(facility.dayOf(other.start()));
    }

    /** Makes sure that there is a row to lock. Called outside a transaction: a lost race must not spoil the booking's own. */
    void prepare(Collection<ResourceDay> days) {
        for (ResourceDay day : days) {
            try {
                alone.executeWithoutResult(status -> jdbc.update(
                        "insert into resource_day (resource_id, local_day) select ?, ? where not exists"
                                + " (select 1 from resource_day where resource_id = ? and local_day = ?)"
                                + " and exists (select 1 from resource where id = ?)",
                        day.resourceId(),
                        day.day(),
                        day.resourceId(),
                        day.day(),
                        day.resourceId()));
            } catch (DuplicateKeyException somebodyWasFaster) {
                continue;
            }
        }
    }

    /**
     * Waits until nobody else is deciding about these days.
     *
     * @param everyDay whether each of them must have a row; a resource that does not exist never gets one
     * @throws UnpreparedException if rows are missing
     */
    void lock(SortedSet<ResourceDay> days, boolean everyDay) {
        if (days.isEmpty()) {
            return;
        }
        List<ResourceDay> locked =
                client.sql(LOCK_DAYS).param("days", tuples(days)).query(DAY).list();
        refuseUnprepared(days, locked, everyDay);
    }

    /** {@link #lock} and then {@link #look}, in one trip to the database where that is possible. */
    List<Line> lockAndLook(SortedSet<ResourceDay> days, boolean everyDay, Question question, Instant now) {
        late.write();
        Map<String, Object> parameters = parameters(question, now);
        parameters.put("days", tuples(days));
        Trips.Answers<ResourceDay, Line> answers = trips.ask(
                new Trips.Question<>(LOCK_DAYS, DAY), new Trips.Question<>(lookSql(question), LINE), parameters);
        refuseUnprepared(days, answers.first(), everyDay);
        return answers.second();
    }

    private static List<Object[]> tuples(SortedSet<ResourceDay> days) {
        return days.stream()
                .map(day -> new Object[] {day.resourceId(), day.day()})
                .toList();
    }

    private static void refuseUnprepared(SortedSet<ResourceDay> days, List<ResourceDay> locked, boolean everyDay) {
        SortedSet<ResourceDay> missing = new TreeSet<>(days);
        locked.forEach(missing::remove);
        if (everyDay && !missing.isEmpty()) {
            throw new UnpreparedException(missing);
        }
    }

    /**
     * Waits for whoever is booking this resource within the window, then for whoever is changing the resource itself. Days
     * on which nobody ever wanted it have no row.
     */
    void lock(UUID resourceId, TimeRange when) {
        client.sql(
                        """
                        select local_day from resource_day
                         where resource_id = :resource and local_day between :first and :last
                         order by resource_id, local_day for update
                        """)
                .param("resource", resourceId)
                .param("first", facility.dayOf(when.start()))
                .param("last", facility.dayOf(when.end().minusNanos(1)))
                .query(LocalDate.class)
                .list();
        client.sql("select id from resource where id = :resource for update")
                .param("resource", resourceId)
                .query(UUID.class)
                .list();
    }

    /** Everything that bears on this time, in one question to the database. */
    List<Line> look(Question question, Instant now) {
        late.write();
        return client.sql(lookSql(question))
                .params(parameters(question, now))
                .query(LINE)
                .list();
    }

    private static String lookSql(Question question) {
        return LOOK.formatted(IntStream.range(0, question.involved().size())
                .mapToObj("(cast(:involved%d as uuid))"::formatted)
                .collect(Collectors.joining(", ")));
    }

    private Map<String, Object> parameters(Question question, Instant now) {
        LocalDate day = facility.dayOf(question.when().start());
        Map<String, Object> parameters = new HashMap<>();
        List<UUID> involved = question.involved();
        for (int i = 0; i < involved.size(); i++) {
            parameters.put("involved" + i, involved.get(i));
        }
        parameters.put("resources", question.resources());
        parameters.put("weekday", day.getDayOfWeek().name());
        parameters.put("day", day);
        parameters.put("start", SqlTime.utc(question.when().start()));
        parameters.put("end", SqlTime.utc(question.when().end()));
        parameters.put("now", SqlTime.utc(now));
        parameters.put("episode", question.episodeId());
        parameters.put("caller", question.caller());
        parameters.put("key", new SqlParameterValue(Types.VARCHAR, question.key()));
        return parameters;
    }

    /** Blocks that are not released yet, by resource. */
    Map<UUID, List<BlockSpan>> blocks(TimeRange window, Instant now) {
        return client
                .sql(
                        """
                        select resource_id, owner_operator_id, label, starts_at, ends_at, release_at from resource_block
                         where starts_at < :end and ends_at > :start and (release_at is null or release_at > :now)
                         order by starts_at
                        """)
                .param("start", SqlTime.utc(window.start()))
                .param("end", SqlTime.utc(window.end()))
                .param("now", SqlTime.utc(now))
                .query((row, number) -> Map.entry(
                        row.getObject("resource_id", UUID.class),
                        new BlockSpan(
                                SqlTime.instant(row, "starts_at"),
                                SqlTime.instant(row, "ends_at"),
                                row.getString("label"),
                                row.getObject("owner_operator_id", UUID.class),
                                instant(row.getObject("release_at", OffsetDateTime.class)))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Written with the other rows just before the commit; looking and releasing see them before. */
    void take(UUID bookingId, Collection<UUID> resources, TimeRange when) {
        List<OffsetDateTime> cells = new ArrayList<>();
        for (Instant cell = when.start(); cell.isBefore(when.end()); cell = cell.plusSeconds(CELL_SECONDS)) {
            cells.add(SqlTime.utc(cell));
        }
        late.run(
                TAKE,
                bookingId,
                new SqlArrayValue("uuid", resources.toArray()),
                new SqlArrayValue("timestamptz", cells.toArray()));
    }

    void release(UUID bookingId) {
        late.write();
        jdbc.update("delete from booking_cell where booking_id = ?", bookingId);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
