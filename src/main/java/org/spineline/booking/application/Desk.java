package org.spineline.booking.application;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.BookingRequests.Blocker;
import org.spineline.booking.application.BookingRequests.BlockerCode;
import org.spineline.booking.application.Calendar.Line;
import org.spineline.booking.application.Calendar.Question;
import org.spineline.booking.application.Calendar.ResourceDay;
import org.spineline.booking.application.Calendar.UnpreparedException;
import org.spineline.booking.application.Situation.OfEpisode;
import org.spineline.booking.domain.Allocation;
import org.spineline.booking.domain.Booking;
import org.spineline.booking.domain.BookingRepository;
import org.spineline.booking.domain.HistoryEntry;
import org.spineline.episode.BookableEpisode;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.Technique;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.database.LateRows;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.SqlTime;
import org.spineline.kernel.time.TimeRange;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.workup.GateObstacle;
import org.spineline.workup.GateOutlook;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/**
 * Where everybody who wants somebody's time goes: one transaction under the locks of the patient and of all days
 * involved, one question to the database about everything that stands against it, one refusal that names all of it.
 */
@Component
class Desk {
    /**
     * Who loses waits a moment of random length: two that try again at once take each other's locks again. What the look
     * did not show and the database refuses is looked at again, too, and then named.
     */
    private static final RetryPolicy AGAIN = RetryPolicy.builder()
            .predicate(Desk::isWorthAnotherLook)
            .maxRetries(5)
            .delay(Duration.ofMillis(20))
            .multiplier(2)
            .jitter(Duration.ofMillis(20))
            .timeout(Duration.ofSeconds(20))
            .build();

    private static final String UNIQUE_VIOLATION = "23505";

    private final Calendar calendar;
    private final BookingRepository bookings;
    private final EpisodeDirectory episodes;
    private final PatientDirectory patients;
    private final FacilityZone facility;
    private final CurrentActor actor;
    private final Clock clock;
    private final LateRows late;
    private final EntityManager entities;
    private final GateOutlook outlook;
    private final TransactionTemplate transaction;
    private final RetryTemplate again = new RetryTemplate(AGAIN);

    Desk(
            Calendar calendar,
            BookingRepository bookings,
            EpisodeDirectory episodes,
            PatientDirectory patients,
            FacilityZone facility,
            CurrentActor actor,
            Clock clock,
            LateRows late,
            EntityManager entities,
            GateOutlook outlook,
            PlatformTransactionManager transactions) {
        this.calendar = calendar;
        this.bookings = bookings;
        this.episodes = episodes;
        this.patients = patients;
        this.facility = facility;
        this.actor = actor;
        this.clock = clock;
        this.late = late;
        this.entities = entities;
        this.outlook = outlook;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What somebody wants. @param pointer where the request says so, "" or for example "/sessions/1" */
    record Wish(TimeRange when, Set<Allocation> allocations, String pointer) {
        Set<UUID> resources() {
            return allocations.stream()
                    .map(Allocation::resourceId)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /**
     * Reads a wish off a request.
     *
     * @throws RuleViolationException pointing at a start off the grid or on a past day, or at a length off the grid
     */
    Wish wish(
            Instant start,
            int minutes,
            UUID room,
            UUID operator,
            @Nullable UUID sedationProvider,
            List<UUID> equipment,
            String pointer) {
        List<FieldError> errors = new ArrayList<>();
        if (start.getEpochSecond() % Calendar.CELL_SECONDS != 0 || start.getNano() != 0) {
            errors.add(new FieldError(pointer + "/start", "Start on a full five minutes, for example 09:00 or 09:05."));
        } else if (facility.dayOf(start).isBefore(facility.today())) {
            // Earlier today is allowed: an emergency is entered when there is a hand free.
            errors.add(new FieldError(pointer + "/start", "This day is past. Choose today or a later one."));
        }
        if (minutes % 5 != 0) {
            errors.add(new FieldError(pointer + "/minutes", "Plan in steps of five minutes."));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("slot-refused", "This time cannot be booked.", errors);
        }
        Set<Allocation> allocations = new LinkedHashSet<>();
        allocations.add(new Allocation(room, ResourceKind.ROOM));
        allocations.add(new Allocation(operator, ResourceKind.OPERATOR));
        if (sedationProvider != null) {
            allocations.add(new Allocation(sedationProvider, ResourceKind.SEDATION_PROVIDER));
        }
        equipment.forEach(id -> allocations.add(new Allocation(id, ResourceKind.EQUIPMENT)));
        return new Wish(TimeRange.of(start, Duration.ofMinutes(minutes)), allocations, pointer);
    }

    /**
     * One transaction under the locks of the patient and of all days involved; a deadlock, a timeout and a broken promise
     * of the database are tried again, a refusal is not. Rows to lock are made on the way when they are missing.
     */
    <T> T deciding(
            UUID episodeId, Collection<Wish> wishes, Collection<ResourceDay> alsoLocked, Function<UUID, T> decision) {
        SortedSet<ResourceDay> days = new TreeSet<>(alsoLocked);
        wishes.forEach(wish -> days.addAll(calendar.days(wish.resources(), wish.when())));
        return locked(days, () -> episodes.lockPatientOf(episodeId), decision);
    }

    /**
     * The same for several patients at once.
     *
     * @param patients an episode of each; locked in the order of the patients, as everywhere
     */
    <T> T decidingTogether(SortedMap<UUID, UUID> patients, SortedSet<ResourceDay> days, Supplier<T> decision) {
        return locked(
                days,
                () -> {
                    patients.values().forEach(episodes::lockPatientOf);
                    return patients;
                },
                locked -> decision.get());
    }

    /**
     * The same for one wish, with what every decision about one begins with, in as few trips to the database as can be.
     *
     * @param askGates whether the gates matter; they are asked before anything is locked, so that nobody waits for it
     */
    <T> T deciding(UUID episodeId, Wish wish, @Nullable String key, boolean askGates, Function<Beginning, T> decision) {
        Assert.state(
                !TransactionSynchronizationManager.isActualTransactionActive(),
                "A decision is tried again as a whole and begins with nothing read: it cannot be part of another one");
        SortedSet<ResourceDay> days = calendar.days(wish.resources(), wish.when());
        return prepared(everyDay -> {
            List<Blocker> gates = askGates ? gatesOnly(episodeId, wish) : List.of();
            BookableEpisode episode = episodes.lockBookable(episodeId);
            Question question = question(wish, episode.patientId(), episodeId, key);
            List<Line> lines = calendar.lockAndLook(days, everyDay, question, clock.instant());
            return decision.apply(new Beginning(episode, gates, () -> swept(situation(wish, question, lines))));
        });
    }

    /**
     * Nothing is written yet, so nothing is looked for before each of their questions; and what they were told by was read
     * without a lock, so nobody later shall find it, nor compare it at every flush.
     */
    private List<Blocker> gatesOnly(UUID episodeId, Wish wish) {
        entities.setFlushMode(FlushModeType.COMMIT);
        List<Blocker> gates = gates(episodeId, wish);
        entities.clear();
        entities.setFlushMode(FlushModeType.AUTO);
        return gates;
    }

    /** @param look what stands at that time; clears away the holds that have run out */
    record Beginning(BookableEpisode episode, List<Blocker> gates, Supplier<Situation> look) {}

    private <P, T> T locked(SortedSet<ResourceDay> days, Supplier<P> lockPatients, Function<P, T> decision) {
        return prepared(everyDay -> {
            P patients = lockPatients.get();
            calendar.lock(days, everyDay);
            return decision.apply(patients);
        });
    }

    private <T> T prepared(Function<Boolean, T> work) {
        return again.invoke(() -> {
            try {
                return inTransaction(() -> work.apply(true));
            } catch (UnpreparedException unprepared) {
                calendar.prepare(unprepared.days());
                return inTransaction(() -> work.apply(false));
            }
        });
    }

    private static boolean isWorthAnotherLook(Throwable thrown) {
        // Hibernate does not always say that it was a key; the state says it on both databases.
        return thrown instanceof PessimisticLockingFailureException
                || thrown instanceof DataIntegrityViolationException violated
                        && violated.getMostSpecificCause() instanceof SQLException refused
                        && UNIQUE_VIOLATION.equals(refused.getSQLState());
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    /** Looks, and clears away the holds that have run out. */
    Situation look(Wish wish, UUID patientId, UUID episodeId, @Nullable String key) {
        return swept(peek(wish, patientId, episodeId, key));
    }

    private Situation swept(Situation situation) {
        for (UUID expired : situation.expiredHolds()) {
            bookings.findById(expired).ifPresent(this::lapse);
        }
        return situation;
    }

    /** Looks without changing anything. */
    Situation peek(Wish wish, UUID patientId, UUID episodeId, @Nullable String key) {
        Question question = question(wish, patientId, episodeId, key);
        return situation(wish, question, calendar.look(question, clock.instant()));
    }

    private Question question(Wish wish, UUID patientId, UUID episodeId, @Nullable String key) {
        return new Question(wish.resources(), patientId, episodeId, wish.when(), actor.userId(), key);
    }

    private Situation situation(Wish wish, Question question, List<Line> lines) {
        Situation situation = new Situation(question, wish.allocations(), lines, facility);
        situation.refuseUnknownResources(wish.pointer());
        return situation;
    }

    /** What the caller holds for this episode; it does not stand in his way. */
    Set<UUID> ownHolds(Situation situation) {
        return situation.ofEpisode().stream()
                .filter(other ->
                        other.status() == BookingStatus.HELD && other.by().equals(actor.userId()))
                .map(OfEpisode::bookingId)
                .collect(Collectors.toSet());
    }

    /** Gives the time back. */
    void lapse(Booking hold) {
        calendar.release(hold.getId());
        hold.lapsed();
        record(List.of(entry(bookings.saveAndFlush(hold), "LAPSED", null)));
    }

    /** Everything that stands against it, by name. */
    List<Blocker> blockers(Situation situation, @Nullable Technique technique, Collection<UUID> except) {
        List<Blocker> blockers = new ArrayList<>(situation.overlaps(except, peopleOf(situation.inTheWay(except))));
        blockers.addAll(situation.misfits(technique));
        blockers.addAll(situation.absences());
        return blockers;
    }

    /**
     * The gates that no effort can put in order by that day: a last dose that would have to be in the past, a refused
     * consent. What payers say is shown by the slot finder and stands against nothing here. Asked before the decision, so
     * that nobody waits for it; the facts are the patient's own.
     */
    List<Blocker> gates(UUID episodeId, Wish wish) {
        return outlook.clinicalObstacles(episodeId, facility.dayOf(wish.when().start())).stream()
                .filter(GateObstacle::hard)
                .map(obstacle -> new Blocker(
                        BlockerCode.GATE,
                        BlockerCode.GATE.isOverridable(),
                        episodeId,
                        "GATE",
                        "Not ready by then",
                        null,
                        wish.when().start(),
                        wish.when().end(),
                        obstacle.reason()))
                .toList();
    }

    /**
     * @param overrideReason lets it pass outside hours, in closures and in others' blocks; never a double booking
     * @throws ConflictException naming everything that stands in the way
     */
    void refuse(List<Blocker> blockers, @Nullable String overrideReason) {
        if (blockers.stream().anyMatch(blocker -> blocker.code().isTaken())) {
            throw new ConflictException(
                    "booking-conflict", "This time is taken: " + named(blockers) + ".", Map.of("blockers", blockers));
        }
        if (blockers.stream().anyMatch(blocker -> !blocker.overridable())) {
            throw new ConflictException(
                    "resource-unsuitable",
                    "Choose somebody or something else: %s.".formatted(named(blockers)),
                    Map.of("blockers", blockers));
        }
        if (!blockers.isEmpty() && (overrideReason == null || overrideReason.isBlank())) {
            throw new ConflictException(
                    "outside-working-hours",
                    "Not available then: %s. Choose another time, or give a reason to book all the same."
                            .formatted(named(blockers)),
                    Map.of("blockers", blockers));
        }
    }

    HistoryEntry entry(Booking booking, String what, @Nullable String reason) {
        return entry(booking, what, reason, now());
    }

    /** @param at when it happened, which may be before now */
    HistoryEntry entry(Booking booking, String what, @Nullable String reason, Instant at) {
        return new HistoryEntry(booking.getId(), at, actor.displayName(), what, reason).at(booking.getStartsAt());
    }

    /** Past Hibernate: the trail has the booking itself. Who reads it in the same transaction calls {@link #recorded}. */
    void record(List<HistoryEntry> entries) {
        late.insert(
                """
                insert into booking_history (id, booking_id, happened_at, by_name, what, from_start, to_start, from_room,
                                             to_room, reason)
                """,
                entries.stream()
                        .map(entry -> new @Nullable Object[] {
                            entry.getId(),
                            entry.getBookingId(),
                            SqlTime.utc(entry.getHappenedAt()),
                            entry.getByName(),
                            entry.getWhat(),
                            utc(entry.getFromStart()),
                            utc(entry.getToStart()),
                            entry.getFromRoom(),
                            entry.getToRoom(),
                            entry.getReason()
                        })
                        .toList());
    }

    /** For whoever reads a history that this transaction has added to. */
    void recorded() {
        late.write();
    }

    Instant now() {
        return clock.instant();
    }

    private Map<UUID, String> peopleOf(Set<UUID> bookingIds) {
        if (bookingIds.isEmpty()) {
            return Map.of();
        }
        Map<UUID, UUID> patientOf = bookings.patientsOf(bookingIds).stream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1]));
        Map<UUID, PatientSummary> people = patients.summaries(Set.copyOf(patientOf.values()));
        return patientOf.entrySet().stream()
                .filter(entry -> people.containsKey(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> {
                    PatientSummary patient = people.get(entry.getValue());
                    return patient.familyName() + ", " + patient.givenName();
                }));
    }

    private static String named(List<Blocker> blockers) {
        return blockers.stream()
                .map(blocker -> blocker.name() + " (" + blocker.reason() + ")")
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : SqlTime.utc(moment);
    }
}
