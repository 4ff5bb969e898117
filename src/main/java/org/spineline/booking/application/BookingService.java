package org.spineline.booking.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.booking.BookingChange;
import org.spineline.booking.BookingChanged;
import org.spineline.booking.BookingDirectory;
import org.spineline.booking.BookingProgress;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.BookingSummary;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.BookingRequests.Blocker;
import org.spineline.booking.application.BookingRequests.BookingRequest;
import org.spineline.booking.application.BookingRequests.BookingResponse;
import org.spineline.booking.application.BookingRequests.CancellationRequest;
import org.spineline.booking.application.BookingRequests.NamedResource;
import org.spineline.booking.application.BookingRequests.ProgressRequest;
import org.spineline.booking.application.BookingRequests.SlotRequest;
import org.spineline.booking.application.Calendar.ResourceDay;
import org.spineline.booking.application.Calendar.Taken;
import org.spineline.booking.domain.Allocation;
import org.spineline.booking.domain.Booking;
import org.spineline.booking.domain.BookingRepository;
import org.spineline.booking.domain.Closure;
import org.spineline.booking.domain.HistoryEntry;
import org.spineline.booking.domain.HistoryRepository;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.ResourceRepository;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeStatus;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Books, moves and cancels: everything a procedure needs, in one transaction, or nothing. */
@Service
public class BookingService implements BookingDirectory, BookingProgress {
    private static final int TRIES = 3;

    private final BookingRepository bookings;
    private final ResourceRepository resources;
    private final HistoryRepository history;
    private final Calendar calendar;
    private final EpisodeDirectory episodes;
    private final PatientDirectory patients;
    private final FacilityZone facility;
    private final CurrentActor actor;
    private final Clock clock;
    private final BookingMapper mapper;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    BookingService(
            BookingRepository bookings,
            ResourceRepository resources,
            HistoryRepository history,
            Calendar calendar,
            EpisodeDirectory episodes,
            PatientDirectory patients,
            FacilityZone facility,
            CurrentActor actor,
            Clock clock,
            BookingMapper mapper,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.bookings = bookings;
        this.resources = resources;
        this.history = history;
        this.calendar = calendar;
        this.episodes = episodes;
        this.patients = patients;
        this.facility = facility;
        this.actor = actor;
        this.clock = clock;
        this.mapper = mapper;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws ConflictException naming everything that stands in the way */
    @Requires(Permission.BOOKING_SCHEDULE)
    public BookingResponse book(BookingRequest request) {
        EpisodeSummary episode = episodes.require(request.episodeId());
        TimeRange when = slot(request.start(), request.minutes());
        Set<Allocation> allocations = allocations(
                request.roomId(), request.operatorId(), request.sedationProviderId(), request.equipmentIds());
        Set<UUID> involved = involved(allocations, episode.patientId());
        // On every day the same row: two bookings of one episode may be wanted on different days at once.
        ResourceDay wholeEpisode = new ResourceDay(episode.id(), LocalDate.EPOCH);
        return deciding(involved, when, List.of(wholeEpisode), () -> {
            EpisodeSummary current = episodes.require(request.episodeId());
            refuseUnlessAccepted(current);
            refuseIfBookedAlready(current);
            refuseIfTaken(allocations, current.patientId(), when, null, request.overrideReason());
            Booking booking = bookings.saveAndFlush(Booking.booked(
                    current.patientId(),
                    current.id(),
                    when,
                    Objects.requireNonNull(current.technique()),
                    current.plannedLevels(),
                    Objects.requireNonNull(current.sedationProtocolCode()),
                    allocations,
                    request.note(),
                    request.overrideReason()));
            calendar.take(booking.getId(), involved, when);
            history.save(entry(booking, "BOOKED", request.overrideReason()));
            events.publishEvent(new BookingChanged(booking.getId(), BookingChange.BOOKED));
            return response(booking);
        });
    }

    /** @throws ConflictException naming everything that stands in the way */
    @Requires(Permission.BOOKING_SCHEDULE)
    public BookingResponse move(UUID bookingId, ExpectedVersion expected, SlotRequest request) {
        Before before = before(bookingId);
        TimeRange when = slot(request.start(), request.minutes());
        Set<Allocation> allocations = allocations(
                request.roomId(), request.operatorId(), request.sedationProviderId(), request.equipmentIds());
        Set<UUID> involved = involved(allocations, before.patientId());
        return deciding(involved, when, calendar.days(before.involved(), before.when()), () -> {
            Booking booking = load(bookingId);
            booking.requireVersion(expected);
            refuseIfTaken(allocations, booking.getPatientId(), when, bookingId, request.overrideReason());
            Instant oldStart = booking.getStartsAt();
            String oldRoom = roomName(booking);
            booking.moved(when, allocations, request.overrideReason());
            calendar.release(bookingId);
            Booking saved = bookings.saveAndFlush(booking);
            calendar.take(bookingId, involved, when);
            history.save(
                    entry(saved, "MOVED", request.reason()).moved(oldStart, when.start(), oldRoom, roomName(saved)));
            events.publishEvent(new BookingChanged(bookingId, BookingChange.MOVED));
            return response(saved);
        });
    }

    @Requires(Permission.BOOKING_SCHEDULE)
    @Transactional
    public BookingResponse cancel(UUID bookingId, ExpectedVersion expected, CancellationRequest request) {
        Booking booking = load(bookingId);
        booking.requireVersion(expected);
        booking.cancelled(request.reasonCode(), request.comment(), request.preventable(), request.detectedAt());
        calendar.release(bookingId);
        Booking saved = bookings.saveAndFlush(booking);
        history.save(entry(saved, "CANCELLED", request.reasonCode().name()));
        events.publishEvent(new BookingChanged(bookingId, BookingChange.to(saved.getStatus())));
        return response(saved);
    }

    @Requires(Permission.BOOKING_PROGRESS)
    @Transactional
    public BookingResponse progress(UUID bookingId, ExpectedVersion expected, ProgressRequest request) {
        Booking booking = load(bookingId);
        booking.requireVersion(expected);
        if (!Set.of(BookingStatus.CONFIRMED, BookingStatus.ARRIVED, BookingStatus.IN_ROOM)
                .contains(request.status())) {
            throw new RuleViolationException(
                    "progress-refused",
                    "Nothing was saved.",
                    List.of(new FieldError(
                            "/status", "Choose CONFIRMED, ARRIVED or IN_ROOM; the rest has a form of its own.")));
        }
        booking.progressed(request.status());
        Booking saved = bookings.saveAndFlush(booking);
        history.save(entry(saved, request.status().name(), null));
        events.publishEvent(new BookingChanged(bookingId, BookingChange.to(saved.getStatus())));
        return response(saved);
    }

    @Requires(Permission.BOOKING_READ)
    @Transactional(readOnly = true)
    public BookingResponse get(UUID bookingId) {
        return response(load(bookingId));
    }

    @Requires(Permission.BOOKING_READ)
    @Transactional(readOnly = true)
    public List<BookingResponse> ofEpisode(UUID episodeId) {
        episodes.require(episodeId);
        return bookings.findAllByEpisodeIdOrderByStartsAt(episodeId).stream()
                .map(this::response)
                .toList();
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public BookingSummary require(UUID bookingId) {
        return summary(load(bookingId));
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public List<BookingSummary> forEpisode(UUID episodeId) {
        return bookings.findAllByEpisodeIdOrderByStartsAt(episodeId).stream()
                .map(this::summary)
                .toList();
    }

    @Override
    @SystemUse("Follows from signing the note, which asks for its own permission")
    @Transactional
    public void complete(UUID bookingId) {
        Booking booking = load(bookingId);
        booking.completed();
        history.save(entry(bookings.saveAndFlush(booking), "COMPLETED", null));
        events.publishEvent(new BookingChanged(bookingId, BookingChange.COMPLETED));
    }

    /** One transaction under the locks of all days involved; a deadlock or a timeout is tried again, a refusal is not. */
    private <T> T deciding(
            Collection<UUID> involved, TimeRange when, Collection<ResourceDay> alsoLocked, Supplier<T> decision) {
        SortedSet<ResourceDay> days = calendar.days(involved, when);
        days.addAll(alsoLocked);
        calendar.prepare(days);
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> {
                    calendar.lock(days);
                    return decision.get();
                }));
            } catch (PessimisticLockingFailureException lost) {
                if (attempt == TRIES) {
                    throw lost;
                }
            }
        }
    }

    private record Before(UUID patientId, Set<UUID> involved, TimeRange when) {}

    private Before before(UUID bookingId) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Booking booking = load(bookingId);
            Set<UUID> involved = new HashSet<>();
            booking.getAllocations().forEach(allocation -> involved.add(allocation.resourceId()));
            involved.add(booking.getPatientId());
            return new Before(booking.getPatientId(), involved, booking.when());
        }));
    }

    private static TimeRange slot(Instant start, int minutes) {
        List<FieldError> errors = new ArrayList<>();
        if (start.getEpochSecond() % Calendar.CELL_SECONDS != 0 || start.getNano() != 0) {
            errors.add(new FieldError("/start", "Start on a full five minutes, for example 09:00 or 09:05."));
        }
        if (minutes % 5 != 0) {
            errors.add(new FieldError("/minutes", "Plan in steps of five minutes."));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("slot-refused", "This time cannot be booked.", errors);
        }
        return TimeRange.of(start, Duration.ofMinutes(minutes));
    }

    private static Set<Allocation> allocations(
            UUID room, UUID operator, @Nullable UUID sedationProvider, List<UUID> equipment) {
        Set<Allocation> allocations = new LinkedHashSet<>();
        allocations.add(new Allocation(room, ResourceKind.ROOM));
        allocations.add(new Allocation(operator, ResourceKind.OPERATOR));
        if (sedationProvider != null) {
            allocations.add(new Allocation(sedationProvider, ResourceKind.SEDATION_PROVIDER));
        }
        equipment.forEach(id -> allocations.add(new Allocation(id, ResourceKind.EQUIPMENT)));
        return allocations;
    }

    private static Set<UUID> involved(Collection<Allocation> allocations, UUID patientId) {
        Set<UUID> involved =
                allocations.stream().map(Allocation::resourceId).collect(Collectors.toCollection(LinkedHashSet::new));
        involved.add(patientId);
        return involved;
    }

    private static void refuseUnlessAccepted(EpisodeSummary episode) {
        if (episode.status() != EpisodeStatus.ACCEPTED) {
            throw new ConflictException(
                    "episode-not-accepted",
                    "This episode has not been accepted by a radiologist, so nothing can be booked for it.",
                    Map.of("episodeId", episode.id(), "episodeStatus", episode.status()));
        }
    }

    private void refuseIfBookedAlready(EpisodeSummary episode) {
        bookings.findAllByEpisodeIdOrderByStartsAt(episode.id()).stream()
                .filter(booking -> booking.getStatus().occupies())
                .findFirst()
                .ifPresent(booking -> {
                    throw new ConflictException(
                            "episode-booked-already",
                            "This episode has a booking already. Move that one instead.",
                            Map.of("episodeId", episode.id(), "bookingId", booking.getId()));
                });
    }

    private void refuseIfTaken(
            Set<Allocation> wanted,
            UUID patientId,
            TimeRange when,
            @Nullable UUID except,
            @Nullable String overrideReason) {
        Map<UUID, Resource> known = known(wanted);
        List<Blocker> blockers = overlaps(wanted, patientId, when, except, known);
        boolean doubleBooked = !blockers.isEmpty();
        blockers.addAll(absences(known.values(), when));
        if (doubleBooked) {
            throw new ConflictException(
                    "booking-conflict", "This time is taken: " + named(blockers) + ".", Map.of("blockers", blockers));
        }
        if (!blockers.isEmpty() && (overrideReason == null || overrideReason.isBlank())) {
            throw new ConflictException(
                    "outside-working-hours",
                    "Not available then: %s. Choose another time, or give a reason to book all the same."
                            .formatted(named(blockers)),
                    Map.of("blockers", blockers));
        }
    }

    private static String named(List<Blocker> blockers) {
        return blockers.stream()
                .map(blocker -> blocker.name() + " (" + blocker.reason() + ")")
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private Map<UUID, Resource> known(Set<Allocation> wanted) {
        List<UUID> ids = wanted.stream().map(Allocation::resourceId).toList();
        Map<UUID, Resource> known =
                resources.findAllByIdIn(ids).stream().collect(Collectors.toMap(Resource::getId, Function.identity()));
        List<FieldError> errors = new ArrayList<>();
        int equipment = 0;
        for (Allocation allocation : wanted) {
            String pointer =
                    switch (allocation.role()) {
                        case ROOM -> "/roomId";
                        case OPERATOR -> "/operatorId";
                        case SEDATION_PROVIDER -> "/sedationProviderId";
                        case EQUIPMENT -> "/equipmentIds/" + equipment++;
                    };
            Resource resource = known.get(allocation.resourceId());
            if (resource == null || resource.getKind() != allocation.role() || !resource.isActive()) {
                errors.add(new FieldError(pointer, "Choose one from the list; this one is not available."));
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("slot-refused", "This cannot be booked.", errors);
        }
        return known;
    }

    private List<Blocker> overlaps(
            Set<Allocation> wanted, UUID patientId, TimeRange when, @Nullable UUID except, Map<UUID, Resource> known) {
        List<Taken> taken = calendar.taken(involved(wanted, patientId), when, except);
        if (taken.isEmpty()) {
            return new ArrayList<>();
        }
        Map<UUID, Booking> others =
                bookings
                        .findAllByIdIn(
                                taken.stream().map(Taken::bookingId).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Booking::getId, Function.identity()));
        Map<UUID, PatientSummary> people = patients.summaries(
                others.values().stream().map(Booking::getPatientId).distinct().toList());
        List<Blocker> blockers = new ArrayList<>();
        for (Taken one : taken) {
            Booking other = others.get(one.bookingId());
            if (other == null) {
                continue;
            }
            PatientSummary patient = people.get(other.getPatientId());
            Resource resource = known.get(one.resourceId());
            String who = patient == null ? "another patient" : patient.familyName() + ", " + patient.givenName();
            blockers.add(new Blocker(
                    one.resourceId(),
                    resource == null ? "PATIENT" : resource.getKind().name(),
                    resource == null ? who : resource.getName(),
                    other.getId(),
                    other.getStartsAt(),
                    other.getEndsAt(),
                    resource == null ? "has another booking then" : "booked for " + who));
        }
        return blockers;
    }

    private List<Blocker> absences(Collection<Resource> wanted, TimeRange when) {
        List<Blocker> blockers = new ArrayList<>();
        LocalDate day = facility.dayOf(when.start());
        for (Resource resource : wanted) {
            for (Closure closure : resource.closuresIn(when)) {
                blockers.add(blocker(resource, closure.when(), closure.getReason()));
            }
            boolean keepsHours = !resource.getHours().isEmpty();
            boolean within = resource.hoursOn(day, facility).stream()
                    .anyMatch(hours ->
                            !when.start().isBefore(hours.start()) && !when.end().isAfter(hours.end()));
            if (keepsHours && !within) {
                blockers.add(blocker(resource, when, "outside working hours"));
            }
        }
        return blockers;
    }

    private static Blocker blocker(Resource resource, TimeRange when, String reason) {
        return new Blocker(
                resource.getId(),
                resource.getKind().name(),
                resource.getName(),
                null,
                when.start(),
                when.end(),
                reason);
    }

    private HistoryEntry entry(Booking booking, String what, @Nullable String reason) {
        return new HistoryEntry(
                booking.getId(), clock.instant().truncatedTo(ChronoUnit.MICROS), actor.displayName(), what, reason);
    }

    private String roomName(Booking booking) {
        return name(booking, ResourceKind.ROOM);
    }

    private String name(Booking booking, ResourceKind role) {
        return booking.resource(role)
                .flatMap(resources::findById)
                .map(Resource::getName)
                .orElse("");
    }

    private Booking load(UUID bookingId) {
        return bookings.findById(bookingId)
                .orElseThrow(() -> new NotFoundException(
                        "booking-not-found", "This booking does not exist.", Map.of("bookingId", bookingId)));
    }

    private BookingSummary summary(Booking booking) {
        return new BookingSummary(
                booking.getId(),
                booking.getPatientId(),
                booking.getEpisodeId(),
                booking.when(),
                roomName(booking),
                name(booking, ResourceKind.OPERATOR),
                booking.getStatus(),
                booking.getTechnique(),
                booking.getLevels(),
                booking.getSedationProtocolCode());
    }

    private BookingResponse response(Booking booking) {
        Map<UUID, NamedResource> named = new LinkedHashMap<>();
        resources
                .findAllByIdIn(booking.getAllocations().stream()
                        .map(Allocation::resourceId)
                        .toList())
                .forEach(resource -> named.put(resource.getId(), mapper.toNamed(resource)));
        return new BookingResponse(
                booking.getId(),
                booking.getVersion(),
                booking.getEpisodeId(),
                booking.getPatientId(),
                booking.getStartsAt(),
                booking.getEndsAt(),
                booking.getStatus(),
                booking.getTechnique(),
                booking.getLevels(),
                booking.getSedationProtocolCode(),
                booking.getAllocations().stream()
                        .map(allocation -> named.get(allocation.resourceId()))
                        .toList(),
                booking.getNote(),
                booking.getOverrideReason(),
                booking.getCancelReason(),
                booking.getCancelComment(),
                booking.getCancelPreventable(),
                booking.getCancelDetectedAt(),
                history.findAllByBookingIdOrderByHappenedAt(booking.getId()).stream()
                        .map(mapper::toView)
                        .toList());
    }
}
