package org.spineline.booking.application;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.spineline.access.SystemUse;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What has changed in the calendar, on whichever node; it names bookings and days, never patients. */
@Service
@Transactional(readOnly = true)
public class CalendarFeed {
    /**
     * Numbers are given before the commit, so that a lower one may appear after a higher one. So far back is read again;
     * a transaction that is overtaken by more than this many others is not expected.
     */
    private static final long OVERLAP = 200;

    private final JdbcClient client;
    private final FacilityZone facility;

    CalendarFeed(JdbcClient client, FacilityZone facility) {
        this.client = client;
        this.facility = facility;
    }

    /**
     * @param what BOOKED, MOVED, CANCELLED and so on
     * @param days those on which something looks different now
     */
    public record Change(long number, UUID bookingId, String what, SortedSet<LocalDate> days, Instant at) {}

    /** The number of the latest change, 0 when there is none. */
    @SystemUse("Reads a number")
    public long latest() {
        return Objects.requireNonNull(client.sql("select coalesce(max(seq), 0) from booking_history")
                .query(Long.class)
                .single());
    }

    /** In order; some of those up to {@code number} come again. */
    @SystemUse("The stream asks for the permission when it is opened")
    public List<Change> since(long number) {
        return client.sql(
                        """
                        select seq, booking_id, what, happened_at, from_start, to_start from booking_history
                         where seq > :number order by seq
                        """)
                .param("number", number - OVERLAP)
                .query((row, index) -> {
                    SortedSet<LocalDate> days = new TreeSet<>();
                    for (String column : List.of("from_start", "to_start")) {
                        OffsetDateTime start = row.getObject(column, OffsetDateTime.class);
                        if (start != null) {
                            days.add(facility.dayOf(start.toInstant()));
                        }
                    }
                    return new Change(
                            row.getLong("seq"),
                            row.getObject("booking_id", UUID.class),
                            row.getString("what"),
                            days,
                            SqlTime.instant(row, "happened_at"));
                })
                .list();
    }
}
