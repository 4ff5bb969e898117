package org.spineline.nursing.application;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.nursing.application.RowNoting.Marked;
import org.spineline.nursing.application.SedationRequests.SedationDrugRequest;
import org.spineline.nursing.application.SedationRequests.SedationEventRequest;
import org.spineline.nursing.application.SedationRequests.SedationHeadRequest;
import org.spineline.nursing.application.SedationRequests.SedationOptions;
import org.spineline.nursing.application.SedationRequests.SedationResponse;
import org.spineline.nursing.application.SedationRequests.SedationSignatureRequest;
import org.spineline.nursing.application.SedationRequests.SedationTapRequest;
import org.spineline.nursing.application.SedationRequests.SedationVitalsRequest;
import org.spineline.nursing.domain.CareRow.Sending;
import org.spineline.nursing.domain.DrugGiven;
import org.spineline.nursing.domain.DrugGiven.Dose;
import org.spineline.nursing.domain.DrugGivenRepository;
import org.spineline.nursing.domain.SedationAmendment;
import org.spineline.nursing.domain.SedationAmendmentRepository;
import org.spineline.nursing.domain.SedationEvent;
import org.spineline.nursing.domain.SedationEventRepository;
import org.spineline.nursing.domain.SedationFigures;
import org.spineline.nursing.domain.SedationHead;
import org.spineline.nursing.domain.SedationRecord;
import org.spineline.nursing.domain.SedationRecordRepository;
import org.spineline.nursing.domain.SedationRecordRules;
import org.spineline.nursing.domain.SedationVitals;
import org.spineline.nursing.domain.SedationVitalsRepository;
import org.spineline.nursing.domain.Vitals;
import org.spineline.sedation.SedationProtocolView;
import org.spineline.sedation.SedationProtocols;
import org.spineline.workup.ArrivalAnswers;
import org.spineline.workup.BedsideRecords;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the sedation record: a head that changes with its reasons, and lines that are only ever added. */
@Service
@Transactional
public class SedationService {
    private static final Duration LONGEST_FAST = Duration.ofDays(3);

    private final SedationRecordRepository records;
    private final SedationVitalsRepository vitals;
    private final DrugGivenRepository drugs;
    private final SedationEventRepository events;
    private final SedationAmendmentRepository amendments;
    private final BookingDirectory bookings;
    private final SedationProtocols protocols;
    private final BedsideRecords bedside;
    private final SedationFigures figures;
    private final SedationPicture picture;
    private final SedationMapping mapping;
    private final RowNoting noting;
    private final CareSteps steps;
    private final CurrentActor actor;
    private final FacilityZone zone;

    SedationService(
            SedationRecordRepository records,
            SedationVitalsRepository vitals,
            DrugGivenRepository drugs,
            SedationEventRepository events,
            SedationAmendmentRepository amendments,
            BookingDirectory bookings,
            SedationProtocols protocols,
            BedsideRecords bedside,
            SedationRecordRules rules,
            SedationPicture picture,
            SedationMapping mapping,
            RowNoting noting,
            CareSteps steps,
            CurrentActor actor,
            FacilityZone zone) {
        this.records = records;
        this.vitals = vitals;
        this.drugs = drugs;
        this.events = events;
        this.amendments = amendments;
        this.bookings = bookings;
        this.protocols = protocols;
        this.bedside = bedside;
        this.figures = new SedationFigures(rules);
        this.picture = picture;
        this.mapping = mapping;
        this.noting = noting;
        this.steps = steps;
        this.actor = actor;
        this.zone = zone;
    }

    /** Drugs, units, events and ranges of the site. */
    @Requires(Permission.NOTE_READ)
    @Transactional(readOnly = true)
    public SedationOptions options() {
        return picture.options();
    }

    /** The record of this booking, opened now if there is none. */
    @Requires(Permission.NURSING_RECORD)
    public SedationResponse open(UUID bookingId) {
        BookingSummary booking = bookings.require(bookingId);
        SedationRecord record = records.findByBookingId(bookingId).orElseGet(() -> {
            if (!booking.status().occupies()) {
                throw new ConflictException(
                        "booking-cancelled",
                        "This booking was cancelled, so there is nothing to record.",
                        Map.of("bookingId", bookingId, "bookingStatus", booking.status()));
            }
            return records.saveAndFlush(
                    SedationRecord.opened(booking.patientId(), booking.episodeId(), bookingId, prefilled(booking)));
        });
        return picture.of(record, booking);
    }

    /** @throws NotFoundException while none was opened */
    @Requires(Permission.NOTE_READ)
    @Transactional(readOnly = true)
    public SedationResponse get(UUID bookingId) {
        BookingSummary booking = bookings.require(bookingId);
        return picture.of(records.findByBookingId(bookingId).orElseThrow(() -> missing(bookingId)), booking);
    }

    @Requires(Permission.NURSING_RECORD)
    public SedationResponse write(UUID bookingId, ExpectedVersion expected, SedationHeadRequest request) {
        SedationRecord record = lock(bookingId);
        record.requireVersion(expected);
        SedationHead before = record.head();
        SedationHead after = mapping.toHead(request);
        noting.refuse(complaints(record, before, after, Words.said(request.reason())));
        String changed = before.changesTo(after, zone.zone());
        record.becomes(after);
        SedationRecord saved = records.saveAndFlush(record);
        String reason = Words.said(request.reason());
        if (reason != null && !changed.isEmpty()) {
            amendments.saveAndFlush(new SedationAmendment(saved, changed, reason, actor.displayName()));
        }
        begun(saved);
        return shown(saved);
    }

    /** The first tap counts; the time is corrected in the head. */
    @Requires(Permission.NURSING_RECORD)
    public SedationResponse start(UUID bookingId, SedationTapRequest request) {
        SedationRecord record = lockOpen(bookingId);
        record.started(noting.tapped(request.at(), record.getCreatedAt()));
        begun(record);
        return shown(records.saveAndFlush(record));
    }

    /** The first tap counts; the time is corrected in the head. */
    @Requires(Permission.NURSING_RECORD)
    public SedationResponse end(UUID bookingId, SedationTapRequest request) {
        SedationRecord record = lockOpen(bookingId);
        Instant at = noting.tapped(request.at(), record.getCreatedAt());
        Instant started = record.getStartedAt();
        if (started == null) {
            throw new RuleViolationException(
                    "sedation-not-started",
                    "The sedation was not started.",
                    List.of(new FieldError("/at", "Record the start first.")));
        }
        if (at.isBefore(started)) {
            throw new RuleViolationException(
                    "entry-refused",
                    "Nothing was saved.",
                    List.of(new FieldError("/at", "The end cannot lie before the start.")));
        }
        record.ended(at);
        return shown(records.saveAndFlush(record));
    }

    /** @param key sent again with the same line, it is entered once */
    @Requires(Permission.NURSING_RECORD)
    public SedationResponse noteVitals(UUID bookingId, @Nullable String key, SedationVitalsRequest request) {
        SedationRecord record = lock(bookingId);
        Sending sending = noting.sending(key, request);
        if (noting.isThere(sending, sent -> vitals.findByRecordIdAndIdempotencyKey(record.getId(), sent))) {
            return shown(record);
        }
        List<FieldError> errors = new ArrayList<>();
        Marked<SedationVitals> marked = noting.mark(
                request.mark(),
                sending,
                record.getId(),
                record.getCreatedAt(),
                record.isSigned(),
                vitals::findById,
                errors);
        Vitals read = marked.noted().withdrawn() ? Vitals.NONE : mapping.toVitals(request);
        if (!marked.noted().withdrawn()) {
            errors.addAll(figures.complaints(read));
        }
        noting.refuse(errors);
        vitals.saveAndFlush(new SedationVitals(record, marked.noted(), read));
        return shown(record);
    }

    /** @param key sent again with the same line, it is entered once */
    @Requires(Permission.NURSING_RECORD)
    public SedationResponse noteDrug(UUID bookingId, @Nullable String key, SedationDrugRequest request) {
        SedationRecord record = lock(bookingId);
        Sending sending = noting.sending(key, request);
        if (noting.isThere(sending, sent -> drugs.findByRecordIdAndIdempotencyKey(record.getId(), sent))) {
            return shown(record);
        }
        List<FieldError> errors = new ArrayList<>();
        Marked<DrugGiven> marked = noting.mark(
                request.mark(),
                sending,
                record.getId(),
                record.getCreatedAt(),
                record.isSigned(),
                drugs::findById,
                errors);
        Optional<DrugGiven> withdrawn =
                marked.original().filter(row -> marked.noted().withdrawn());
        Dose dose = withdrawn.map(DrugGiven::dose).orElseGet(() -> dose(request));
        if (withdrawn.isEmpty()) {
            errors.addAll(figures.complaints(dose, Boolean.TRUE.equals(request.confirmedUnusual())));
        }
        noting.refuse(errors);
        drugs.saveAndFlush(new DrugGiven(record, marked.noted(), dose));
        if (!marked.noted().withdrawn()) {
            steps.sedated(bookingId, marked.noted().at());
        }
        return shown(record);
    }

    /** @param key sent again with the same line, it is entered once */
    @Requires(Permission.NURSING_RECORD)
    public SedationResponse noteEvent(UUID bookingId, @Nullable String key, SedationEventRequest request) {
        SedationRecord record = lock(bookingId);
        Sending sending = noting.sending(key, request);
        if (noting.isThere(sending, sent -> events.findByRecordIdAndIdempotencyKey(record.getId(), sent))) {
            return shown(record);
        }
        List<FieldError> errors = new ArrayList<>();
        Marked<SedationEvent> marked = noting.mark(
                request.mark(),
                sending,
                record.getId(),
                record.getCreatedAt(),
                record.isSigned(),
                events::findById,
                errors);
        Optional<SedationEvent> withdrawn =
                marked.original().filter(row -> marked.noted().withdrawn());
        if (withdrawn.isEmpty() && figures.rules().event(request.eventCode()).isEmpty()) {
            errors.add(new FieldError("/eventCode", "The site lists no such event. Choose one of the list."));
        }
        noting.refuse(errors);
        events.saveAndFlush(new SedationEvent(
                record,
                marked.noted(),
                withdrawn.map(SedationEvent::getEventCode).orElse(request.eventCode()),
                withdrawn.map(SedationEvent::getText).orElse(Words.said(request.text()))));
        return shown(record);
    }

    /** @throws RuleViolationException listing what is open, unless a reason says why it stays so */
    @Requires(Permission.NURSING_RECORD)
    public SedationResponse sign(UUID bookingId, ExpectedVersion expected, SedationSignatureRequest request) {
        SedationRecord record = lockOpen(bookingId);
        record.requireVersion(expected);
        BookingSummary booking = bookings.require(bookingId);
        List<FieldError> open = picture.of(record, booking).open();
        String reason = Words.said(request.openPointsReason());
        if (!open.isEmpty() && reason == null) {
            throw new RuleViolationException(
                    "sedation-record-incomplete",
                    "Before you sign, %d things are open. Complete them, or say why they stay open."
                            .formatted(open.size()),
                    open);
        }
        record.signed(actor.userId(), actor.displayName(), noting.now(), open.isEmpty() ? null : reason);
        return picture.of(records.saveAndFlush(record), booking);
    }

    private SedationHead prefilled(BookingSummary booking) {
        Instant day = zone.startOf(zone.dayOf(booking.when().start()));
        ArrivalAnswers said = bedside.arrival(booking.episodeId(), day);
        return new SedationHead(
                booking.sedationProtocolCode(),
                null,
                false,
                null,
                said.lastFoodAt(),
                said.lastClearFluidAt(),
                List.of(),
                null,
                null,
                null);
    }

    private List<FieldError> complaints(
            SedationRecord record, SedationHead before, SedationHead after, @Nullable String reason) {
        List<FieldError> errors = new ArrayList<>();
        // A record keeps the protocol it was written under, whatever became of it.
        Optional<SedationProtocolView> protocol = after.protocolCode().equals(before.protocolCode())
                ? Optional.of(protocols.recorded(before.protocolCode()))
                : protocols.all().stream()
                        .filter(one -> one.code().equals(after.protocolCode()))
                        .findFirst();
        if (protocol.isEmpty()) {
            errors.add(new FieldError("/protocolCode", "The site has no such protocol. Choose one of the list."));
        } else if (!protocol.get().requiredChecks().containsAll(after.tickedChecks())
                && !before.tickedChecks().containsAll(after.tickedChecks())) {
            errors.add(new FieldError("/tickedChecks", "A check is ticked that this protocol does not ask for."));
        }
        fasted("/lastFoodAt", after.lastFoodAt(), errors);
        fasted("/lastClearFluidAt", after.lastClearFluidAt(), errors);
        Instant started = after.startedAt();
        Instant ended = after.endedAt();
        if (started != null) {
            noting.inTime("/startedAt", started, record.getCreatedAt(), errors);
        }
        if (ended != null) {
            noting.inTime("/endedAt", ended, record.getCreatedAt(), errors);
            if (started == null || ended.isBefore(started)) {
                errors.add(new FieldError("/endedAt", "The end cannot lie before the start."));
            }
        }
        if (reason == null) {
            unexplained(record, before, after).ifPresent(errors::add);
        }
        return errors;
    }

    private static Optional<FieldError> unexplained(SedationRecord record, SedationHead before, SedationHead after) {
        if (record.isSigned() && !before.equals(after)) {
            return Optional.of(new FieldError("/reason", "This record is closed. Say why it is corrected."));
        }
        if (!before.protocolCode().equals(after.protocolCode())) {
            return Optional.of(new FieldError("/reason", "Say why another protocol is used."));
        }
        boolean timeMoved = (before.startedAt() != null && !Objects.equals(before.startedAt(), after.startedAt()))
                || (before.endedAt() != null && !Objects.equals(before.endedAt(), after.endedAt()));
        return timeMoved ? Optional.of(new FieldError("/reason", "Say why the time is corrected.")) : Optional.empty();
    }

    private void fasted(String pointer, @Nullable Instant at, List<FieldError> errors) {
        Instant now = noting.now();
        if (at != null && at.isAfter(now)) {
            errors.add(new FieldError(pointer, "This lies in the future."));
        } else if (at != null && at.isBefore(now.minus(LONGEST_FAST))) {
            errors.add(new FieldError(pointer, "This is more than three days ago. Check the date."));
        }
    }

    private static Dose dose(SedationDrugRequest request) {
        return new Dose(
                request.drugCode(),
                request.dose(),
                request.unit(),
                request.route(),
                Boolean.TRUE.equals(request.confirmedUnusual()) ? Words.said(request.unusualReason()) : null);
    }

    private void begun(SedationRecord record) {
        Instant started = record.getStartedAt();
        if (started != null) {
            steps.sedated(record.getBookingId(), started.truncatedTo(ChronoUnit.MICROS));
        }
    }

    private SedationResponse shown(SedationRecord record) {
        return picture.of(record, bookings.require(record.getBookingId()));
    }

    private SedationRecord lock(UUID bookingId) {
        return records.lock(bookingId).orElseThrow(() -> missing(bookingId));
    }

    private SedationRecord lockOpen(UUID bookingId) {
        SedationRecord record = lock(bookingId);
        if (record.isSigned()) {
            throw new ConflictException(
                    "sedation-record-signed",
                    "This record is signed. Correct its head or its lines, and say why.",
                    Map.of("bookingId", bookingId));
        }
        return record;
    }

    private static NotFoundException missing(UUID bookingId) {
        return new NotFoundException(
                "sedation-record-not-found",
                "No sedation record was opened for this booking.",
                Map.of("bookingId", bookingId));
    }
}
