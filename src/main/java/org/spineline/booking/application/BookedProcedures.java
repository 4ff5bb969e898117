package org.spineline.booking.application;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.spineline.access.SystemUse;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.domain.BookingRepository;
import org.spineline.workup.ProcedureDate;
import org.spineline.workup.ProcedureDates;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the work-up when the procedures are. */
@Service
@SystemUse("Other modules ask within their own permitted use case")
@Transactional(readOnly = true)
class BookedProcedures implements ProcedureDates {
    private static final Set<BookingStatus> COUNTED = EnumSet.of(
            BookingStatus.BOOKED,
            BookingStatus.CONFIRMED,
            BookingStatus.ARRIVED,
            BookingStatus.IN_ROOM,
            BookingStatus.COMPLETED);

    private final BookingRepository bookings;

    BookedProcedures(BookingRepository bookings) {
        this.bookings = bookings;
    }

    @Override
    public Map<UUID, ProcedureDate> of(Collection<UUID> episodeIds) {
        Map<UUID, ProcedureDate> dates = new HashMap<>();
        if (episodeIds.isEmpty()) {
            return dates;
        }
        for (Object[] row : bookings.procedureTimesOf(episodeIds, COUNTED)) {
            boolean over = row[2] == BookingStatus.COMPLETED;
            // By start: the last that is over, or the first that still stands.
            dates.merge(
                    (UUID) row[0],
                    new ProcedureDate((Instant) row[1], over),
                    (before, next) -> before.over() ? next : before);
        }
        return dates;
    }
}
