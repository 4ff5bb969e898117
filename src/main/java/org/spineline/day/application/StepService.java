package org.spineline.day.application;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.BookingDirectory;
import org.spineline.booking.BookingProgress;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.BookingSummary;
import org.spineline.day.Milestone;
import org.spineline.day.application.DayRequests.CaseSteps;
import org.spineline.day.application.DayRequests.CorrectionRequest;
import org.spineline.day.application.DayRequests.MilestoneRequest;
import org.spineline.day.application.DayRequests.StepTime;
import org.spineline.day.domain.Case;
import org.spineline.day.domain.CaseMilestone;
import org.spineline.day.domain.CaseMilestoneRepository;
import org.spineline.day.domain.MilestoneCorrectionRepository;
import org.spineline.day.domain.StepOrder;
import org.spineline.day.domain.TimeOutRepository;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.patient.PatientDirectory;
import org.spineline.workup.Readiness;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records, corrects and takes back the steps of a case. */
@Service
@Transactional
public class StepService {
    /** A slip is noticed at once; later than this a step is corrected, with a reason. */
    private static final Duration TAKEN_BACK_WITHIN = Duration.ofMinutes(10);

    /** Whoever enters an earlier time means another day. */
    private static final Duration EARLIEST_BEFORE_START = Duration.ofDays(1);

    /** These stand for a record of their own, which a tap does not take away; and a discharge ends the case. */
    private static final Set<Milestone> KEPT = Set.of(Milestone.PRE_CHECK, Milestone.TIME_OUT, Milestone.DISCHARGED);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    private final Steps steps;
    private final CaseMilestoneRepository milestones;
    private final MilestoneCorrectionRepository corrections;
    private final TimeOutRepository timeOuts;
    private final GatesOfDay gates;
    private final BookingDirectory directory;
    private final BookingProgress bookings;
    private final PatientDirectory patients;
    private final FacilityZone facility;
    private final CurrentActor actor;
    private final DayMapper mapper;

    StepService(
            Steps steps,
            CaseMilestoneRepository milestones,
            MilestoneCorrectionRepository corrections,
            TimeOutRepository timeOuts,
            GatesOfDay gates,
            BookingDirectory directory,
            BookingProgress bookings,
            PatientDirectory patients,
            FacilityZone facility,
            CurrentActor actor,
            DayMapper mapper) {
        this.steps = steps;
        this.milestones = milestones;
        this.corrections = corrections;
        this.timeOuts = timeOuts;
        this.gates = gates;
        this.directory = directory;
        this.bookings = bookings;
        this.patients = patients;
        this.facility = facility;
        this.actor = actor;
        this.mapper = mapper;
    }

    @Requires(Permission.BOOKING_READ)
    @Transactional(readOnly = true)
    public CaseSteps of(UUID bookingId) {
        return view(directory.require(bookingId));
    }

    /**
     * @throws ConflictException naming open gates, a missing time-out or pre-check, or that the step is recorded already
     * @throws RuleViolationException if the time is later than now or contradicts the order of the steps
     */
    @Requires(Permission.BOOKING_PROGRESS)
    public CaseSteps reach(UUID bookingId, MilestoneRequest request) {
        Case of = steps.lock(bookingId);
        Map<Milestone, CaseMilestone> reached = steps.of(bookingId);
        Milestone step = request.milestone();
        CaseMilestone before = reached.get(step);
        if (before != null) {
            throw new ConflictException(
                    "step-recorded-already",
                    "%s recorded this at %s. Correct the time with a reason if it is wrong."
                            .formatted(before.getRecordedByName(), said(before.getReachedAt())),
                    Map.of("milestone", step, "at", before.getReachedAt()));
        }
        BookingSummary booking = directory.require(bookingId);
        refuseWithoutRecord(step, bookingId);
        gates.letPass(of, booking.when().start(), step);
        Instant at = request.at() == null ? steps.now() : request.at().truncatedTo(ChronoUnit.MICROS);
        Map<Milestone, Instant> times = times(reached);
        times.put(step, at);
        refuseDisorder(booking, times, Map.of(step, "/at"));
        steps.add(of, step, at);
        return view(directory.require(bookingId));
    }

    private void refuseWithoutRecord(Milestone step, UUID bookingId) {
        if (step == Milestone.PRE_CHECK) {
            throw new ConflictException(
                    "pre-check-open",
                    "The pre-check is not complete. Fill in its form; the step follows from it.",
                    Map.of("bookingId", bookingId));
        }
        boolean needsTimeOut = step == Milestone.TIME_OUT || step == Milestone.ACCESS || step == Milestone.CEMENT;
        if (needsTimeOut && timeOuts.findByBookingId(bookingId).isEmpty()) {
            throw new ConflictException(
                    "time-out-missing",
                    "No time-out is confirmed. Two people confirm patient, technique and levels before access.",
                    Map.of("bookingId", bookingId, "milestone", step));
        }
    }

    /**
     * Sets a step to its right time, and others with it where the order needs that; what they said before is kept.
     *
     * @param expected version of the step
     */
    @Requires(Permission.BOOKING_PROGRESS)
    public CaseSteps correct(UUID bookingId, Milestone milestone, ExpectedVersion expected, CorrectionRequest request) {
        steps.lock(bookingId);
        BookingSummary booking = directory.require(bookingId);
        Map<Milestone, CaseMilestone> reached = steps.of(bookingId);
        require(reached, milestone).requireVersion(expected);
        Map<Milestone, String> pointers = new EnumMap<>(Milestone.class);
        Map<Milestone, Instant> changes = new EnumMap<>(Milestone.class);
        pointers.put(milestone, "/at");
        changes.put(milestone, request.at().truncatedTo(ChronoUnit.MICROS));
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < request.also().size(); i++) {
            StepTime other = request.also().get(i);
            String pointer = "/also/%d/".formatted(i);
            if (!reached.containsKey(other.milestone())) {
                errors.add(new FieldError(pointer + "milestone", "This step is not recorded."));
            } else if (pointers.putIfAbsent(other.milestone(), pointer + "at") != null) {
                errors.add(new FieldError(pointer + "milestone", "This step is named twice."));
            } else {
                changes.put(other.milestone(), other.at().truncatedTo(ChronoUnit.MICROS));
            }
        }
        changes.entrySet()
                .removeIf(change -> reached.containsKey(change.getKey())
                        && reached.get(change.getKey()).getReachedAt().equals(change.getValue()));
        if (errors.isEmpty() && changes.isEmpty()) {
            errors.add(new FieldError("/at", "This is the recorded time. Nothing to correct."));
        }
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
        Map<Milestone, Instant> times = times(reached);
        times.putAll(changes);
        pointers.keySet().retainAll(changes.keySet());
        refuseDisorder(booking, times, pointers);
        changes.forEach((step, at) -> {
            CaseMilestone changed = require(reached, step);
            corrections.save(changed.corrected(at, request.reason().strip(), actor.displayName()));
            milestones.saveAndFlush(changed);
        });
        bookings.noted(bookingId, "STEP_CORRECTED", steps.now());
        return view(directory.require(bookingId));
    }

    /**
     * Takes back the step reached last, while that is a slip of the finger and nothing else; it is kept that it was there.
     *
     * @throws ConflictException for any other step, for one that stands for a record, and after ten minutes
     */
    @Requires(Permission.BOOKING_PROGRESS)
    public void takeBack(UUID bookingId, Milestone milestone, ExpectedVersion expected) {
        steps.lock(bookingId);
        Map<Milestone, CaseMilestone> reached = steps.of(bookingId);
        CaseMilestone step = require(reached, milestone);
        step.requireVersion(expected);
        boolean isLast = Steps.last(reached).filter(milestone::equals).isPresent();
        boolean isFresh = step.getCreatedAt().plus(TAKEN_BACK_WITHIN).isAfter(steps.now());
        if (KEPT.contains(milestone) || !isLast || !isFresh) {
            throw new ConflictException(
                    "step-not-taken-back",
                    "Only a step just tapped can be taken back. Correct its time with a reason instead.",
                    Map.of("milestone", milestone, "at", step.getReachedAt()));
        }
        steps.remove(step, "Taken back");
        reached.remove(milestone);
        stepBack(bookingId, reached);
        bookings.noted(bookingId, "STEP_TAKEN_BACK", steps.now());
    }

    private void stepBack(UUID bookingId, Map<Milestone, CaseMilestone> left) {
        BookingStatus is = directory.require(bookingId).status();
        BookingStatus should = Steps.last(left)
                .map(last -> last.compareTo(Milestone.IN_ROOM) >= 0 ? BookingStatus.IN_ROOM : BookingStatus.ARRIVED)
                .orElse(BookingStatus.BOOKED);
        // A signed note has ended the case, whatever is tapped.
        if (is != BookingStatus.COMPLETED && is != should) {
            bookings.steppedBack(bookingId, should);
        }
    }

    private static CaseMilestone require(Map<Milestone, CaseMilestone> reached, Milestone milestone) {
        CaseMilestone step = reached.get(milestone);
        if (step == null) {
            throw new NotFoundException(
                    "step-not-recorded", "This step is not recorded.", Map.of("milestone", milestone));
        }
        return step;
    }

    private static Map<Milestone, Instant> times(Map<Milestone, CaseMilestone> reached) {
        Map<Milestone, Instant> times = new EnumMap<>(Milestone.class);
        reached.forEach((step, record) -> times.put(step, record.getReachedAt()));
        return times;
    }

    /** @param changed the steps that are written, and the field of each */
    private void refuseDisorder(BookingSummary booking, Map<Milestone, Instant> times, Map<Milestone, String> changed) {
        Instant now = steps.now();
        Instant earliest = booking.when().start().minus(EARLIEST_BEFORE_START);
        List<FieldError> errors = new ArrayList<>();
        changed.forEach((step, pointer) -> {
            if (times.get(step).isAfter(now)) {
                errors.add(new FieldError(pointer, "This lies in the future."));
            } else if (times.get(step).isBefore(earliest)) {
                errors.add(new FieldError(pointer, "This is more than a day before the booked time. Check the date."));
            }
        });
        if (errors.isEmpty()) {
            StepOrder.broken(times, changed.keySet()).ifPresent(broken -> {
                String pointer = changed.get(broken.second());
                errors.add(new FieldError(
                        pointer == null ? changed.getOrDefault(broken.first(), "/at") : pointer,
                        "%s was at %s, %s at %s: that is the wrong way round. Correct both together."
                                .formatted(
                                        capital(broken.first()),
                                        said(broken.firstAt()),
                                        Words.of(broken.second()),
                                        said(broken.secondAt()))));
            });
        }
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
    }

    private static RuleViolationException refused(List<FieldError> errors) {
        return new RuleViolationException("step-refused", "Nothing was saved.", errors);
    }

    private static String capital(Milestone step) {
        String words = Words.of(step);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private String said(Instant at) {
        return TIME.format(at.atZone(facility.zone()));
    }

    private CaseSteps view(BookingSummary booking) {
        Map<Milestone, CaseMilestone> reached = steps.of(booking.id());
        Readiness ready = gates.of(booking.episodeId(), booking.when().start());
        return new CaseSteps(
                booking.id(),
                booking.episodeId(),
                mapper.toPatient(patients.require(booking.patientId())),
                booking.when().start(),
                booking.roomName(),
                booking.operatorName(),
                booking.status(),
                booking.technique(),
                booking.levels(),
                reached.values().stream().map(mapper::toStep).toList(),
                corrections.findAllByBookingIdOrderByCreatedAt(booking.id()).stream()
                        .map(mapper::toView)
                        .toList(),
                GatesOfDay.stoppedAt(ready, reached.keySet()).orElse(null),
                GatesOfDay.open(ready));
    }
}
