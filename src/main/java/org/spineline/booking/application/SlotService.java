package org.spineline.booking.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.BookingRequests.NamedResource;
import org.spineline.booking.application.SlotFinder.Bounds;
import org.spineline.booking.application.SlotFinder.Found;
import org.spineline.booking.application.SlotFinder.Need;
import org.spineline.booking.application.SlotRequests.SlotReason;
import org.spineline.booking.application.SlotRequests.SlotResponse;
import org.spineline.booking.application.SlotRequests.SlotWishes;
import org.spineline.booking.application.SlotRequests.SlotsResponse;
import org.spineline.booking.application.SlotRequests.Tone;
import org.spineline.booking.domain.Booking;
import org.spineline.booking.domain.BookingRepository;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.slots.Slot;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeStatus;
import org.spineline.episode.EpisodeSummary;
import org.spineline.episode.Urgency;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.DateWords;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.workup.GateObstacle;
import org.spineline.workup.GateOutlook;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds times for an episode at which everything it needs is free and every gate can still be met, each with its reasons,
 * and says of every other day what it lacks. Asks the database a fixed number of questions.
 */
@Service
@Transactional(readOnly = true)
public class SlotService {
    private static final int DEFAULT_DAYS = 60;
    static final int LONGEST_DAYS = 186;
    /** Starts that the index gives before they are thinned out to what a person wants to read. */
    private static final int STARTS_PER_DAY = 130;

    private static final int FEWEST_PER_DAY = 3;
    private static final int DAYS_WANTED = 6;

    private final Pictures pictures;
    private final SlotFinder finder;
    private final DayExplainer explainer;
    private final Durations durations;
    private final EpisodeDirectory episodes;
    private final BookingRepository bookings;
    private final GateOutlook outlook;
    private final BookingMapper mapper;
    private final FacilityZone facility;
    private final Clock clock;

    SlotService(
            Pictures pictures,
            SlotFinder finder,
            DayExplainer explainer,
            Durations durations,
            EpisodeDirectory episodes,
            BookingRepository bookings,
            GateOutlook outlook,
            BookingMapper mapper,
            FacilityZone facility,
            Clock clock) {
        this.pictures = pictures;
        this.finder = finder;
        this.explainer = explainer;
        this.durations = durations;
        this.episodes = episodes;
        this.bookings = bookings;
        this.outlook = outlook;
        this.mapper = mapper;
        this.facility = facility;
        this.clock = clock;
    }

    /**
     * @throws ConflictException if the episode is not accepted
     * @throws RuleViolationException if the days or the resources asked for make no sense
     */
    @Requires(Permission.BOOKING_READ)
    public SlotsResponse find(SlotWishes wishes) {
        EpisodeSummary episode = episodes.require(wishes.episodeId());
        refuseUnlessAccepted(episode);
        Days days = days(wishes.from(), wishes.to());
        Set<UUID> except = except(wishes, episode);
        Picture picture = pictures.current();
        refuseUnknown(picture, wishes);
        except.addAll(picture.holdsOf(episode.id()));
        Durations.Planned planned = durations.planned(
                Objects.requireNonNull(episode.technique()),
                episode.plannedLevels().size(),
                Objects.requireNonNull(episode.sedationProtocolCode()),
                wishes.operatorId());
        Need need = finder.need(episode, planned.minutes());
        Map<LocalDate, List<GateObstacle>> obstacles = outlook.obstacles(episode.id(), days.from(), days.to());
        int perDay = perDay(days, wishes.limit());
        Bounds bounds = new Bounds(
                days.from(),
                days.to(),
                clock.instant(),
                clock.instant(),
                wishes.operatorId(),
                wishes.roomId(),
                wishes.weekdays(),
                wishes.part(),
                gate(obstacles, episode.urgency(), wishes.ignoreGates()),
                except,
                (wishes.limit() / perDay + 1) * STARTS_PER_DAY);
        Found found = finder.find(picture, need, bounds);
        Spread spread = new Spread(picture, need, finder.turnover(), facility, except);
        List<Slot> chosen = spread.chosen(found.slots(), episode.urgency(), perDay, wishes.limit());
        LocalDate searchedTo = chosen.size() < wishes.limit()
                ? days.to()
                : chosen.stream()
                        .map(slot -> facility.dayOf(slot.when().start()))
                        .max(LocalDate::compareTo)
                        .orElse(days.to());
        List<SlotResponse> slots = new ArrayList<>();
        for (Slot slot : chosen) {
            slots.add(response(
                    slot,
                    slots.size() + 1,
                    picture,
                    reasons(slot, slots.isEmpty(), picture, need, spread, episode, obstacles)));
        }
        return new SlotsResponse(
                episode.id(),
                planned.minutes(),
                planned.basis(),
                days.from(),
                searchedTo,
                facility.zone().getId(),
                slots,
                found.without().stream()
                        .filter(day -> !day.day().isAfter(searchedTo))
                        .filter(day -> wishes.weekdays().isEmpty()
                                || wishes.weekdays().contains(day.day().getDayOfWeek()))
                        .map(day -> explainer.explain(day, picture, need, bounds, obstacles))
                        .toList());
    }

    /** Whoever cannot wait is not kept off a day by what usually takes longer: that can be hurried, and is said. */
    static Predicate<LocalDate> gate(
            Map<LocalDate, List<GateObstacle>> obstacles, Urgency urgency, boolean ignoreGates) {
        if (ignoreGates) {
            return day -> true;
        }
        return day -> obstacles.getOrDefault(day, List.of()).stream()
                .noneMatch(obstacle -> obstacle.hard() || urgency != Urgency.EMERGENT);
    }

    static void refuseUnlessAccepted(EpisodeSummary episode) {
        if (episode.status() != EpisodeStatus.ACCEPTED
                || episode.technique() == null
                || episode.sedationProtocolCode() == null) {
            throw new ConflictException(
                    "episode-not-accepted",
                    "This episode has not been accepted by a radiologist, so no time can be looked for.",
                    Map.of("episodeId", episode.id(), "episodeStatus", episode.status()));
        }
    }

    private record Days(LocalDate from, LocalDate to) {}

    private Days days(@Nullable LocalDate wantedFrom, @Nullable LocalDate wantedTo) {
        LocalDate today = facility.today();
        LocalDate last = today.plusDays(LONGEST_DAYS);
        LocalDate from = wantedFrom == null || wantedFrom.isBefore(today) ? today : wantedFrom;
        LocalDate to = wantedTo;
        if (to == null) {
            // Not counted from a first day that is too far ahead: that one is refused below.
            to = from.isAfter(last.minusDays(DEFAULT_DAYS)) ? last : from.plusDays(DEFAULT_DAYS);
        }
        List<FieldError> errors = new ArrayList<>();
        if (from.isAfter(last)) {
            errors.add(new FieldError("/from", "Choose a first day up to %s.".formatted(DateWords.day(last))));
        }
        if (to.isAfter(last)) {
            errors.add(new FieldError("/to", "Choose a last day up to %s.".formatted(DateWords.day(last))));
        }
        if (to.isBefore(from) && !from.isAfter(last)) {
            errors.add(new FieldError("/to", "Choose a last day that is not before the first, nor in the past."));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("slots-refused", "These days cannot be searched.", errors);
        }
        return new Days(from, to);
    }

    private Set<UUID> except(SlotWishes wishes, EpisodeSummary episode) {
        Set<UUID> except = new HashSet<>();
        UUID moved = wishes.exceptBooking();
        if (moved != null) {
            Booking booking = bookings.findById(moved)
                    .orElseThrow(() -> new NotFoundException(
                            "booking-not-found", "This booking does not exist.", Map.of("bookingId", moved)));
            if (!booking.getEpisodeId().equals(episode.id())) {
                throw new RuleViolationException(
                        "slots-refused",
                        "Nothing was searched.",
                        List.of(new FieldError("/exceptBooking", "This booking belongs to another episode.")));
            }
            except.add(moved);
        }
        return except;
    }

    private static void refuseUnknown(Picture picture, SlotWishes wishes) {
        List<FieldError> errors = new ArrayList<>();
        if (isNot(picture, wishes.operatorId(), ResourceKind.OPERATOR)) {
            errors.add(new FieldError("/operatorId", "Choose one from the list; this one is not available."));
        }
        if (isNot(picture, wishes.roomId(), ResourceKind.ROOM)) {
            errors.add(new FieldError("/roomId", "Choose one from the list; this one is not available."));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("slots-refused", "Nothing was searched.", errors);
        }
    }

    private static boolean isNot(Picture picture, @Nullable UUID id, ResourceKind kind) {
        if (id == null) {
            return false;
        }
        Resource resource = picture.resources().get(id);
        return resource == null || resource.getKind() != kind;
    }

    private static int perDay(Days days, int limit) {
        long searched = ChronoUnit.DAYS.between(days.from(), days.to()) + 1;
        return searched == 1 ? limit : Math.max(FEWEST_PER_DAY, (limit + DAYS_WANTED - 1) / DAYS_WANTED);
    }

    private List<SlotReason> reasons(
            Slot slot,
            boolean first,
            Picture picture,
            Need need,
            Spread spread,
            EpisodeSummary episode,
            Map<LocalDate, List<GateObstacle>> obstacles) {
        LocalDate day = facility.dayOf(slot.when().start());
        List<SlotReason> reasons = new ArrayList<>();
        if (first && episode.urgency() != Urgency.ROUTINE) {
            reasons.add(new SlotReason("EARLIEST", "The earliest time there is.", Tone.GOOD));
        }
        reasons.addAll(spread.reasons(slot));
        reasons.addAll(aboutPeopleAndRooms(slot, picture, need, day));
        LocalDate ends = episode.coverageEnds();
        if (ends != null && !day.isAfter(ends)) {
            long left = ChronoUnit.DAYS.between(day, ends);
            reasons.add(new SlotReason(
                    "COVERAGE",
                    left == 0
                            ? "The last day of the usual coverage."
                            : "%d days before the usual coverage ends.".formatted(left),
                    left < 7 ? Tone.WARN : Tone.NOTE));
        }
        obstacles
                .getOrDefault(day, List.of())
                .forEach(obstacle -> reasons.add(new SlotReason("GATE", obstacle.reason(), Tone.WARN)));
        return reasons;
    }

    static List<SlotReason> aboutPeopleAndRooms(Slot slot, Picture picture, Need need, LocalDate day) {
        List<SlotReason> reasons = new ArrayList<>();
        Resource operator = Objects.requireNonNull(picture.resources().get(slot.operator()));
        Resource room = Objects.requireNonNull(picture.resources().get(slot.room()));
        if (!Traits.isPrivilegeRecorded(operator)) {
            reasons.add(new SlotReason(
                    "PRIVILEGE_NOT_RECORDED",
                    "The privileges of %s are not recorded.".formatted(operator.getName()),
                    Tone.WARN));
        }
        LocalDate expires = Traits.credentialExpires(operator);
        if (expires != null && ChronoUnit.DAYS.between(day, expires) < 30) {
            reasons.add(new SlotReason(
                    "CREDENTIAL_ENDS",
                    "The credentials of %s end on %s.".formatted(operator.getName(), DateWords.day(expires)),
                    Tone.NOTE));
        }
        if (Traits.distance(room, need.guidance()) > 0) {
            reasons.add(new SlotReason(
                    "ROOM_SECOND_BEST",
                    "%s is not what the guidance asks for first.".formatted(room.getName()),
                    Tone.NOTE));
        }
        boolean own = Stream.of(slot.room(), slot.operator())
                .flatMap(id -> picture.blocks().getOrDefault(id, List.of()).stream())
                .anyMatch(kept ->
                        slot.operator().equals(kept.owner()) && kept.when().overlaps(slot.when()));
        if (own) {
            reasons.add(new SlotReason(
                    "OWN_BLOCK", "In time that is kept for %s.".formatted(operator.getName()), Tone.GOOD));
        }
        return reasons;
    }

    SlotResponse response(Slot slot, int rank, Picture picture, List<SlotReason> reasons) {
        return new SlotResponse(
                slot.when().start(),
                slot.when().end(),
                named(picture, slot.room()),
                named(picture, slot.operator()),
                slot.sedationProvider() == null ? null : named(picture, slot.sedationProvider()),
                named(picture, slot.equipment()),
                rank,
                reasons);
    }

    NamedResource named(Picture picture, UUID id) {
        return mapper.toNamed(Objects.requireNonNull(picture.resources().get(id)));
    }

    List<NamedResource> named(Picture picture, Collection<UUID> ids) {
        return ids.stream().map(id -> named(picture, id)).toList();
    }

    Instant now() {
        return clock.instant();
    }
}
