package org.spineline.nursing.application;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.BookingDirectory;
import org.spineline.booking.BookingSummary;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.nursing.DischargeCriterion;
import org.spineline.nursing.DischargeDecided;
import org.spineline.nursing.DischargeOutcome;
import org.spineline.nursing.application.RecoveryRequests.DischargeReasonRequest;
import org.spineline.nursing.application.RecoveryRequests.DischargeRequest;
import org.spineline.nursing.application.RecoveryRequests.DischargeUndoRequest;
import org.spineline.nursing.application.RecoveryRequests.NeurologyAcknowledgementRequest;
import org.spineline.nursing.application.RecoveryRequests.RecoveryCheckRequest;
import org.spineline.nursing.application.RecoveryRequests.RecoveryHeadRequest;
import org.spineline.nursing.application.RecoveryRequests.RecoveryOpenRequest;
import org.spineline.nursing.application.RecoveryRequests.RecoveryOptions;
import org.spineline.nursing.application.RecoveryRequests.RecoveryResponse;
import org.spineline.nursing.application.RowNoting.Marked;
import org.spineline.nursing.domain.CareRow.Sending;
import org.spineline.nursing.domain.DischargeGate;
import org.spineline.nursing.domain.NeurologyAcknowledgement;
import org.spineline.nursing.domain.NeurologyAcknowledgementRepository;
import org.spineline.nursing.domain.RecoveryCheck;
import org.spineline.nursing.domain.RecoveryCheck.Seen;
import org.spineline.nursing.domain.RecoveryCheckRepository;
import org.spineline.nursing.domain.RecoveryDecision;
import org.spineline.nursing.domain.RecoveryDecision.Decided;
import org.spineline.nursing.domain.RecoveryDecisionRepository;
import org.spineline.nursing.domain.RecoveryRecord;
import org.spineline.nursing.domain.RecoveryRecordRepository;
import org.spineline.nursing.domain.RecoveryRules;
import org.spineline.nursing.domain.SedationFigures;
import org.spineline.nursing.domain.SedationRecordRules;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the stay in recovery and decides nothing: it names what is unmet, and keeps who let the patient go. */
@Service
@Transactional
public class RecoveryService {
    private final RecoveryRecordRepository records;
    private final RecoveryCheckRepository checks;
    private final RecoveryDecisionRepository decisions;
    private final NeurologyAcknowledgementRepository acknowledgements;
    private final BookingDirectory bookings;
    private final RecoveryRules rules;
    private final SedationFigures figures;
    private final RecoveryPicture picture;
    private final RecoveryMapping mapping;
    private final RowNoting noting;
    private final CareSteps steps;
    private final CurrentActor actor;
    private final ApplicationEventPublisher events;

    RecoveryService(
            RecoveryRecordRepository records,
            RecoveryCheckRepository checks,
            RecoveryDecisionRepository decisions,
            NeurologyAcknowledgementRepository acknowledgements,
            BookingDirectory bookings,
            RecoveryRules rules,
            SedationRecordRules sedationRules,
            RecoveryPicture picture,
            RecoveryMapping mapping,
            RowNoting noting,
            CareSteps steps,
            CurrentActor actor,
            ApplicationEventPublisher events) {
        this.records = records;
        this.checks = checks;
        this.decisions = decisions;
        this.acknowledgements = acknowledgements;
        this.bookings = bookings;
        this.rules = rules;
        this.figures = new SedationFigures(sedationRules);
        this.picture = picture;
        this.mapping = mapping;
        this.noting = noting;
        this.steps = steps;
        this.actor = actor;
        this.events = events;
    }

    /** Scores and reasons of the site. */
    @Requires(Permission.NOTE_READ)
    @Transactional(readOnly = true)
    public RecoveryOptions options() {
        return mapping.toOptions(rules);
    }

    /** The stay of this booking, opened now if there is none. */
    @Requires(Permission.NURSING_RECORD)
    public RecoveryResponse open(UUID bookingId, RecoveryOpenRequest request) {
        BookingSummary booking = bookings.require(bookingId);
        RecoveryRecord record = records.findByBookingId(bookingId).orElseGet(() -> {
            if (!booking.status().occupies()) {
                throw new ConflictException(
                        "booking-cancelled",
                        "This booking was cancelled, so nobody comes to recovery from it.",
                        Map.of("bookingId", bookingId, "bookingStatus", booking.status()));
            }
            List<FieldError> errors = new ArrayList<>();
            Instant arrived = request.arrivedAt() == null
                    ? noting.now()
                    : request.arrivedAt().truncatedTo(ChronoUnit.MICROS);
            noting.inTime("/arrivedAt", arrived, noting.now(), errors);
            noting.refuse(errors);
            RecoveryRecord opened = records.saveAndFlush(
                    new RecoveryRecord(booking.patientId(), booking.episodeId(), bookingId, arrived));
            steps.inRecovery(bookingId, arrived);
            return opened;
        });
        return picture.of(record, booking);
    }

    /** @throws NotFoundException while the patient is not in recovery */
    @Requires(Permission.NOTE_READ)
    @Transactional(readOnly = true)
    public RecoveryResponse get(UUID bookingId) {
        BookingSummary booking = bookings.require(bookingId);
        return picture.of(records.findByBookingId(bookingId).orElseThrow(() -> missing(bookingId)), booking);
    }

    @Requires(Permission.NURSING_RECORD)
    public RecoveryResponse write(UUID bookingId, ExpectedVersion expected, RecoveryHeadRequest request) {
        RecoveryRecord record = lockOpen(bookingId);
        record.requireVersion(expected);
        List<FieldError> errors = new ArrayList<>();
        Instant arrived = request.arrivedAt().truncatedTo(ChronoUnit.MICROS);
        noting.inTime("/arrivedAt", arrived, record.getCreatedAt(), errors);
        String escort = Words.said(request.escortName());
        if (escort != null && !Boolean.TRUE.equals(request.escortPresent())) {
            errors.add(new FieldError("/escortName", "Say that there is an escort, or leave the name out."));
        }
        noting.refuse(errors);
        Instant now = noting.now();
        record.arrived(arrived);
        record.ambulated(request.ambulated(), now);
        record.escorted(request.escortPresent(), escort);
        record.instructed(request.instructionsLanguage(), now);
        return shown(records.saveAndFlush(record));
    }

    /** @param key sent again with the same check, it is entered once */
    @Requires(Permission.NURSING_RECORD)
    public RecoveryResponse check(UUID bookingId, @Nullable String key, RecoveryCheckRequest request) {
        RecoveryRecord record = lock(bookingId);
        Sending sending = noting.sending(key, request);
        if (noting.isThere(sending, sent -> checks.findByRecordIdAndIdempotencyKey(record.getId(), sent))) {
            return shown(record);
        }
        List<FieldError> errors = new ArrayList<>();
        Marked<RecoveryCheck> marked = noting.mark(
                request.mark(),
                sending,
                record.getId(),
                record.getCreatedAt(),
                record.isDischarged(),
                checks::findById,
                errors);
        Seen seen = marked.noted().withdrawn() ? Seen.NOTHING : seen(request);
        if (!marked.noted().withdrawn()) {
            complain(seen, errors);
        }
        noting.refuse(errors);
        checks.saveAndFlush(new RecoveryCheck(record, marked.noted(), seen));
        return shown(record);
    }

    /** @throws RuleViolationException if that check found nothing new */
    @Requires(Permission.NURSING_RECORD)
    public RecoveryResponse acknowledge(UUID bookingId, UUID checkId, NeurologyAcknowledgementRequest request) {
        RecoveryRecord record = lock(bookingId);
        RecoveryCheck check = checks.findById(checkId)
                .filter(row -> row.getRecordId().equals(record.getId()))
                .orElseThrow(() -> new NotFoundException(
                        "recovery-check-not-found", "There is no such check here.", Map.of("checkId", checkId)));
        if (!check.getLegs().changed()) {
            throw new RuleViolationException(
                    "nothing-to-acknowledge", "This check found both legs unchanged.", Map.of("checkId", checkId));
        }
        acknowledgements.saveAndFlush(new NeurologyAcknowledgement(
                check, request.toldWhom().strip(), request.decision().strip(), actor.displayName()));
        return shown(record);
    }

    /** @throws RuleViolationException naming what is unmet, for a patient who goes home */
    @Requires(Permission.NURSING_RECORD)
    public RecoveryResponse discharge(UUID bookingId, ExpectedVersion expected, DischargeRequest request) {
        RecoveryRecord record = lockOpen(bookingId);
        record.requireVersion(expected);
        BookingSummary booking = bookings.require(bookingId);
        List<DischargeCriterion> unmet = DischargeGate.unmet(picture.gate(record, booking));
        if (request.outcome() == DischargeOutcome.OVERNIGHT) {
            refuseUnknownReason(request.reasonCode());
        } else if (!unmet.isEmpty()) {
            throw new RuleViolationException(
                    "discharge-criteria-unmet",
                    "Not met or not recorded: %s. Complete them, keep the patient, or have a physician decide."
                            .formatted(unmet.stream().map(Words::of).collect(Collectors.joining(", "))),
                    Map.of("unmet", unmet));
        }
        String reasonCode = request.outcome() == DischargeOutcome.OVERNIGHT ? request.reasonCode() : null;
        return decided(
                record,
                booking,
                new Decided(request.outcome(), reasonCode, Words.said(request.reason()), unmet, false));
    }

    /** Home although something is unmet: a named physician says why. */
    @Requires(Permission.NOTE_SIGN)
    public RecoveryResponse override(UUID bookingId, ExpectedVersion expected, DischargeReasonRequest request) {
        RecoveryRecord record = lockOpen(bookingId);
        record.requireVersion(expected);
        BookingSummary booking = bookings.require(bookingId);
        List<DischargeCriterion> unmet = DischargeGate.unmet(picture.gate(record, booking));
        return decided(
                record,
                booking,
                new Decided(DischargeOutcome.SAME_DAY, null, request.reason().strip(), unmet, true));
    }

    /**
     * Takes a discharge back that was tapped by mistake; the trail keeps both. Who discharged does so without a word for a
     * short time; anybody else, and later, says why.
     */
    @Requires(Permission.NURSING_RECORD)
    public RecoveryResponse reopen(UUID bookingId, ExpectedVersion expected, DischargeUndoRequest request) {
        RecoveryRecord record = lock(bookingId);
        record.requireVersion(expected);
        if (!record.isDischarged()) {
            throw new ConflictException(
                    "not-discharged", "This patient is still in recovery.", Map.of("bookingId", bookingId));
        }
        String said = Words.said(request.reason());
        if (said == null && !isUndo(record)) {
            noting.refuse(List.of(new FieldError(
                    "/reason", "Say why: only who discharged takes it back without a reason, and only at once.")));
        }
        String reason = said == null ? "Undone at once" : said;
        record.reopened();
        RecoveryRecord saved = records.saveAndFlush(record);
        decisions.saveAndFlush(new RecoveryDecision(
                saved, noting.now(), new Decided(null, null, reason, List.of(), false), actor.displayName()));
        steps.dischargeTakenBack(bookingId, reason);
        tell(bookings.require(bookingId));
        return shown(saved);
    }

    private boolean isUndo(RecoveryRecord record) {
        Instant undoneBefore = noting.now().minus(Duration.ofMinutes(rules.undoMinutes()));
        return decisions.findAllByRecordIdOrderByCreatedAt(record.getId()).stream()
                .reduce((earlier, later) -> later)
                .filter(last -> last.getCreatedBy().equals(actor.userId()))
                .filter(last -> last.getDecidedAt().isAfter(undoneBefore))
                .isPresent();
    }

    private RecoveryResponse decided(RecoveryRecord record, BookingSummary booking, Decided decided) {
        Instant now = noting.now();
        DischargeOutcome outcome = decided.outcome();
        if (outcome == null) {
            throw new IllegalStateException("A discharge has an outcome");
        }
        record.discharged(outcome, now);
        RecoveryRecord saved = records.saveAndFlush(record);
        decisions.saveAndFlush(new RecoveryDecision(saved, now, decided, actor.displayName()));
        steps.discharged(booking.id(), now);
        tell(booking);
        return picture.of(saved, booking);
    }

    private void tell(BookingSummary booking) {
        events.publishEvent(new DischargeDecided(booking.id(), booking.episodeId(), booking.patientId()));
    }

    private Seen seen(RecoveryCheckRequest request) {
        return new Seen(
                mapping.toVitals(request),
                mapping.toLegs(request),
                request.punctureSite(),
                Words.said(request.punctureText()),
                mapping.score(request.aldrete()),
                mapping.score(request.padss()));
    }

    private void complain(Seen seen, List<FieldError> errors) {
        if (seen.isEmpty()) {
            errors.add(new FieldError("/leftStrength", "Enter at least one value."));
        }
        if (!seen.vitals().isEmpty()) {
            errors.addAll(figures.complaints(seen.vitals()));
        }
        if (seen.legs().changed() && Words.said(seen.legs().text()) == null) {
            errors.add(new FieldError("/neurologyText", "Say what has changed."));
        }
    }

    private void refuseUnknownReason(@Nullable String code) {
        if (rules.overnightReasons().stream().noneMatch(reason -> reason.code().equals(code))) {
            noting.refuse(List.of(new FieldError("/reasonCode", "Choose why the patient stays.")));
        }
    }

    private RecoveryResponse shown(RecoveryRecord record) {
        return picture.of(record, bookings.require(record.getBookingId()));
    }

    private RecoveryRecord lock(UUID bookingId) {
        return records.lock(bookingId).orElseThrow(() -> missing(bookingId));
    }

    private RecoveryRecord lockOpen(UUID bookingId) {
        RecoveryRecord record = lock(bookingId);
        if (record.isDischarged()) {
            throw new ConflictException(
                    "already-discharged",
                    "This patient has left recovery. Take the discharge back first.",
                    Map.of("bookingId", bookingId));
        }
        return record;
    }

    private static NotFoundException missing(UUID bookingId) {
        return new NotFoundException(
                "recovery-record-not-found",
                "This patient has not arrived in recovery.",
                Map.of("bookingId", bookingId));
    }
}
