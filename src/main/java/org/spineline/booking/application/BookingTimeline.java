package org.spineline.booking.application;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.spineline.access.Permission;
import org.spineline.access.SystemUse;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.BookingSummary;
import org.spineline.episode.EpisodeTimelineContributor;
import org.spineline.episode.TimelineEntry;
import org.spineline.episode.TimelineKind;
import org.spineline.episode.TimelineStatus;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.FacilityZone;
import org.springframework.stereotype.Service;

/** The bookings on the episode's timeline. */
@Service
@SystemUse("Asked by the timeline, which filters by permission")
class BookingTimeline implements EpisodeTimelineContributor {
    private final BookingService bookings;
    private final FacilityZone facility;

    BookingTimeline(BookingService bookings, FacilityZone facility) {
        this.bookings = bookings;
        this.facility = facility;
    }

    @Override
    public Permission requires() {
        return Permission.BOOKING_READ;
    }

    @Override
    public List<TimelineEntry> entriesFor(UUID episodeId) {
        return bookings.forEpisode(episodeId).stream().map(this::line).toList();
    }

    private TimelineEntry line(BookingSummary booking) {
        String levels = booking.levels().stream().map(Enum::name).collect(Collectors.joining(", "));
        return new TimelineEntry(
                "booking-" + booking.id(),
                TimelineKind.BOOKING,
                booking.when().start(),
                null,
                "%s, %s".formatted(title(booking.status()), booking.roomName()),
                "%s, %s, %d min"
                        .formatted(
                                levels,
                                booking.operatorName(),
                                booking.when().length().toMinutes()),
                status(booking.status()),
                "/board?date=%s&booking=%s"
                        .formatted(facility.dayOf(booking.when().start()), booking.id()));
    }

    private static String title(BookingStatus status) {
        String words = Words.of(status);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static TimelineStatus status(BookingStatus status) {
        return switch (status) {
            case HELD, BOOKED, CONFIRMED -> TimelineStatus.PLANNED;
            case ARRIVED, IN_ROOM, COMPLETED -> TimelineStatus.DONE;
            case LAPSED, CANCELLED, NO_SHOW -> TimelineStatus.CANCELLED;
        };
    }
}
