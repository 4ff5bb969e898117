package org.spineline.booking.infrastructure;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.spineline.booking.CancelReason;
import org.spineline.booking.application.BookingService;
import org.spineline.episode.ClosingGuard;
import org.spineline.episode.GivingUpReason;
import org.spineline.kernel.time.FacilityZone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An episode that is booked does not end unnoticed: somebody would be expected for nothing. */
@Component
class BookedEpisodes implements ClosingGuard {
    /** A cancellation keeps this much of what was said. */
    private static final int LONGEST_COMMENT = 1000;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

    private final JdbcClient client;
    private final BookingService bookings;
    private final FacilityZone facility;

    BookedEpisodes(JdbcClient client, BookingService bookings, FacilityZone facility) {
        this.client = client;
        this.bookings = bookings;
        this.facility = facility;
    }

    @Override
    public List<String> stillOpen(UUID episodeId) {
        return client
                .sql(
                        """
                        select starts_at from booking where episode_id = :episode
                           and status in ('HELD', 'BOOKED', 'CONFIRMED', 'ARRIVED', 'IN_ROOM') order by starts_at
                        """)
                .param("episode", episodeId)
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(start -> "The procedure is booked for %s. Cancel the booking first."
                        .formatted(moment(start.toInstant())))
                .toList();
    }

    @Override
    public void giveUp(UUID episodeId, GivingUpReason reason, String inWords) {
        bookings.cancelAll(
                episodeId,
                switch (reason) {
                    case PAIN_IMPROVED -> CancelReason.PAIN_IMPROVED;
                    case INFECTION -> CancelReason.INFECTION;
                    case NEW_NEURO_DEFICIT -> CancelReason.NEW_NEURO_DEFICIT;
                    case IMAGING_MISSING -> CancelReason.IMAGING_MISSING;
                    case PATIENT_REQUEST -> CancelReason.PATIENT_REQUEST;
                    case OTHER -> CancelReason.OTHER;
                },
                inWords.substring(0, Math.min(inWords.length(), LONGEST_COMMENT)));
    }

    private String moment(Instant start) {
        return MOMENT.format(start.atZone(facility.zone()));
    }
}
