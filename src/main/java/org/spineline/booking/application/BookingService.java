package org.spineline.booking.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.booking.BookingChange;
import org.spineline.booking.BookingChanged;
import org.spineline.booking.BookingDirectory;
import org.spineline.booking.BookingProgress;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.BookingSummary;
import org.spineline.booking.CancelReason;
import org.spineline.booking.CaseLog;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.BookingRequests.Blocker;
import org.spineline.booking.application.BookingRequests.BookingRequest;
import org.spineline.booking.application.BookingRequests.BookingResponse;
import org.spineline.booking.application.BookingRequests.CancellationRequest;
import org.spineline.booking.application.BookingRequests.HoldRequest;
import org.spineline.booking.application.BookingRequests.NamedResource;
import org.spineline.booking.application.BookingRequests.ProgressRequest;
import org.spineline.booking.application.BookingRequests.SeriesRequest;
import org.spineline.booking.application.BookingRequests.SeriesResponse;
import org.spineline.booking.application.BookingRequests.SessionRequest;
import org.spineline.booking.application.BookingRequests.SlotRequest;
import org.spineline.booking.application.Desk.Wish;
import org.spineline.booking.application.Situation.OfEpisode;
import org.spineline.booking.domain.Allocation;
import org.spineline.booking.domain.Booking;
import org.spineline.booking.domain.Booking.Case;
import org.spineline.booking.domain.Booking.Request;
import org.spineline.booking.domain.BookingProperties;
import org.spineline.booking.domain.BookingRepository;
import org.spineline.booking.domain.HistoryEntry;
import org.spineline.booking.domain.HistoryRepository;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.ResourceRepository;
import org.spineline.episode.BookableEpisode;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeStatus;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.domain.Ids;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.TimeRange;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.RequestHash;
import org.spineline.workup.ReadinessAssessment;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Books, moves and cancels: everything a procedure needs, in one transaction, or nothing. */
@Service
public class BookingService implements BookingDirectory, BookingProgress {
    private final BookingRepository bookings;
    private final ResourceRepository resources;
    private final HistoryRepository history;
    private final Calendar calendar;
    private final Desk desk;
    private final EpisodeDirectory episodes;
    private final ReadinessAssessment readiness;
    private final CurrentActor actor;
    private final BookingProperties properties;
    private final BookingMapper mapper;
    private final CaseLog caseLog;
    private final ApplicationEventPublisher events;

    BookingService(
            BookingRepository bookings,
            ResourceRepository resources,
            HistoryRepository history,
            Calendar calendar,
            Desk desk,
            EpisodeDirectory episodes,
            ReadinessAssessment readiness,
            CurrentActor actor,
            BookingProperties properties,
            BookingMapper mapper,
            CaseLog caseLog,
            ApplicationEventPublisher events) {
        this.bookings = bookings;
        this.resources = resources;
        this.history = history;
        this.calendar = calendar;
        this.desk = desk;
        this.episodes = episodes;
        this.readiness = readiness;
        this.actor = actor;
        this.properties = properties;
        this.mapper = mapper;
        this.caseLog = caseLog;
        this.events = events;
    }

    /**
     * @param key tells a repeated request, which is answered with the booking that the first one has made
     * @throws ConflictException naming everything that stands in the way
     */
    @Requires(Permission.BOOKING_SCHEDULE)
    public BookingResponse book(BookingRequest request, @Nullable String key) {
        Wish wish = desk.wish(
                request.start(),
                request.minutes(),
                request.roomId(),
                request.operatorId(),
                request.sedationProviderId(),
                request.equipmentIds(),
                "");
        Request asked = new Request(key, RequestHash.of(request));
        return desk.deciding(request.episodeId(), wish, key, true, beginning -> {
            BookableEpisode episode = beginning.episode();
            refuseUnlessAccepted(episode);
            Situation situation = beginning.look().get();
            Optional<Map.Entry<UUID, String>> earlier = situation.repeated();
            if (earlier.isPresent()) {
                return response(load(sameRequest(earlier.get(), asked)));
            }
            Set<UUID> ownHolds = desk.ownHolds(situation);
            refuseIfTakenCareOf(situation, ownHolds);
            Booking hold = request.holdId() == null ? null : hold(request.holdId(), ownHolds);
            desk.refuse(
                    union(desk.blockers(situation, episode.technique(), ownHolds), beginning.gates()),
                    request.overrideReason());
            Booking booking = hold == null
                    ? Booking.booked(
                            what(episode, episode.plannedLevels()),
                            wish.when(),
                            wish.allocations(),
                            request.note(),
                            request.overrideReason(),
                            asked)
                    : hold;
            if (hold != null) {
                hold.confirmHold(wish.when(), wish.allocations(), request.note(), request.overrideReason(), asked);
            }
            ownHolds.stream().filter(id -> !id.equals(booking.getId())).forEach(id -> desk.lapse(load(id)));
            HistoryEntry entry = place(booking, wish, "BOOKED", request.overrideReason());
            return hold == null ? response(booking, situation, List.of(entry)) : response(booking);
        });
    }

    /** Several sessions of one episode, together or not at all. */
    @Requires(Permission.BOOKING_SCHEDULE)
    public SeriesResponse bookSeries(SeriesRequest request, @Nullable String key) {
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < request.sessions().size(); i++) {
            SessionRequest session = request.sessions().get(i);
            wishes.add(desk.wish(
                    session.start(),
                    session.minutes(),
                    session.roomId(),
                    session.operatorId(),
                    session.sedationProviderId(),
                    session.equipmentIds(),
                    "/sessions/" + i));
        }
        refuseSessionsAtTheSameTime(wishes);
        Request asked = new Request(key, RequestHash.of(request));
        List<Blocker> gates = wishes.stream()
                .flatMap(wish -> desk.gates(request.episodeId(), wish).stream())
                .toList();
        return desk.deciding(request.episodeId(), wishes, List.of(), patient -> {
            BookableEpisode episode = episodes.bookable(request.episodeId());
            refuseLevelsNotPlanned(request, episode);
            List<Situation> situations = new ArrayList<>();
            for (Wish wish : wishes) {
                situations.add(desk.look(wish, patient, episode.id(), key));
            }
            Optional<Map.Entry<UUID, String>> earlier = situations.get(0).repeated();
            if (earlier.isPresent()) {
                UUID series = Objects.requireNonNull(
                        load(sameRequest(earlier.get(), asked)).getSeriesId());
                return new SeriesResponse(
                        series,
                        bookings.findAllBySeriesIdOrderBySeriesPart(series).stream()
                                .map(this::response)
                                .toList());
            }
            refuseUnlessAccepted(episode);
            Set<UUID> ownHolds = desk.ownHolds(situations.get(0));
            refuseIfTakenCareOf(situations.get(0), ownHolds);
            desk.refuse(
                    union(
                            situations.stream()
                                    .flatMap(situation ->
                                            desk.blockers(situation, episode.technique(), ownHolds).stream())
                                    .toList(),
                            gates),
                    request.overrideReason());
            ownHolds.forEach(id -> desk.lapse(load(id)));
            UUID series = Ids.next();
            List<BookingResponse> made = new ArrayList<>();
            for (int i = 0; i < wishes.size(); i++) {
                Wish wish = wishes.get(i);
                Booking booking = Booking.booked(
                                what(episode, request.sessions().get(i).levels()),
                                wish.when(),
                                wish.allocations(),
                                request.note(),
                                request.overrideReason(),
                                i == 0 ? asked : new Request(null, asked.hash()))
                        .partOf(series, i + 1);
                HistoryEntry entry = place(booking, wish, "BOOKED", request.overrideReason());
                made.add(response(booking, situations.get(i), List.of(entry)));
            }
            return new SeriesResponse(series, made);
        });
    }

    /**
     * Keeps a time free for a few minutes, for others visibly. A person has one hold on an episode: a new one takes the
     * place of the old.
     *
     * @throws ConflictException naming everything that stands in the way; hours and blocks are asked for when booking
     */
    @Requires(Permission.BOOKING_SCHEDULE)
    public BookingResponse hold(HoldRequest request) {
        Wish wish = desk.wish(
                request.start(),
                request.minutes(),
                request.roomId(),
                request.operatorId(),
                request.sedationProviderId(),
                request.equipmentIds(),
                "");
        return desk.deciding(request.episodeId(), wish, null, false, beginning -> {
            BookableEpisode episode = beginning.episode();
            refuseUnlessAccepted(episode);
            Situation situation = beginning.look().get();
            Set<UUID> ownHolds = desk.ownHolds(situation);
            refuseIfTakenCareOf(situation, ownHolds);
            desk.refuse(
                    desk.blockers(situation, episode.technique(), ownHolds).stream()
                            .filter(blocker -> !blocker.overridable())
                            .toList(),
                    null);
            ownHolds.forEach(id -> desk.lapse(load(id)));
            Booking hold = Booking.held(
                    what(episode, episode.plannedLevels()),
                    wish.when(),
                    wish.allocations(),
                    desk.now().plus(properties.hold()),
                    actor.displayName());
            HistoryEntry entry = place(hold, wish, "HELD", null);
            return response(hold, situation, List.of(entry));
        });
    }

    /** Gives a held time back. */
    @Requires(Permission.BOOKING_SCHEDULE)
    @Transactional
    public void giveBack(UUID holdId, ExpectedVersion expected) {
        Booking hold = load(holdId);
        if (!hold.getCreatedBy().equals(actor.userId())) {
            throw new ConflictException(
                    "hold-of-somebody-else",
                    "This time is held by %s, who alone can give it back. It ends by itself."
                            .formatted(hold.getHeldByName()),
                    Map.of("holdId", holdId));
        }
        hold.requireVersion(expected);
        desk.lapse(hold);
    }

    /** @throws ConflictException naming everything that stands in the way */
    @Requires(Permission.BOOKING_SCHEDULE)
    public BookingResponse move(UUID bookingId, ExpectedVersion expected, SlotRequest request) {
        Before before = desk.inTransaction(() -> {
            Booking booking = load(bookingId);
            Set<UUID> taken = booking.getAllocations().stream()
                    .map(Allocation::resourceId)
                    .collect(Collectors.toSet());
            return new Before(booking.getEpisodeId(), taken, booking.when());
        });
        Wish wish = desk.wish(
                request.start(),
                request.minutes(),
                request.roomId(),
                request.operatorId(),
                request.sedationProviderId(),
                request.equipmentIds(),
                "");
        boolean sameDay = calendar.isSameDay(wish.when(), before.when());
        // What stood against the day has been overridden or has come since; a move within it makes it no worse.
        List<Blocker> gates = sameDay ? List.of() : desk.gates(before.episodeId(), wish);
        return desk.deciding(
                before.episodeId(), List.of(wish), calendar.days(before.resources(), before.when()), patient -> {
                    Booking booking = load(bookingId);
                    booking.requireVersion(expected);
                    Situation situation = desk.look(wish, patient, booking.getEpisodeId(), null);
                    desk.refuse(
                            union(desk.blockers(situation, booking.getTechnique(), Set.of(bookingId)), gates),
                            request.overrideReason());
                    Instant oldStart = booking.getStartsAt();
                    String oldRoom = roomName(booking);
                    booking.moved(wish.when(), wish.allocations(), request.overrideReason());
                    calendar.release(bookingId);
                    Booking saved = bookings.saveAndFlush(booking);
                    calendar.take(bookingId, involved(booking), wish.when());
                    desk.record(List.of(desk.entry(saved, "MOVED", request.reason())
                            .moved(oldStart, wish.when().start(), oldRoom, roomName(saved))));
                    announce(saved, BookingChange.MOVED);
                    return response(saved);
                });
    }

    @Requires(Permission.BOOKING_SCHEDULE)
    @Transactional
    public BookingResponse cancel(UUID bookingId, ExpectedVersion expected, CancellationRequest request) {
        Booking booking = load(bookingId);
        booking.requireVersion(expected);
        return response(cancel(booking, request));
    }

    /** All that is booked or held for an episode, in the transaction of whoever gives it up. */
    @SystemUse("Part of the decision on the episode, which asks for its own permission")
    @Transactional
    public void cancelAll(UUID episodeId, CancelReason reason, String comment) {
        for (Booking booking : bookings.findAllByEpisodeIdOrderByStartsAt(episodeId)) {
            if (booking.getStatus() == BookingStatus.HELD) {
                desk.lapse(booking);
            } else if (booking.getStatus().mayBecome(BookingStatus.CANCELLED)) {
                cancel(booking, new CancellationRequest(reason, comment, null, null));
            }
        }
    }

    private Booking cancel(Booking booking, CancellationRequest request) {
        booking.cancelled(
                request.reasonCode(), request.comment(), request.preventable(), request.detectedAt(), desk.now());
        calendar.release(booking.getId());
        Booking saved = bookings.saveAndFlush(booking);
        desk.record(List.of(desk.entry(saved, "CANCELLED", request.reasonCode().name())));
        announce(saved, BookingChange.to(saved.getStatus()));
        return saved;
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
        return response(progressed(booking, desk.now()));
    }

    private Booking progressed(Booking booking, Instant at) {
        Booking saved = bookings.saveAndFlush(booking);
        desk.record(List.of(desk.entry(saved, saved.getStatus().name(), null, at)));
        if (saved.getStatus() == BookingStatus.IN_ROOM) {
            readiness.keep(saved.getEpisodeId(), saved.getId(), saved.getStartsAt());
        }
        announce(saved, BookingChange.to(saved.getStatus()));
        return saved;
    }

    @Requires(Permission.BOOKING_READ)
    @Transactional(readOnly = true)
    public BookingResponse get(UUID bookingId) {
        return response(load(bookingId));
    }

    /** Refuses whoever may not read bookings. */
    @Requires(Permission.BOOKING_READ)
    public void requireToRead() {
        // The annotation does it.
    }

    /** By start; without holds that came to nothing. */
    @Requires(Permission.BOOKING_READ)
    @Transactional(readOnly = true)
    public List<BookingResponse> ofEpisode(UUID episodeId) {
        episodes.require(episodeId);
        return kept(episodeId).map(this::response).toList();
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
        return kept(episodeId).map(this::summary).toList();
    }

    @Override
    @SystemUse("Follows from signing the note, which asks for its own permission")
    @Transactional
    public void complete(UUID bookingId) {
        Booking booking = load(bookingId);
        if (booking.getStatus() == BookingStatus.COMPLETED) {
            return;
        }
        booking.completed();
        Booking saved = bookings.saveAndFlush(booking);
        desk.record(List.of(desk.entry(saved, "COMPLETED", null)));
        announce(saved, BookingChange.COMPLETED);
    }

    @Override
    @SystemUse("Follows from recording a step, which asks for its own permission")
    @Transactional
    public void arrived(UUID bookingId, Instant at) {
        reached(load(bookingId), BookingStatus.ARRIVED, at);
    }

    @Override
    @SystemUse("Follows from recording a step, which asks for its own permission")
    @Transactional
    public void inRoom(UUID bookingId, Instant at) {
        reached(load(bookingId), BookingStatus.IN_ROOM, at);
    }

    private void reached(Booking booking, BookingStatus target, Instant at) {
        if (booking.reached(target)) {
            progressed(booking, at);
        }
    }

    @Override
    @SystemUse("Follows from taking a step back, which asks for its own permission")
    @Transactional
    public void steppedBack(UUID bookingId, BookingStatus to) {
        Booking booking = load(bookingId);
        booking.steppedBack(to);
        bookings.saveAndFlush(booking);
    }

    @Override
    @SystemUse("Follows from taking a discharge back, which asks for its own permission")
    @Transactional
    public void reopened(UUID bookingId) {
        Booking booking = load(bookingId);
        if (!caseLog.isOver(bookingId) && booking.reopened()) {
            bookings.saveAndFlush(booking);
        }
    }

    @Override
    @SystemUse("Follows from recording a step, which asks for its own permission")
    @Transactional
    public void noted(UUID bookingId, String what, Instant at) {
        Booking booking = load(bookingId);
        desk.record(List.of(desk.entry(booking, what, null, at)));
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional
    public BookingSummary lock(UUID bookingId) {
        return summary(bookings.findLocked(bookingId).orElseThrow(() -> missing(bookingId)));
    }

    private void announce(Booking saved, BookingChange change) {
        events.publishEvent(new BookingChanged(saved.getId(), change));
    }

    private record Before(UUID episodeId, Set<UUID> resources, TimeRange when) {}

    private HistoryEntry place(Booking booking, Wish wish, String what, @Nullable String reason) {
        if (!booking.isNew()) {
            calendar.release(booking.getId());
        }
        Booking saved = bookings.saveAndFlush(booking);
        calendar.take(saved.getId(), involved(saved), wish.when());
        HistoryEntry entry = desk.entry(saved, what, reason);
        desk.record(List.of(entry));
        if (saved.getStatus() != BookingStatus.HELD) {
            announce(saved, BookingChange.BOOKED);
        }
        return entry;
    }

    private Stream<Booking> kept(UUID episodeId) {
        return bookings.findAllByEpisodeIdOrderByStartsAt(episodeId).stream()
                .filter(booking -> booking.getStatus() != BookingStatus.LAPSED);
    }

    private static Set<UUID> involved(Booking booking) {
        Set<UUID> involved = booking.getAllocations().stream()
                .map(Allocation::resourceId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        involved.add(booking.getPatientId());
        return involved;
    }

    private static List<Blocker> union(List<Blocker> some, List<Blocker> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static Case what(BookableEpisode episode, List<VertebralLevel> levels) {
        return new Case(
                episode.patientId(),
                episode.id(),
                Objects.requireNonNull(episode.technique()),
                levels,
                Objects.requireNonNull(episode.sedationProtocolCode()));
    }

    /** @return the booking made by the first sending */
    private static UUID sameRequest(Map.Entry<UUID, String> earlier, Request asked) {
        if (!earlier.getValue().equals(asked.hash())) {
            throw new RuleViolationException(
                    "idempotency-key-reused",
                    "This key was used for another request. Reload the form and book again.",
                    List.of());
        }
        return earlier.getKey();
    }

    private Booking hold(UUID holdId, Set<UUID> ownHolds) {
        if (!ownHolds.contains(holdId)) {
            throw new ConflictException(
                    "hold-expired",
                    "The time is no longer held for you. Choose it again, if it is still free.",
                    Map.of("holdId", holdId));
        }
        return load(holdId);
    }

    private static void refuseUnlessAccepted(BookableEpisode episode) {
        if (episode.status() != EpisodeStatus.ACCEPTED) {
            throw new ConflictException(
                    "episode-not-accepted",
                    "This episode has not been accepted by a radiologist, so nothing can be booked for it.",
                    Map.of("episodeId", episode.id(), "episodeStatus", episode.status()));
        }
    }

    private static void refuseIfTakenCareOf(Situation situation, Set<UUID> ownHolds) {
        for (OfEpisode other : situation.ofEpisode()) {
            if (ownHolds.contains(other.bookingId())) {
                continue;
            }
            if (other.status() == BookingStatus.HELD) {
                throw new ConflictException(
                        "episode-held",
                        "%s is booking this episode right now. Wait a few minutes, or ask.".formatted(other.byName()),
                        Map.of("bookingId", other.bookingId(), "until", Objects.requireNonNull(other.until())));
            }
            throw new ConflictException(
                    "episode-booked-already",
                    "This episode has a booking already. Move that one instead.",
                    Map.of("bookingId", other.bookingId()));
        }
    }

    private static void refuseSessionsAtTheSameTime(List<Wish> wishes) {
        for (int i = 0; i < wishes.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (wishes.get(i).when().overlaps(wishes.get(j).when())) {
                    throw new RuleViolationException(
                            "slot-refused",
                            "These sessions cannot be booked.",
                            List.of(new FieldError(
                                    wishes.get(i).pointer() + "/start",
                                    "This session overlaps with session %d. Choose another time.".formatted(j + 1))));
                }
            }
        }
    }

    private static void refuseLevelsNotPlanned(SeriesRequest request, BookableEpisode episode) {
        List<FieldError> errors = new ArrayList<>();
        Set<VertebralLevel> seen = EnumSet.noneOf(VertebralLevel.class);
        for (int i = 0; i < request.sessions().size(); i++) {
            List<VertebralLevel> levels = request.sessions().get(i).levels();
            for (int j = 0; j < levels.size(); j++) {
                String pointer = "/sessions/%d/levels/%d".formatted(i, j);
                if (!episode.plannedLevels().contains(levels.get(j))) {
                    errors.add(new FieldError(pointer, "%s is not planned for this episode.".formatted(levels.get(j))));
                } else if (!seen.add(levels.get(j))) {
                    errors.add(new FieldError(pointer, "%s is in another session already.".formatted(levels.get(j))));
                }
            }
        }
        if (!errors.isEmpty() && episode.status() == EpisodeStatus.ACCEPTED) {
            throw new RuleViolationException("slot-refused", "These sessions cannot be booked.", errors);
        }
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
        return bookings.findById(bookingId).orElseThrow(() -> missing(bookingId));
    }

    private static NotFoundException missing(UUID bookingId) {
        return new NotFoundException(
                "booking-not-found", "This booking does not exist.", Map.of("bookingId", bookingId));
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
        desk.recorded();
        return response(booking, named::get, history.findAllByBookingIdOrderByHappenedAt(booking.getId()));
    }

    private BookingResponse response(Booking booking, Situation situation, List<HistoryEntry> entries) {
        return response(booking, situation::named, entries);
    }

    private BookingResponse response(Booking booking, Function<UUID, NamedResource> names, List<HistoryEntry> entries) {
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
                        .map(allocation -> names.apply(allocation.resourceId()))
                        .toList(),
                booking.getNote(),
                booking.getOverrideReason(),
                booking.getCancelReason(),
                booking.getCancelComment(),
                booking.getCancelPreventable(),
                booking.getCancelDetectedAt(),
                booking.cancelNoticeMinutes(),
                booking.getHoldExpiresAt(),
                booking.getHeldByName(),
                booking.getSeriesId(),
                booking.getSeriesPart(),
                entries.stream().map(mapper::toView).toList());
    }
}
