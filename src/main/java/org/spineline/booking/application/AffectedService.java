package org.spineline.booking.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.Picture.Taking;
import org.spineline.booking.application.SlotFinder.Bounds;
import org.spineline.booking.application.SlotFinder.Need;
import org.spineline.booking.application.SlotRequests.AffectedResponse;
import org.spineline.booking.application.SlotRequests.SlotReason;
import org.spineline.booking.application.SlotRequests.SlotResponse;
import org.spineline.booking.application.SlotRequests.Tone;
import org.spineline.booking.domain.Closure;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.ResourceRepository;
import org.spineline.booking.domain.slots.Slot;
import org.spineline.booking.domain.slots.SlotIndex;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.episode.Urgency;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.workup.GateObstacle;
import org.spineline.workup.GateOutlook;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom it hits when a resource is away, and where each of them could go. */
@Service
@Transactional(readOnly = true)
public class AffectedService {
    private static final int LONGEST_RANGE = 62;
    private static final int PROPOSED_WITHIN_DAYS = 60;

    private final Pictures pictures;
    private final SlotFinder finder;
    private final SlotService slots;
    private final ResourceRepository resources;
    private final EpisodeDirectory episodes;
    private final PatientDirectory patients;
    private final GateOutlook outlook;
    private final BookingMapper mapper;
    private final FacilityZone facility;
    private final Clock clock;

    AffectedService(
            Pictures pictures,
            SlotFinder finder,
            SlotService slots,
            ResourceRepository resources,
            EpisodeDirectory episodes,
            PatientDirectory patients,
            GateOutlook outlook,
            BookingMapper mapper,
            FacilityZone facility,
            Clock clock) {
        this.pictures = pictures;
        this.finder = finder;
        this.slots = slots;
        this.resources = resources;
        this.episodes = episodes;
        this.patients = patients;
        this.outlook = outlook;
        this.mapper = mapper;
        this.facility = facility;
        this.clock = clock;
    }

    /**
     * The bookings of the resource in its closures between the days, or, if it has none there, all of them: what would
     * happen. Proposals go to the more urgent first and do not collide with each other.
     *
     * @param from first local day
     * @param to last local day
     * @throws NotFoundException if there is no such resource
     * @throws RuleViolationException if the days make no sense
     */
    @Requires(Permission.BOOKING_READ)
    public List<AffectedResponse> affected(UUID resourceId, LocalDate from, LocalDate to) {
        Resource resource = resources
                .findById(resourceId)
                .orElseThrow(() -> new NotFoundException(
                        "resource-not-found", "This resource does not exist.", Map.of("resourceId", resourceId)));
        refuseNonsense(from, to);
        Picture picture = pictures.current();
        TimeRange window = new TimeRange(facility.startOf(from), facility.startOf(to.plusDays(1)));
        List<Away> away = away(resource, window);
        List<Taking> hit = picture.taken().values().stream()
                .filter(taking -> taking.resources().containsKey(resourceId))
                .filter(taking -> taking.status().isMovable())
                .filter(taking -> taking.when().end().isAfter(clock.instant()))
                .filter(taking -> away.stream().anyMatch(one -> one.when().overlaps(taking.when())))
                .toList();
        List<UUID> ids = hit.stream().map(Taking::episodeId).distinct().toList();
        Map<UUID, EpisodeSummary> cases = episodes.summaries(ids);
        Map<UUID, PatientSummary> people = patients.summaries(
                hit.stream().map(Taking::patientId).distinct().toList());
        LocalDate first = from.isBefore(facility.today()) ? facility.today() : from;
        LocalDate last = to.plusDays(PROPOSED_WITHIN_DAYS).isAfter(picture.lastDay())
                ? picture.lastDay()
                : to.plusDays(PROPOSED_WITHIN_DAYS);
        Map<UUID, Map<LocalDate, List<GateObstacle>>> obstacles =
                ids.isEmpty() ? Map.of() : outlook.obstaclesOfAll(ids, first, last);
        Round round = new Round(picture, cases, obstacles, away, resourceId, last);
        Map<UUID, SlotResponse> proposals = proposals(round, hit);
        return hit.stream()
                .sorted(Comparator.comparing((Taking taking) -> taking.when().start())
                        .thenComparing(Taking::bookingId))
                .map(taking -> response(taking, round, people, proposals.get(taking.bookingId())))
                .toList();
    }

    /** @param cause in words */
    private record Away(TimeRange when, String cause) {}

    /** What one answer works with. */
    private record Round(
            Picture picture,
            Map<UUID, EpisodeSummary> cases,
            Map<UUID, Map<LocalDate, List<GateObstacle>>> obstacles,
            List<Away> away,
            UUID resource,
            LocalDate last) {
        Urgency urgency(Taking taking) {
            return Optional.ofNullable(cases.get(taking.episodeId()))
                    .map(EpisodeSummary::urgency)
                    .orElse(Urgency.ROUTINE);
        }
    }

    private static List<Away> away(Resource resource, TimeRange window) {
        if (!resource.isActive()) {
            return List.of(new Away(window, resource.getName() + " is no longer in use"));
        }
        List<Closure> closures = resource.closuresIn(window);
        if (closures.isEmpty()) {
            return List.of(new Away(window, "If %s were away".formatted(resource.getName())));
        }
        return closures.stream()
                .map(closure -> new Away(closure.when(), resource.getName() + ": " + closure.getReason()))
                .toList();
    }

    private Map<UUID, SlotResponse> proposals(Round round, List<Taking> hit) {
        Picture picture = round.picture();
        SlotIndex index = picture.index();
        if (index.knows(round.resource())) {
            index = index.supposing(change -> round.away().forEach(one -> change.take(round.resource(), one.when())));
        }
        Map<UUID, List<TimeRange>> promised = new HashMap<>();
        Map<UUID, SlotResponse> proposals = new HashMap<>();
        List<Taking> inTurn = hit.stream()
                .sorted(Comparator.comparing(round::urgency)
                        .thenComparing(taking -> taking.when().start())
                        .thenComparing(Taking::bookingId))
                .toList();
        for (Taking taking : inTurn) {
            EpisodeSummary episode = round.cases().get(taking.episodeId());
            if (episode == null || episode.technique() == null || episode.sedationProtocolCode() == null) {
                continue;
            }
            Need need = finder.need(episode, (int) taking.when().length().toMinutes())
                    .bookedWith(taking.resource(ResourceKind.OPERATOR).orElse(null));
            SlotIndex without = index.supposing(change -> release(change, round, taking));
            List<TimeRange> busy = new ArrayList<>(picture.busy(taking.patientId(), Set.of(taking.bookingId())));
            busy.addAll(promised.getOrDefault(taking.patientId(), List.of()));
            Optional<Slot> found =
                    finder.find(picture, without, need, bounds(round, taking, episode), busy).slots().stream()
                            .findFirst();
            if (found.isPresent()) {
                Slot slot = found.get();
                // The old time stays taken: nothing has been moved yet, and the booking may be kept after all.
                index = index.supposing(change -> resources(slot).forEach(id -> change.take(id, slot.when())));
                promised.computeIfAbsent(taking.patientId(), none -> new ArrayList<>())
                        .add(slot.when());
                proposals.put(taking.bookingId(), proposal(slot, taking, need, episode, round));
            }
        }
        return proposals;
    }

    /** Its own time does not stand in its way, except where the resource is away. */
    private static void release(SlotIndex.Change change, Round round, Taking taking) {
        taking.resources().keySet().stream()
                .filter(round.picture().index()::knows)
                .filter(id -> !id.equals(round.resource()))
                .forEach(id -> change.release(id, taking.when()));
    }

    private Bounds bounds(Round round, Taking taking, EpisodeSummary episode) {
        Map<LocalDate, List<GateObstacle>> obstacles = round.obstacles().getOrDefault(episode.id(), Map.of());
        LocalDate day = facility.dayOf(taking.when().start());
        LocalDate first = day.isBefore(facility.today()) ? facility.today() : day;
        Instant now = clock.instant();
        return new Bounds(
                first,
                round.last(),
                now,
                now,
                null,
                null,
                Set.of(),
                null,
                SlotService.gate(obstacles, episode.urgency(), false),
                Set.of(),
                1);
    }

    private SlotResponse proposal(Slot slot, Taking taking, Need need, EpisodeSummary episode, Round round) {
        LocalDate before = facility.dayOf(taking.when().start());
        LocalDate after = facility.dayOf(slot.when().start());
        long days = ChronoUnit.DAYS.between(before, after);
        List<SlotReason> reasons = new ArrayList<>();
        reasons.add(new SlotReason(
                "DAYS_LATER",
                days == 0 ? "The same day." : days == 1 ? "One day later." : days + " days later.",
                days == 0 ? Tone.GOOD : Tone.NOTE));
        if (taking.resource(ResourceKind.OPERATOR).equals(Optional.of(slot.operator()))) {
            reasons.add(new SlotReason("SAME_OPERATOR", "The operator stays the same.", Tone.GOOD));
        }
        reasons.addAll(SlotService.aboutPeopleAndRooms(slot, round.picture(), need, after));
        round.obstacles()
                .getOrDefault(episode.id(), Map.of())
                .getOrDefault(after, List.of())
                .forEach(obstacle -> reasons.add(new SlotReason("GATE", obstacle.reason(), Tone.WARN)));
        return slots.response(slot, 1, round.picture(), reasons);
    }

    private static List<UUID> resources(Slot slot) {
        return Stream.of(
                        Stream.of(slot.room(), slot.operator()),
                        Stream.ofNullable(slot.sedationProvider()),
                        slot.equipment().stream())
                .flatMap(ids -> ids)
                .toList();
    }

    private AffectedResponse response(
            Taking taking, Round round, Map<UUID, PatientSummary> people, @Nullable SlotResponse proposal) {
        EpisodeSummary episode = round.cases().get(taking.episodeId());
        return new AffectedResponse(
                taking.bookingId(),
                taking.version(),
                taking.episodeId(),
                mapper.toBoard(Objects.requireNonNull(people.get(taking.patientId()))),
                taking.when().start(),
                taking.when().end(),
                taking.status(),
                episode == null ? List.of() : episode.plannedLevels(),
                name(round, taking, ResourceKind.ROOM),
                name(round, taking, ResourceKind.OPERATOR),
                round.away().stream()
                        .filter(one -> one.when().overlaps(taking.when()))
                        .map(Away::cause)
                        .findFirst()
                        .orElse(""),
                proposal);
    }

    private static String name(Round round, Taking taking, ResourceKind kind) {
        return taking.resource(kind).map(round.picture()::name).orElse("");
    }

    private void refuseNonsense(LocalDate from, LocalDate to) {
        LocalDate last = facility.today().plusDays(SlotService.LONGEST_DAYS);
        if (to.isAfter(last)) {
            throw refused("Choose a last day within the next half year.");
        }
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= LONGEST_RANGE) {
            throw refused("Choose a last day within %d days after the first.".formatted(LONGEST_RANGE));
        }
    }

    private static RuleViolationException refused(String message) {
        return new RuleViolationException(
                "range-refused", "These days cannot be shown.", List.of(new FieldError("/to", message)));
    }
}
