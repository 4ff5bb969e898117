package org.spineline.booking.application;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The five-minute cells that make double booking impossible. Whoever wants time first locks the days of everything
 * involved, in order of their ids, then looks, then writes; the primary key of the cells is the promise, the lock is
 * what makes the answer complete and free of deadlocks.
 */
@Component
class Calendar {
    static final long CELL_SECONDS = 300;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final FacilityZone facility;
    private final TransactionTemplate alone;

    Calendar(JdbcTemplate jdbc, JdbcClient client, FacilityZone facility, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.client = client;
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

    /** Somebody's cells in the way. */
    record Taken(UUID resourceId, UUID bookingId) {}

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

    /** Makes sure that there is a row to lock. Called outside a transaction: a lost race must not spoil the booking's own. */
    void prepare(Collection<ResourceDay> days) {
        for (ResourceDay day : days) {
            if (!exists(day)) {
                try {
                    alone.executeWithoutResult(status -> jdbc.update(
                            "insert into resource_day (resource_id, local_day) values (?, ?)",
                            day.resourceId(),
                            day.day()));
                } catch (DuplicateKeyException somebodyWasFaster) {
                    continue;
                }
            }
        }
    }

    /** Waits until nobody else is deciding about these days. */
    void lock(SortedSet<ResourceDay> days) {
        for (ResourceDay day : days) {
            client.sql("select local_day from resource_day where resource_id = ? and local_day = ? for update")
                    .param(day.resourceId())
                    .param(day.day())
                    .query(LocalDate.class)
                    .single();
        }
    }

    /** @param except the booking that is being moved and does not stand in its own way */
    List<Taken> taken(Collection<UUID> resources, TimeRange when, @Nullable UUID except) {
        return client.sql(
                        """
                        select distinct resource_id, booking_id from booking_cell
                         where resource_id in (:resources) and cell_start >= :start and cell_start < :end
                           and booking_id <> :except
                        """)
                .param("resources", resources)
                .param("start", utc(when.start()))
                .param("end", utc(when.end()))
                .param("except", except == null ? new UUID(0, 0) : except)
                .query((row, number) ->
                        new Taken(row.getObject("resource_id", UUID.class), row.getObject("booking_id", UUID.class)))
                .list();
    }

    void take(UUID bookingId, Collection<UUID> resources, TimeRange when) {
        List<Object[]> cells = new ArrayList<>();
        for (UUID resource : resources) {
            for (Instant cell = when.start(); cell.isBefore(when.end()); cell = cell.plusSeconds(CELL_SECONDS)) {
                cells.add(new Object[] {resource, utc(cell), bookingId});
            }
        }
        jdbc.batchUpdate("insert into booking_cell (resource_id, cell_start, booking_id) values (?, ?, ?)", cells);
    }

    void release(UUID bookingId) {
        jdbc.update("delete from booking_cell where booking_id = ?", bookingId);
    }

    private boolean exists(ResourceDay day) {
        return client.sql("select count(*) from resource_day where resource_id = ? and local_day = ?")
                        .param(day.resourceId())
                        .param(day.day())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
