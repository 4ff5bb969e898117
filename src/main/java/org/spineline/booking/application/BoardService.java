package org.spineline.booking.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.OpenToSignedIn;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.BookingRequests.Board;
import org.spineline.booking.application.BookingRequests.BoardBooking;
import org.spineline.booking.application.BookingRequests.BoardColumn;
import org.spineline.booking.application.BookingRequests.BoardPatient;
import org.spineline.booking.application.BookingRequests.CalendarDay;
import org.spineline.booking.application.BookingRequests.CalendarRange;
import org.spineline.booking.application.BookingRequests.DayLoad;
import org.spineline.booking.application.BookingRequests.ReadinessRow;
import org.spineline.booking.application.BookingRequests.WaitingEpisode;
import org.spineline.booking.domain.Booking;
import org.spineline.booking.domain.BookingRepository;
import org.spineline.booking.domain.Closure;
import org.spineline.booking.domain.DurationRules;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.ResourceRepository;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.episode.Technique;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientName;
import org.spineline.workup.Readiness;
import org.spineline.workup.ReadinessAssessment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The day calendar, asked for all day long and so in three questions, and the readiness board: a fixed number too. */
@Service
@Transactional(readOnly = true)
public class BoardService {
    private static final Set<BookingStatus> SHOWN = Arrays.stream(BookingStatus.values())
            .filter(BookingStatus::occupies)
            .collect(Collectors.toSet());
    /** A hold is not a booking yet: its episode is still to be booked. */
    private static final Set<BookingStatus> BOOKED = Arrays.stream(BookingStatus.values())
            .filter(status -> status.occupies() && status != BookingStatus.HELD)
            .collect(Collectors.toSet());

    private static final Set<BookingStatus> AHEAD =
            Set.of(BookingStatus.BOOKED, BookingStatus.CONFIRMED, BookingStatus.ARRIVED);

    private static final int LONGEST_RANGE = 31;

    private final BookingRepository bookings;
    private final ResourceRepository resources;
    private final EpisodeDirectory episodes;
    private final PatientDirectory patients;
    private final ReadinessAssessment readiness;
    private final DurationRules durations;
    private final Durations learned;
    private final FacilityZone facility;
    private final Clock clock;
    private final BookingMapper mapper;
    private final DayLook look;

    BoardService(
            BookingRepository bookings,
            ResourceRepository resources,
            EpisodeDirectory episodes,
            PatientDirectory patients,
            ReadinessAssessment readiness,
            DurationRules durations,
            Durations learned,
            FacilityZone facility,
            Clock clock,
            BookingMapper mapper,
            DayLook look) {
        this.bookings = bookings;
        this.resources = resources;
        this.episodes = episodes;
        this.patients = patients;
        this.readiness = readiness;
        this.durations = durations;
        this.learned = learned;
        this.facility = facility;
        this.clock = clock;
        this.mapper = mapper;
        this.look = look;
    }

    /** @param columns rooms or operators */
    @Requires(Permission.BOOKING_READ)
    public Board board(LocalDate date, ResourceKind columns) {
        TimeRange day = facility.day(date);
        Map<UUID, DayLook.Shown> all = look.at(date, day, clock.instant());
        List<Booking> booked = shown(day);
        Map<UUID, PatientName> people = people(booked);
        List<DayLook.Shown> inUse =
                all.values().stream().filter(DayLook.Shown::active).toList();
        return new Board(
                date,
                facility.zone().getId(),
                day.start(),
                day.end(),
                durations.turnoverMinutes(),
                inUse.stream()
                        .filter(one -> one.resource().kind() == columns)
                        .map(one -> column(one, booked))
                        .toList(),
                inUse.stream().map(DayLook.Shown::resource).toList(),
                booked.stream()
                        .map(booking -> tile(
                                booking,
                                people,
                                id -> Objects.requireNonNull(all.get(id))
                                        .resource()
                                        .name(),
                                null))
                        .toList());
    }

    /** What those booked on the day still need. */
    @Requires(Permission.BOOKING_READ)
    public List<Readiness> readinessOn(LocalDate date) {
        Map<UUID, @Nullable Instant> procedures = new LinkedHashMap<>();
        shown(facility.day(date)).forEach(booking -> procedures.put(booking.getEpisodeId(), booking.getStartsAt()));
        return List.copyOf(readiness.assessAll(procedures).values());
    }

    /** Accepted and not booked: most urgent first, then who has waited longest. */
    @Requires(Permission.BOOKING_READ)
    public List<WaitingEpisode> waiting() {
        List<EpisodeSummary> waiting = unbooked();
        Map<UUID, @Nullable Instant> procedures = new LinkedHashMap<>();
        waiting.forEach(episode -> procedures.put(episode.id(), null));
        Map<UUID, Readiness> ready = readiness.assessAll(procedures);
        Map<UUID, PatientName> people =
                patients.names(waiting.stream().map(EpisodeSummary::patientId).collect(Collectors.toSet()));
        return waiting.stream()
                .map(episode -> waiting(episode, people, ready))
                .sorted(Comparator.comparing(WaitingEpisode::urgency)
                        .thenComparing(Comparator.comparingLong(WaitingEpisode::daysWaiting)
                                .reversed()))
                .toList();
    }

    /**
     * Several days at a glance; as many questions to the database as for one.
     *
     * @param columns rooms or operators
     * @throws RuleViolationException if the days run backwards or are more than {@value #LONGEST_RANGE}
     */
    @Requires(Permission.BOOKING_READ)
    public CalendarRange range(LocalDate from, LocalDate to, ResourceKind columns) {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= LONGEST_RANGE) {
            throw new RuleViolationException(
                    "range-refused",
                    "These days cannot be shown.",
                    List.of(new FieldError("/to", "Choose a last day within 31 days after the first.")));
        }
        TimeRange window = new TimeRange(facility.startOf(from), facility.startOf(to.plusDays(1)));
        List<Resource> all = resources.findAllByOrderByKindAscNameAsc();
        Map<UUID, Resource> byId = all.stream().collect(Collectors.toMap(Resource::getId, Function.identity()));
        List<Booking> booked = shown(window);
        Map<UUID, @Nullable Instant> procedures = new HashMap<>();
        booked.forEach(booking -> procedures.put(booking.getEpisodeId(), booking.getStartsAt()));
        Map<UUID, Readiness> ready = readiness.assessAll(procedures);
        Map<UUID, PatientName> people = people(booked);
        List<Resource> shown = all.stream()
                .filter(resource -> resource.getKind() == columns && resource.isActive())
                .toList();
        return new CalendarRange(
                from,
                to,
                facility.zone().getId(),
                shown.stream().map(mapper::toBoard).toList(),
                from.datesUntil(to.plusDays(1))
                        .map(date -> new CalendarDay(
                                date,
                                shown.stream()
                                        .map(resource -> load(resource, date, booked))
                                        .toList()))
                        .toList(),
                booked.stream()
                        .map(booking -> tile(
                                booking,
                                people,
                                id -> Objects.requireNonNull(byId.get(id)).getName(),
                                ready.get(booking.getEpisodeId())))
                        .toList());
    }

    private DayLoad load(Resource resource, LocalDate date, List<Booking> booked) {
        TimeRange day = facility.day(date);
        List<Closure> closures = resource.closuresIn(day);
        List<Booking> own = booked.stream()
                .filter(booking -> booking.when().overlaps(day) && booking.uses(resource.getId()))
                .toList();
        return new DayLoad(
                resource.getId(),
                openMinutes(resource.hoursOn(date, facility), closures),
                own.stream()
                        .mapToInt(booking -> (int) booking.when().length().toMinutes())
                        .sum(),
                own.size(),
                closures.isEmpty() ? null : closures.get(0).getReason());
    }

    /** What closures, which may overlap, leave of the hours. */
    private static int openMinutes(List<TimeRange> hours, List<Closure> closures) {
        long open = 0;
        for (TimeRange span : hours) {
            Instant from = span.start();
            for (Closure closure : closures) {
                if (closure.when().overlaps(span)) {
                    if (closure.getStartsAt().isAfter(from)) {
                        open += Duration.between(from, closure.getStartsAt()).toMinutes();
                    }
                    from = closure.getEndsAt().isAfter(from) ? closure.getEndsAt() : from;
                }
            }
            if (from.isBefore(span.end())) {
                open += Duration.between(from, span.end()).toMinutes();
            }
        }
        return (int) open;
    }

    /** Without holds that have run out and not been cleared away yet. */
    private List<Booking> shown(TimeRange window) {
        Instant now = clock.instant();
        return bookings.findAllIn(window.start(), window.end(), SHOWN).stream()
                .filter(booking -> booking.getStatus() != BookingStatus.HELD || booking.isHeldUntilAfter(now))
                .toList();
    }

    /**
     * Who owes what: everybody booked in the window and everybody accepted without a booking.
     *
     * @param from first local day
     * @param to last local day
     */
    @Requires(Permission.READINESS_READ)
    public List<ReadinessRow> readiness(LocalDate from, LocalDate to) {
        List<Booking> booked = bookings.findAllIn(facility.startOf(from), facility.startOf(to.plusDays(1)), AHEAD);
        List<EpisodeSummary> waiting = unbooked();
        Map<UUID, @Nullable Instant> procedures = new LinkedHashMap<>();
        booked.forEach(booking -> procedures.put(booking.getEpisodeId(), booking.getStartsAt()));
        waiting.forEach(episode -> procedures.putIfAbsent(episode.id(), null));
        Map<UUID, Readiness> ready = readiness.assessAll(procedures);
        Map<UUID, PatientName> people = patients.names(Stream.concat(
                        booked.stream().map(Booking::getPatientId),
                        waiting.stream().map(EpisodeSummary::patientId))
                .collect(Collectors.toSet()));
        Map<UUID, Resource> rooms = resources
                .findAllByIdIn(booked.stream()
                        .flatMap(booking -> booking.resource(ResourceKind.ROOM).stream())
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Resource::getId, Function.identity()));
        List<ReadinessRow> rows = new ArrayList<>();
        for (Booking booking : booked) {
            rows.add(new ReadinessRow(
                    booking.getEpisodeId(),
                    patient(people, booking.getPatientId()),
                    booking.getLevels(),
                    booking.getTechnique(),
                    booking.getId(),
                    booking.getStartsAt(),
                    booking.resource(ResourceKind.ROOM)
                            .map(rooms::get)
                            .map(Resource::getName)
                            .orElse(null),
                    ready.get(booking.getEpisodeId())));
        }
        for (EpisodeSummary episode : waiting) {
            rows.add(new ReadinessRow(
                    episode.id(),
                    patient(people, episode.patientId()),
                    episode.plannedLevels(),
                    episode.technique(),
                    null,
                    null,
                    null,
                    ready.get(episode.id())));
        }
        return rows;
    }

    /** How long a slot is planned for. */
    @OpenToSignedIn
    public BookingRequests.Duration duration(
            Technique technique, int levels, String sedationProtocolCode, @Nullable UUID operatorId) {
        Durations.Planned planned = learned.planned(technique, levels, sedationProtocolCode, operatorId);
        return new BookingRequests.Duration(
                planned.minutes(),
                durations.turnoverMinutes(),
                planned.basis().kind(),
                planned.basis().cases(),
                planned.basis().medianMinutes(),
                planned.basis().p90Minutes(),
                planned.basis().source(),
                planned.basis().version());
    }

    private List<EpisodeSummary> unbooked() {
        Set<UUID> unbooked = bookings.episodesWithout(episodes.acceptedIds(), BOOKED);
        Map<UUID, EpisodeSummary> found = episodes.summaries(unbooked);
        return unbooked.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private Map<UUID, PatientName> people(Collection<Booking> booked) {
        return patients.names(booked.stream().map(Booking::getPatientId).collect(Collectors.toSet()));
    }

    private BoardPatient patient(Map<UUID, PatientName> people, UUID id) {
        return mapper.toBoard(Optional.ofNullable(people.get(id))
                .orElseThrow(() -> new IllegalStateException("A booking without its patient")));
    }

    private static BoardColumn column(DayLook.Shown one, List<Booking> booked) {
        List<Booking> own = booked.stream()
                .filter(booking -> booking.uses(one.resource().id()))
                .toList();
        long open = one.hours().stream()
                .mapToLong(span -> Duration.between(span.start(), span.end()).toMinutes())
                .sum();
        long taken = own.stream()
                .mapToLong(booking -> booking.when().length().toMinutes())
                .sum();
        return new BoardColumn(
                one.resource(),
                one.hours(),
                one.closures(),
                one.blocks(),
                open == 0 ? null : (int) Math.round(100.0 * taken / open),
                own.size());
    }

    private BoardBooking tile(
            Booking booking, Map<UUID, PatientName> people, Function<UUID, String> nameOf, @Nullable Readiness ready) {
        UUID operator = booking.resource(ResourceKind.OPERATOR).orElseThrow();
        return new BoardBooking(
                booking.getId(),
                booking.getVersion(),
                booking.getEpisodeId(),
                patient(people, booking.getPatientId()),
                booking.getStartsAt(),
                booking.getEndsAt(),
                booking.getStatus(),
                booking.getTechnique(),
                booking.getLevels(),
                booking.getSedationProtocolCode(),
                booking.resource(ResourceKind.ROOM).orElseThrow(),
                operator,
                nameOf.apply(operator),
                booking.resource(ResourceKind.SEDATION_PROVIDER).orElse(null),
                booking.getAllocations().stream()
                        .filter(allocation -> allocation.role() == ResourceKind.EQUIPMENT)
                        .map(allocation -> allocation.resourceId())
                        .toList(),
                booking.getHoldExpiresAt(),
                booking.getHeldByName(),
                booking.getSeriesId(),
                ready);
    }

    private WaitingEpisode waiting(EpisodeSummary episode, Map<UUID, PatientName> people, Map<UUID, Readiness> ready) {
        String sedation = episode.sedationProtocolCode() == null ? "" : episode.sedationProtocolCode();
        Technique technique = episode.technique() == null ? Technique.VERTEBROPLASTY : episode.technique();
        return new WaitingEpisode(
                episode.id(),
                patient(people, episode.patientId()),
                episode.plannedLevels(),
                episode.technique(),
                episode.urgency(),
                episode.painOnMovement(),
                ChronoUnit.DAYS.between(facility.dayOf(episode.referredAt()), facility.dayOf(clock.instant())),
                learned.planned(technique, episode.plannedLevels().size(), sedation, null)
                        .minutes(),
                episode.coverageEnds(),
                ready.get(episode.id()));
    }
}
