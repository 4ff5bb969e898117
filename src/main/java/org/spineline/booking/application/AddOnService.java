package org.spineline.booking.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.Picture.Taking;
import org.spineline.booking.application.SlotFinder.Bounds;
import org.spineline.booking.application.SlotFinder.Need;
import org.spineline.booking.application.SlotRequests.AddOnMove;
import org.spineline.booking.application.SlotRequests.AddOnResponse;
import org.spineline.booking.application.SlotRequests.MoveTarget;
import org.spineline.booking.application.SlotRequests.SlotReason;
import org.spineline.booking.application.SlotRequests.Tone;
import org.spineline.booking.domain.AddOnRules;
import org.spineline.booking.domain.slots.Slot;
import org.spineline.booking.domain.slots.SlotIndex;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.episode.Urgency;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.workup.GateObstacle;
import org.spineline.workup.GateOutlook;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fits an inpatient into a day that may be full: places that cost nobody anything first, then those for which one booked
 * patient would have to give way, with where that patient would go and what it breaks. Proposes only.
 */
@Service
@Transactional(readOnly = true)
public class AddOnService {
    private static final int FREE_PLACES = 5;
    private static final int MOST = 15;
    private static final int STARTS = 300;
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    private final Pictures pictures;
    private final SlotFinder finder;
    private final SlotService slots;
    private final Durations durations;
    private final AddOnRules rules;
    private final EpisodeDirectory episodes;
    private final PatientDirectory patients;
    private final GateOutlook outlook;
    private final BookingMapper mapper;
    private final FacilityZone facility;
    private final Clock clock;

    AddOnService(
            Pictures pictures,
            SlotFinder finder,
            SlotService slots,
            Durations durations,
            AddOnRules rules,
            EpisodeDirectory episodes,
            PatientDirectory patients,
            GateOutlook outlook,
            BookingMapper mapper,
            FacilityZone facility,
            Clock clock) {
        this.pictures = pictures;
        this.finder = finder;
        this.slots = slots;
        this.durations = durations;
        this.rules = rules;
        this.episodes = episodes;
        this.patients = patients;
        this.outlook = outlook;
        this.mapper = mapper;
        this.facility = facility;
        this.clock = clock;
    }

    /**
     * Least harm first.
     *
     * @param minutes null plans as usual
     * @throws RuleViolationException if the day is over or too far ahead
     */
    @Requires(Permission.BOOKING_SCHEDULE)
    public List<AddOnResponse> places(UUID episodeId, LocalDate date, @Nullable Integer minutes) {
        EpisodeSummary episode = episodes.require(episodeId);
        SlotService.refuseUnlessAccepted(episode);
        refuseNonsense(date, minutes);
        Picture picture = pictures.current();
        int length = minutes != null
                ? minutes
                : durations
                        .planned(
                                Objects.requireNonNull(episode.technique()),
                                episode.plannedLevels().size(),
                                Objects.requireNonNull(episode.sedationProtocolCode()),
                                null)
                        .minutes();
        Case added = new Case(
                finder.need(episode, length), date, own(picture, episodeId), outlook.obstacles(episodeId, date, date));
        List<AddOnResponse> places = new ArrayList<>(withoutMoves(picture, added));
        places.addAll(withOneMove(picture, added));
        return places.stream()
                .sorted(Comparator.comparingInt(AddOnResponse::harm)
                        .thenComparing(AddOnResponse::start)
                        .thenComparing(place -> place.room().name()))
                .limit(MOST)
                .toList();
    }

    /** The patient to be fitted in. @param except own bookings and holds, which the new place would replace */
    private record Case(Need need, LocalDate date, Set<UUID> except, Map<LocalDate, List<GateObstacle>> obstacles) {}

    private static Set<UUID> own(Picture picture, UUID episodeId) {
        return picture.taken().values().stream()
                .filter(taking -> taking.episodeId().equals(episodeId))
                .map(Taking::bookingId)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Bounds on(LocalDate from, LocalDate to, Instant notBefore, Predicate<LocalDate> gate, int starts) {
        return new Bounds(from, to, notBefore, clock.instant(), null, null, Set.of(), null, gate, Set.of(), starts);
    }

    private List<AddOnResponse> withoutMoves(Picture picture, Case added) {
        List<Slot> found = finder.find(
                        picture,
                        picture.without(added.except()),
                        added.need(),
                        on(added.date(), added.date(), clock.instant(), day -> true, STARTS),
                        picture.busy(added.need().patientId(), added.except()))
                .slots();
        Spread spread = new Spread(picture, added.need(), finder.turnover(), facility, added.except());
        return spread.chosen(found, Urgency.URGENT, FREE_PLACES, FREE_PLACES).stream()
                .map(slot -> response(slot, picture, added, List.of(), 0, spread.reasons(slot)))
                .toList();
    }

    private List<AddOnResponse> withOneMove(Picture picture, Case added) {
        TimeRange day = facility.day(added.date());
        LocalDate last = picture.lastDay().isBefore(added.date().plusDays(rules.movesWithinDays()))
                ? picture.lastDay()
                : added.date().plusDays(rules.movesWithinDays());
        List<Taking> movable = picture.taken().values().stream()
                .filter(taking -> taking.status().isMovable() && taking.when().overlaps(day))
                .filter(taking -> taking.when().start().isAfter(clock.instant()))
                .filter(taking -> !added.except().contains(taking.bookingId()))
                .sorted(Comparator.comparing((Taking taking) -> taking.when().start())
                        .thenComparing(Taking::bookingId))
                .toList();
        List<UUID> ids = movable.stream().map(Taking::episodeId).distinct().toList();
        Map<UUID, EpisodeSummary> cases = episodes.summaries(ids);
        Map<UUID, PatientSummary> people = patients.summaries(
                movable.stream().map(Taking::patientId).distinct().toList());
        Map<UUID, Map<LocalDate, List<GateObstacle>>> obstacles = outlook.obstaclesOfAll(ids, added.date(), last);
        List<AddOnResponse> places = new ArrayList<>();
        for (Taking moved : movable) {
            EpisodeSummary episode = cases.get(moved.episodeId());
            PatientSummary person = people.get(moved.patientId());
            if (episode != null
                    && person != null
                    && episode.technique() != null
                    && episode.sedationProtocolCode() != null) {
                giveWay(picture, added, moved, episode, person, obstacles.getOrDefault(episode.id(), Map.of()), last)
                        .ifPresent(places::add);
            }
        }
        return places;
    }

    /** The earliest place in what this booking frees, if its patient can go somewhere else. */
    private Optional<AddOnResponse> giveWay(
            Picture picture,
            Case added,
            Taking moved,
            EpisodeSummary episode,
            PatientSummary person,
            Map<LocalDate, List<GateObstacle>> obstacles,
            LocalDate last) {
        Set<UUID> except = new HashSet<>(added.except());
        except.add(moved.bookingId());
        SlotIndex freed = picture.without(except);
        Optional<Slot> place = finder
                .find(
                        picture,
                        freed,
                        added.need(),
                        on(added.date(), added.date(), clock.instant(), day -> true, STARTS),
                        picture.busy(added.need().patientId(), added.except()))
                .slots()
                .stream()
                .filter(slot -> usesWhatWasFreed(slot, moved))
                .findFirst();
        if (place.isEmpty()) {
            return Optional.empty();
        }
        Slot taken = place.get();
        SlotIndex afterwards = freed.supposing(change -> resources(taken).forEach(id -> change.take(id, taken.when())));
        Need need = finder.need(episode, (int) moved.when().length().toMinutes())
                .bookedWith(moved.resource(ResourceKind.OPERATOR).orElse(null));
        Predicate<LocalDate> gate =
                day -> obstacles.getOrDefault(day, List.of()).stream().noneMatch(GateObstacle::hard);
        return finder
                .find(
                        picture,
                        afterwards,
                        need,
                        on(added.date(), last, clock.instant(), gate, 1),
                        picture.busy(moved.patientId(), Set.of(moved.bookingId())))
                .slots()
                .stream()
                .findFirst()
                .map(target -> withMove(picture, added, taken, moved, episode, person, target, obstacles));
    }

    private static boolean usesWhatWasFreed(Slot slot, Taking moved) {
        return resources(slot).stream().anyMatch(id -> moved.resources().containsKey(id))
                && slot.when().overlaps(moved.when());
    }

    private static List<UUID> resources(Slot slot) {
        List<UUID> all = new ArrayList<>(List.of(slot.room(), slot.operator()));
        if (slot.sedationProvider() != null) {
            all.add(slot.sedationProvider());
        }
        all.addAll(slot.equipment());
        return all;
    }

    private AddOnResponse withMove(
            Picture picture,
            Case added,
            Slot place,
            Taking moved,
            EpisodeSummary episode,
            PatientSummary person,
            Slot target,
            Map<LocalDate, List<GateObstacle>> obstacles) {
        List<SlotReason> reasons = new ArrayList<>();
        LocalDate before = facility.dayOf(moved.when().start());
        LocalDate after = facility.dayOf(target.when().start());
        int harm = rules.pointsForMoving() + rules.urgencyPoints().getOrDefault(episode.urgency(), 0);
        reasons.add(new SlotReason(
                "MOVES",
                "A booked case would move from %s to %s.".formatted(at(moved.when()), at(target.when())),
                Tone.WARN));
        long days = Math.abs(ChronoUnit.DAYS.between(before, after));
        harm += (int) days * rules.pointsPerDay();
        if (days == 0) {
            Duration shift = Duration.between(
                            moved.when().start(), target.when().start())
                    .abs();
            harm += (int) Math.ceil(shift.toMinutes() / 60.0) * rules.pointsPerHour();
        }
        if (moved.status() == BookingStatus.CONFIRMED) {
            harm += rules.pointsIfConfirmed();
            reasons.add(new SlotReason("CONFIRMED", "That patient has confirmed the date.", Tone.WARN));
        }
        if (!moved.resource(ResourceKind.OPERATOR).equals(Optional.of(target.operator()))) {
            harm += rules.pointsForOtherOperator();
            reasons.add(new SlotReason(
                    "OTHER_OPERATOR",
                    "That case would go to %s.".formatted(picture.name(target.operator())),
                    Tone.NOTE));
        }
        for (GateObstacle obstacle : obstacles.getOrDefault(after, List.of())) {
            harm += rules.pointsPerGateToHurry();
            reasons.add(new SlotReason("GATE_OF_MOVED", "For the moved case: " + obstacle.reason(), Tone.WARN));
        }
        LocalDate coverage = episode.coverageEnds();
        if (coverage != null && !after.isAfter(coverage) && days > 0) {
            reasons.add(new SlotReason(
                    "COVERAGE_OF_MOVED",
                    "The moved case would be %d days before its usual coverage ends."
                            .formatted(ChronoUnit.DAYS.between(after, coverage)),
                    Tone.NOTE));
        }
        AddOnMove move = new AddOnMove(
                moved.bookingId(),
                moved.version(),
                mapper.toBoard(person),
                moved.when().start(),
                new MoveTarget(
                        target.when().start(),
                        target.when().end(),
                        slots.named(picture, target.room()),
                        slots.named(picture, target.operator()),
                        target.sedationProvider() == null ? null : slots.named(picture, target.sedationProvider()),
                        slots.named(picture, target.equipment())));
        return response(place, picture, added, List.of(move), harm, reasons);
    }

    private AddOnResponse response(
            Slot slot, Picture picture, Case added, List<AddOnMove> moves, int harm, List<SlotReason> first) {
        List<SlotReason> reasons = new ArrayList<>(first);
        reasons.addAll(SlotService.aboutPeopleAndRooms(slot, picture, added.need(), added.date()));
        added.obstacles()
                .getOrDefault(added.date(), List.of())
                .forEach(obstacle -> reasons.add(new SlotReason("GATE", obstacle.reason(), Tone.WARN)));
        return new AddOnResponse(
                slot.when().start(),
                slot.when().end(),
                slots.named(picture, slot.room()),
                slots.named(picture, slot.operator()),
                slot.sedationProvider() == null ? null : slots.named(picture, slot.sedationProvider()),
                slots.named(picture, slot.equipment()),
                moves,
                harm,
                reasons);
    }

    private String at(TimeRange when) {
        return DAY_AND_TIME.format(when.start().atZone(facility.zone()));
    }

    private void refuseNonsense(LocalDate date, @Nullable Integer minutes) {
        List<FieldError> errors = new ArrayList<>();
        if (date.isBefore(facility.today())) {
            errors.add(new FieldError("/date", "This day is over."));
        }
        if (date.isAfter(facility.today().plusDays(SlotService.LONGEST_DAYS))) {
            errors.add(new FieldError("/date", "Choose a day within the next half year."));
        }
        if (minutes != null && minutes % 5 != 0) {
            errors.add(new FieldError("/minutes", "Plan in steps of five minutes."));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("add-on-refused", "No place can be looked for.", errors);
        }
    }
}
