package org.spineline.booking.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.application.Picture.Taking;
import org.spineline.booking.application.SlotFinder.Bounds;
import org.spineline.booking.application.SlotFinder.Found;
import org.spineline.booking.application.SlotFinder.Need;
import org.spineline.booking.application.SlotRequests.CandidateResponse;
import org.spineline.booking.application.SlotRequests.LaterBooking;
import org.spineline.booking.application.SlotRequests.SlotReason;
import org.spineline.booking.application.SlotRequests.Tone;
import org.spineline.booking.application.SlotRequests.WaitlistRequest;
import org.spineline.booking.application.SlotRequests.WaitlistResponse;
import org.spineline.booking.domain.WaitlistPreference;
import org.spineline.booking.domain.WaitlistPreferenceRepository;
import org.spineline.booking.domain.WaitlistRules;
import org.spineline.booking.domain.slots.Slot;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.problem.StaleVersionException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.workup.GateObstacle;
import org.spineline.workup.GateOutlook;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who could take a time that fell free. Names and explains candidates; it never books. */
@Service
@Transactional(readOnly = true)
public class WaitlistService {
    private static final int MOST = 50;
    private static final long NONE = -1;

    private final WaitlistPreferenceRepository preferences;
    private final WaitlistRules rules;
    private final Pictures pictures;
    private final SlotFinder finder;
    private final SlotService slots;
    private final Durations durations;
    private final EpisodeDirectory episodes;
    private final PatientDirectory patients;
    private final GateOutlook outlook;
    private final BookingMapper mapper;
    private final FacilityZone facility;
    private final Clock clock;

    WaitlistService(
            WaitlistPreferenceRepository preferences,
            WaitlistRules rules,
            Pictures pictures,
            SlotFinder finder,
            SlotService slots,
            Durations durations,
            EpisodeDirectory episodes,
            PatientDirectory patients,
            GateOutlook outlook,
            BookingMapper mapper,
            FacilityZone facility,
            Clock clock) {
        this.preferences = preferences;
        this.rules = rules;
        this.pictures = pictures;
        this.finder = finder;
        this.slots = slots;
        this.durations = durations;
        this.episodes = episodes;
        this.patients = patients;
        this.outlook = outlook;
        this.mapper = mapper;
        this.facility = facility;
        this.clock = clock;
    }

    @Requires(Permission.BOOKING_READ)
    public WaitlistResponse preference(UUID episodeId) {
        episodes.require(episodeId);
        return preferences
                .findByEpisodeId(episodeId)
                .map(WaitlistService::response)
                .orElseGet(() -> new WaitlistResponse(episodeId, 0, false, List.of(), null));
    }

    /** What those who are accepted have said, where they have said something. */
    @Requires(Permission.BOOKING_READ)
    public List<WaitlistResponse> preferences() {
        List<UUID> accepted = episodes.acceptedIds();
        return accepted.isEmpty()
                ? List.of()
                : preferences.findAllByEpisodeIdIn(accepted).stream()
                        .map(WaitlistService::response)
                        .toList();
    }

    @Requires(Permission.BOOKING_SCHEDULE)
    @Transactional
    public WaitlistResponse prefer(UUID episodeId, ExpectedVersion expected, WaitlistRequest request) {
        EpisodeSummary episode = episodes.require(episodeId);
        WaitlistPreference preference = preferences
                .findByEpisodeId(episodeId)
                .orElseGet(() -> new WaitlistPreference(episode.patientId(), episodeId));
        long current = preference.isNew() ? NONE : preference.getVersion();
        if (expected.version() != current + 1) {
            throw new StaleVersionException(expected.version(), current + 1);
        }
        preference.becomes(request.shortNotice(), request.allowedWeekdays(), request.note());
        return response(preferences.saveAndFlush(preference));
    }

    /** Versions count from 1 once something is recorded: 0 is "nothing yet". */
    private static WaitlistResponse response(WaitlistPreference preference) {
        return new WaitlistResponse(
                preference.getEpisodeId(),
                preference.getVersion() + 1,
                preference.isShortNotice(),
                preference.getAllowedWeekdays(),
                preference.getNote());
    }

    /**
     * Those who wait for a date, and those whose date is later. Whoever could be booked as it stands comes first, then the
     * more pressing.
     *
     * @param minutes length of the free time
     * @throws RuleViolationException if the time is over, off the grid or too far ahead
     */
    @Requires(Permission.BOOKING_READ)
    public List<CandidateResponse> candidates(
            Instant start, int minutes, @Nullable UUID roomId, @Nullable UUID operatorId) {
        refuseNonsense(start, minutes);
        Picture picture = pictures.current();
        Gap gap = new Gap(TimeRange.of(start, Duration.ofMinutes(minutes)), facility.dayOf(start), roomId, operatorId);
        Map<UUID, List<Taking>> booked = picture.taken().values().stream()
                .filter(taking -> taking.status() != BookingStatus.HELD)
                .filter(taking -> taking.when().end().isAfter(clock.instant()))
                .collect(Collectors.groupingBy(Taking::episodeId));
        List<EpisodeSummary> waiting = episodes.accepted().stream()
                .filter(episode -> episode.technique() != null && episode.sedationProtocolCode() != null)
                .filter(episode ->
                        booked.getOrDefault(episode.id(), List.of()).stream().allMatch(taking -> isLater(taking, gap)))
                .toList();
        List<UUID> ids = waiting.stream().map(EpisodeSummary::id).toList();
        Map<UUID, Map<LocalDate, List<GateObstacle>>> obstacles = outlook.obstaclesOfAll(ids, gap.day(), gap.day());
        Map<UUID, WaitlistPreference> said = preferences.findAllByEpisodeIdIn(ids).stream()
                .collect(Collectors.toMap(WaitlistPreference::getEpisodeId, Function.identity()));
        Map<UUID, PatientSummary> people = patients.summaries(
                waiting.stream().map(EpisodeSummary::patientId).distinct().toList());
        return waiting.stream()
                .filter(episode -> !people.get(episode.patientId()).deceased())
                .map(episode -> candidate(
                        episode,
                        gap,
                        picture,
                        booked.getOrDefault(episode.id(), List.of()).stream()
                                .min(Comparator.comparing(
                                        taking -> taking.when().start()))
                                .orElse(null),
                        Optional.ofNullable(said.get(episode.id())),
                        obstacles.getOrDefault(episode.id(), Map.of()).getOrDefault(gap.day(), List.of()),
                        people.get(episode.patientId())))
                .sorted(Comparator.comparing(CandidateResponse::fits)
                        .thenComparingDouble(CandidateResponse::score)
                        .thenComparingLong(CandidateResponse::daysWaiting)
                        .reversed()
                        .thenComparing(CandidateResponse::episodeId))
                .limit(MOST)
                .toList();
    }

    private record Gap(TimeRange when, LocalDate day, @Nullable UUID roomId, @Nullable UUID operatorId) {}

    private static boolean isLater(Taking taking, Gap gap) {
        return taking.status().isMovable()
                && !taking.when().start().isBefore(gap.when().end());
    }

    private CandidateResponse candidate(
            EpisodeSummary episode,
            Gap gap,
            Picture picture,
            @Nullable Taking later,
            Optional<WaitlistPreference> said,
            List<GateObstacle> obstacles,
            PatientSummary patient) {
        Durations.Planned planned = durations.planned(
                Objects.requireNonNull(episode.technique()),
                episode.plannedLevels().size(),
                Objects.requireNonNull(episode.sedationProtocolCode()),
                gap.operatorId());
        Need need = finder.need(episode, planned.minutes());
        LocalDate today = facility.today();
        boolean shortNotice = said.map(WaitlistPreference::isShortNotice).orElse(false);
        long waited = ChronoUnit.DAYS.between(facility.dayOf(episode.referredAt()), today);
        List<WaitlistRules.Share> shares = rules.shares(
                new WaitlistRules.Candidate(
                        episode.urgency(),
                        episode.painOnMovement(),
                        waited,
                        episode.coverageEnds(),
                        shortNotice,
                        later != null),
                today,
                gap.day());
        List<SlotReason> reasons = new ArrayList<>();
        shares.forEach(share -> reasons.add(new SlotReason(
                share.code(),
                "%s (%+.0f)".formatted(share.text(), share.points()),
                share.points() < 0 ? Tone.NOTE : Tone.GOOD)));
        boolean asked = said.map(preference -> preference.allows(gap.day().getDayOfWeek()))
                .orElse(true);
        if (!asked) {
            reasons.add(new SlotReason(
                    "WEEKDAY",
                    "Did not name %s among the possible days."
                            .formatted(gap.day().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
                    Tone.WARN));
        }
        if (rules.isShortNotice(today, gap.day()) && !shortNotice) {
            reasons.add(new SlotReason("NOTICE", "Has not said to be available at short notice.", Tone.NOTE));
        }
        obstacles.forEach(obstacle -> reasons.add(new SlotReason("GATE", obstacle.reason(), Tone.WARN)));
        boolean ready = SlotService.gate(Map.of(gap.day(), obstacles), episode.urgency(), false)
                .test(gap.day());
        Optional<Slot> place = place(gap, picture, need, later, episode.id(), reasons);
        place.ifPresent(slot -> reasons.addAll(SlotService.aboutPeopleAndRooms(slot, picture, need, gap.day())));
        return new CandidateResponse(
                episode.id(),
                mapper.toBoard(patient),
                episode.plannedLevels(),
                need.technique(),
                episode.urgency(),
                episode.painOnMovement(),
                waited,
                episode.coverageEnds(),
                shortNotice,
                need.minutes(),
                asked && ready && place.isPresent(),
                Math.round(shares.stream()
                                        .mapToDouble(WaitlistRules.Share::points)
                                        .sum()
                                * 10)
                        / 10.0,
                reasons,
                place.map(slot -> slots.named(picture, slot.room())).orElse(null),
                place.map(slot -> slots.named(picture, slot.operator())).orElse(null),
                place.map(Slot::sedationProvider)
                        .map(provider -> slots.named(picture, provider))
                        .orElse(null),
                place.map(slot -> slots.named(picture, slot.equipment())).orElse(List.of()),
                later == null
                        ? null
                        : new LaterBooking(
                                later.bookingId(), later.version(), later.when().start()));
    }

    /** Everything needed at exactly this start; says what is missing otherwise. */
    private Optional<Slot> place(
            Gap gap, Picture picture, Need need, @Nullable Taking later, UUID episodeId, List<SlotReason> reasons) {
        if (need.minutes() > gap.when().length().toMinutes()) {
            reasons.add(new SlotReason(
                    "TOO_LONG",
                    "Needs %d minutes; %d are free."
                            .formatted(need.minutes(), gap.when().length().toMinutes()),
                    Tone.WARN));
            return Optional.empty();
        }
        Set<UUID> except = new HashSet<>(picture.holdsOf(episodeId));
        if (later != null) {
            except.add(later.bookingId());
        }
        Found found = finder.find(
                picture,
                need,
                new Bounds(
                        gap.day(),
                        gap.day(),
                        gap.when().start(),
                        clock.instant(),
                        gap.operatorId(),
                        gap.roomId(),
                        Set.of(),
                        null,
                        day -> true,
                        except,
                        1));
        Optional<Slot> exact = found.slots().stream()
                .filter(slot -> slot.when().start().equals(gap.when().start()))
                .findFirst();
        if (exact.isEmpty()) {
            reasons.add(new SlotReason("NOT_FREE", "Not everything this case needs is free at this time.", Tone.WARN));
        }
        return exact;
    }

    private void refuseNonsense(Instant start, int minutes) {
        List<FieldError> errors = new ArrayList<>();
        if (start.getEpochSecond() % Calendar.CELL_SECONDS != 0 || start.getNano() != 0) {
            errors.add(new FieldError("/start", "Start on a full five minutes, for example 09:00 or 09:05."));
        }
        if (minutes % 5 != 0) {
            errors.add(new FieldError("/minutes", "Plan in steps of five minutes."));
        }
        if (start.isBefore(clock.instant())) {
            errors.add(new FieldError("/start", "This time is over."));
        } else if (!start.isBefore(facility.startOf(facility.today().plusDays(SlotService.LONGEST_DAYS + 1L)))) {
            errors.add(new FieldError("/start", "Choose a time within the next half year."));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("candidates-refused", "Nobody can be looked for.", errors);
        }
    }
}
