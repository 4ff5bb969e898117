package org.spineline.nursing.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.BookingSummary;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.nursing.ScheduledCheckState;
import org.spineline.nursing.application.RecoveryRequests.NeurologyAlertView;
import org.spineline.nursing.application.RecoveryRequests.RecoveryResponse;
import org.spineline.nursing.domain.CareRow;
import org.spineline.nursing.domain.DischargeGate;
import org.spineline.nursing.domain.DischargeGate.Criterion;
import org.spineline.nursing.domain.DischargeGate.Facts;
import org.spineline.nursing.domain.DischargeInstructions;
import org.spineline.nursing.domain.DrugGivenRepository;
import org.spineline.nursing.domain.FiveItems;
import org.spineline.nursing.domain.NeurologyAcknowledgement;
import org.spineline.nursing.domain.NeurologyAcknowledgementRepository;
import org.spineline.nursing.domain.RecoveryCheck;
import org.spineline.nursing.domain.RecoveryCheckRepository;
import org.spineline.nursing.domain.RecoveryDecision;
import org.spineline.nursing.domain.RecoveryDecisionRepository;
import org.spineline.nursing.domain.RecoveryRecord;
import org.spineline.nursing.domain.RecoveryRules;
import org.spineline.nursing.domain.RecoverySchedule;
import org.spineline.nursing.domain.RecoverySchedule.ScheduledCheck;
import org.spineline.nursing.domain.SedationEventRepository;
import org.spineline.nursing.domain.SedationFigures;
import org.spineline.nursing.domain.SedationRecord;
import org.spineline.nursing.domain.SedationRecordRepository;
import org.spineline.nursing.domain.SedationRecordRules;
import org.spineline.nursing.domain.SedationVitalsRepository;
import org.spineline.patient.PatientDirectory;
import org.spineline.workup.ArrivalAnswers;
import org.spineline.workup.BedsideRecords;
import org.springframework.stereotype.Component;

/** The stay in recovery with what is due and what is unmet; a fixed number of queries. */
@Component
class RecoveryPicture {
    private final RecoveryCheckRepository checks;
    private final RecoveryDecisionRepository decisions;
    private final NeurologyAcknowledgementRepository acknowledgements;
    private final SedationRecordRepository sedations;
    private final SedationVitalsRepository vitals;
    private final DrugGivenRepository drugs;
    private final SedationEventRepository events;
    private final BedsideRecords bedside;
    private final PatientDirectory patients;
    private final RecoveryRules rules;
    private final DischargeInstructions instructions;
    private final SedationFigures figures;
    private final RecoveryMapping mapping;
    private final FacilityZone zone;
    private final Clock clock;

    RecoveryPicture(
            RecoveryCheckRepository checks,
            RecoveryDecisionRepository decisions,
            NeurologyAcknowledgementRepository acknowledgements,
            SedationRecordRepository sedations,
            SedationVitalsRepository vitals,
            DrugGivenRepository drugs,
            SedationEventRepository events,
            BedsideRecords bedside,
            PatientDirectory patients,
            RecoveryRules rules,
            DischargeInstructions instructions,
            SedationRecordRules sedationRules,
            RecoveryMapping mapping,
            FacilityZone zone,
            Clock clock) {
        this.checks = checks;
        this.decisions = decisions;
        this.acknowledgements = acknowledgements;
        this.sedations = sedations;
        this.vitals = vitals;
        this.drugs = drugs;
        this.events = events;
        this.bedside = bedside;
        this.patients = patients;
        this.rules = rules;
        this.instructions = instructions;
        this.figures = new SedationFigures(sedationRules);
        this.mapping = mapping;
        this.zone = zone;
        this.clock = clock;
    }

    RecoveryResponse of(RecoveryRecord record, BookingSummary booking) {
        Known known = known(record, booking);
        Duration grace = Duration.ofMinutes(rules.checkGraceMinutes());
        List<ScheduledCheck> schedule = RecoverySchedule.of(
                rules.schedule(),
                grace,
                record.getArrivedAt(),
                record.getDischargedAt(),
                known.now(),
                known.valid().stream().map(CareRow::getAt).toList());
        Set<UUID> replaced = SedationPicture.replaced(known.rows());
        return new RecoveryResponse(
                record.getId(),
                record.getVersion(),
                record.getBookingId(),
                record.getArrivedAt(),
                record.getAmbulatedAt(),
                record.getEscortPresent(),
                record.getEscortName(),
                record.getInstructionsGivenAt(),
                record.getInstructionsLanguage(),
                instructions.languageFor(patients.require(record.getPatientId()).language()),
                record.getOutcome(),
                record.getDischargedAt(),
                known.observedUntil(),
                RecoverySchedule.nextDue(schedule).orElse(null),
                RecoverySchedule.nextDue(schedule).map(due -> due.plus(grace)).orElse(null),
                schedule.stream().anyMatch(check -> check.state() == ScheduledCheckState.OVERDUE),
                known.now(),
                rules.newNeurology(),
                schedule.stream().map(mapping::toView).toList(),
                known.rows().stream()
                        .map(row -> mapping.toView(
                                row,
                                row.getVitals(),
                                row.getLegs(),
                                replaced.contains(row.getId()),
                                figures.alerts(row.getVitals())))
                        .toList(),
                alerts(known),
                gate(record, known).stream().map(mapping::toView).toList(),
                decisions.findAllByRecordIdOrderByCreatedAt(record.getId()).stream()
                        .map(decision -> mapping.toView(decision, reasonName(decision)))
                        .toList());
    }

    /** What stands between this patient and home, now. */
    List<Criterion> gate(RecoveryRecord record, BookingSummary booking) {
        return gate(record, known(record, booking));
    }

    private List<Criterion> gate(RecoveryRecord record, Known known) {
        return DischargeGate.of(
                rules.gate(),
                new Facts(
                        last(known.valid(), RecoveryCheck::getAldrete)
                                .map(FiveItems::sum)
                                .orElse(null),
                        last(known.valid(), RecoveryCheck::getPadss)
                                .map(FiveItems::sum)
                                .orElse(null),
                        record.getAmbulatedAt() != null,
                        record.getEscortPresent(),
                        last(known.valid(), row -> row.getVitals().pain()).orElse(null),
                        known.before() == null ? null : known.before().pain(),
                        known.before() == null ? null : known.before().from(),
                        record.getInstructionsLanguage(),
                        known.observedUntil(),
                        known.valid().stream().anyMatch(row -> row.getLegs().complete()),
                        alerts(known).stream().anyMatch(NeurologyAlertView::open),
                        known.now()));
    }

    /** All rows, those that count, who was told, and what the sedation record and the door say. */
    private record Known(
            List<RecoveryCheck> rows,
            List<RecoveryCheck> valid,
            Map<UUID, NeurologyAcknowledgement> told,
            @Nullable Instant observedUntil,
            @Nullable Before before,
            Instant now) {}

    private record Before(int pain, String from) {}

    private Known known(RecoveryRecord record, BookingSummary booking) {
        List<RecoveryCheck> rows = checks.findAllByRecordIdOrderByAtAscCreatedAtAsc(record.getId());
        List<RecoveryCheck> valid = CareRow.current(rows);
        Map<UUID, NeurologyAcknowledgement> told =
                acknowledgements
                        .findAllByCheckIdIn(
                                rows.stream().map(RecoveryCheck::getId).toList())
                        .stream()
                        .collect(Collectors.toMap(NeurologyAcknowledgement::getCheckId, Function.identity()));
        Optional<SedationRecord> sedation = sedations.findByBookingId(record.getBookingId());
        Optional<Instant> observed = sedation.flatMap(one -> figures.observedUntil(
                CareRow.current(drugs.findAllByRecordIdOrderByAtAscCreatedAtAsc(one.getId())),
                CareRow.current(events.findAllByRecordIdOrderByAtAscCreatedAtAsc(one.getId()))));
        Optional<Before> before = sedation.flatMap(one -> SedationFigures.painBefore(
                        one.getStartedAt(),
                        CareRow.current(vitals.findAllByRecordIdOrderByAtAscCreatedAtAsc(one.getId()))))
                .map(pain -> new Before(pain, "before the sedation"))
                .or(() -> atTheDoor(booking));
        return new Known(rows, valid, told, observed.orElse(null), before.orElse(null), clock.instant());
    }

    /** Pain at rest where both were asked: the patient lies in recovery. */
    private Optional<Before> atTheDoor(BookingSummary booking) {
        Instant day = zone.startOf(zone.dayOf(booking.when().start()));
        ArrivalAnswers said = bedside.arrival(booking.episodeId(), day);
        return Optional.ofNullable(said.painAtRest())
                .map(pain -> new Before(pain, "at rest on arrival"))
                .or(() -> Optional.ofNullable(said.painOnMovement())
                        .map(pain -> new Before(pain, "on movement on arrival")));
    }

    private static List<NeurologyAlertView> alerts(Known known) {
        return known.valid().stream()
                .filter(row -> row.getLegs().changed())
                .map(row -> {
                    NeurologyAcknowledgement told = known.told().get(row.getId());
                    return told == null
                            ? new NeurologyAlertView(row.getId(), row.getAt(), true, null, null, null)
                            : new NeurologyAlertView(
                                    row.getId(),
                                    row.getAt(),
                                    false,
                                    told.getToldWhom(),
                                    told.getDecision(),
                                    told.getByName());
                })
                .toList();
    }

    private static <T> Optional<T> last(List<RecoveryCheck> valid, Function<RecoveryCheck, @Nullable T> value) {
        return valid.stream()
                .sorted(Comparator.comparing(CareRow::getAt).reversed())
                .map(value)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private @Nullable String reasonName(RecoveryDecision decision) {
        String code = decision.getReasonCode();
        return rules.overnightReasons().stream()
                .filter(reason -> reason.code().equals(code))
                .map(RecoveryRules.Reason::name)
                .findFirst()
                .orElse(code);
    }
}
