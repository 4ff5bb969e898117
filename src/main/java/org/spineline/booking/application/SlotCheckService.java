package org.spineline.booking.application;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.application.BookingRequests.Blocker;
import org.spineline.booking.application.BookingRequests.CheckRequest;
import org.spineline.booking.application.BookingRequests.SlotCheck;
import org.spineline.booking.application.BookingRequests.Span;
import org.spineline.booking.application.Desk.Wish;
import org.spineline.booking.domain.Booking;
import org.spineline.booking.domain.BookingRepository;
import org.spineline.episode.BookableEpisode;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.Technique;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.spineline.workup.GateState;
import org.spineline.workup.GateStatus;
import org.spineline.workup.ReadinessAssessment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says before the drop what would stand against it. Takes nothing and promises nothing: the booking itself decides. */
@Service
public class SlotCheckService {
    private static final Duration STEP = Duration.ofSeconds(Calendar.CELL_SECONDS);

    private final Desk desk;
    private final BookingRepository bookings;
    private final EpisodeDirectory episodes;
    private final ReadinessAssessment readiness;
    private final FacilityZone facility;

    SlotCheckService(
            Desk desk,
            BookingRepository bookings,
            EpisodeDirectory episodes,
            ReadinessAssessment readiness,
            FacilityZone facility) {
        this.desk = desk;
        this.bookings = bookings;
        this.episodes = episodes;
        this.readiness = readiness;
        this.facility = facility;
    }

    private record Who(UUID episodeId, UUID patientId, @Nullable Technique technique, Set<UUID> except) {}

    /** @throws RuleViolationException unless it says which episode or which booking it is about */
    @Requires(Permission.BOOKING_SCHEDULE)
    @Transactional(readOnly = true)
    public SlotCheck check(CheckRequest request) {
        Who who = who(request.episodeId(), request.bookingId());
        Wish wish = desk.wish(
                request.start(),
                request.minutes(),
                request.roomId(),
                request.operatorId(),
                request.sedationProviderId(),
                request.equipmentIds(),
                "");
        Situation situation = desk.peek(wish, who.patientId(), who.episodeId(), null);
        who.except().addAll(desk.ownHolds(situation));
        List<Blocker> taken = desk.blockers(situation, who.technique(), who.except());
        List<Blocker> blockers = new ArrayList<>(taken);
        blockers.addAll(desk.gates(who.episodeId(), wish));
        List<GateState> open = readiness.assess(who.episodeId(), request.start()).gates().stream()
                .filter(gate -> gate.status() != GateStatus.GREEN && gate.status() != GateStatus.WAIVED)
                .toList();
        return new SlotCheck(
                blockers.isEmpty() && open.isEmpty(),
                blockers.stream().allMatch(Blocker::overridable),
                blockers,
                open,
                taken.isEmpty() ? null : nearest(wish, who).orElse(null));
    }

    private Who who(@Nullable UUID episodeId, @Nullable UUID bookingId) {
        if (bookingId != null) {
            Booking booking = bookings.findById(bookingId)
                    .orElseThrow(() -> new NotFoundException(
                            "booking-not-found", "This booking does not exist.", Map.of("bookingId", bookingId)));
            return new Who(
                    booking.getEpisodeId(),
                    booking.getPatientId(),
                    booking.getTechnique(),
                    new HashSet<>(Set.of(bookingId)));
        }
        if (episodeId == null) {
            throw new RuleViolationException(
                    "check-refused",
                    "Nothing to check.",
                    List.of(new FieldError("/episodeId", "Say which episode or which booking this is about.")));
        }
        BookableEpisode episode = episodes.bookable(episodeId);
        return new Who(episodeId, episode.patientId(), episode.technique(), new HashSet<>());
    }

    /** The start nearest to the wanted one, on the same day and not in the past, at which nothing stands against it. */
    private Optional<Span> nearest(Wish wish, Who who) {
        TimeRange day = facility.day(facility.dayOf(wish.when().start()));
        Duration length = wish.when().length();
        Wish wholeDay = new Wish(day, wish.allocations(), "");
        Situation all = desk.peek(wholeDay, who.patientId(), who.episodeId(), null);
        Instant now = desk.now();
        List<Instant> starts = new ArrayList<>();
        for (Instant start = day.start(); !start.plus(length).isAfter(day.end()); start = start.plus(STEP)) {
            if (!start.isBefore(now)) {
                starts.add(start);
            }
        }
        Instant wanted = wish.when().start();
        return starts.stream()
                .sorted(Comparator.comparing(
                        (Instant start) -> Duration.between(wanted, start).abs()))
                .map(start -> TimeRange.of(start, length))
                .filter(when -> all.isFree(when, who.except()))
                .findFirst()
                .map(when -> new Span(when.start(), when.end()));
    }
}
