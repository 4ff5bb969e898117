package org.spineline.nursing.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.spineline.booking.BookingSummary;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.nursing.application.SedationRequests.DepthStepView;
import org.spineline.nursing.application.SedationRequests.DrugOption;
import org.spineline.nursing.application.SedationRequests.EventOption;
import org.spineline.nursing.application.SedationRequests.SedationDrugView;
import org.spineline.nursing.application.SedationRequests.SedationEventView;
import org.spineline.nursing.application.SedationRequests.SedationOptions;
import org.spineline.nursing.application.SedationRequests.SedationResponse;
import org.spineline.nursing.application.SedationRequests.SedationVitalsView;
import org.spineline.nursing.application.SedationRequests.VitalLimitView;
import org.spineline.nursing.application.SedationRequests.VitalRangeView;
import org.spineline.nursing.domain.CareRow;
import org.spineline.nursing.domain.DrugGiven;
import org.spineline.nursing.domain.DrugGivenRepository;
import org.spineline.nursing.domain.SedationAmendmentRepository;
import org.spineline.nursing.domain.SedationChecks;
import org.spineline.nursing.domain.SedationEvent;
import org.spineline.nursing.domain.SedationEventRepository;
import org.spineline.nursing.domain.SedationFigures;
import org.spineline.nursing.domain.SedationHead;
import org.spineline.nursing.domain.SedationRecord;
import org.spineline.nursing.domain.SedationRecordRules;
import org.spineline.nursing.domain.SedationRecordRules.DoseRange;
import org.spineline.nursing.domain.SedationVitals;
import org.spineline.nursing.domain.SedationVitalsRepository;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.sedation.SedationProtocolView;
import org.spineline.sedation.SedationProtocols;
import org.springframework.stereotype.Component;

/** The whole record with everything that follows from it; a fixed number of queries. */
@Component
class SedationPicture {
    private final SedationVitalsRepository vitals;
    private final DrugGivenRepository drugs;
    private final SedationEventRepository events;
    private final SedationAmendmentRepository amendments;
    private final PatientDirectory patients;
    private final SedationProtocols protocols;
    private final SedationRecordRules rules;
    private final SedationFigures figures;
    private final SedationMapping mapping;
    private final FacilityZone zone;
    private final Clock clock;

    SedationPicture(
            SedationVitalsRepository vitals,
            DrugGivenRepository drugs,
            SedationEventRepository events,
            SedationAmendmentRepository amendments,
            PatientDirectory patients,
            SedationProtocols protocols,
            SedationRecordRules rules,
            SedationMapping mapping,
            FacilityZone zone,
            Clock clock) {
        this.vitals = vitals;
        this.drugs = drugs;
        this.events = events;
        this.amendments = amendments;
        this.patients = patients;
        this.protocols = protocols;
        this.rules = rules;
        this.figures = new SedationFigures(rules);
        this.mapping = mapping;
        this.zone = zone;
        this.clock = clock;
    }

    SedationResponse of(SedationRecord record, BookingSummary booking) {
        PatientSummary patient = patients.require(record.getPatientId());
        SedationHead head = record.head();
        SedationProtocolView protocol = protocols.recorded(head.protocolCode());
        List<SedationVitals> readings = vitals.findAllByRecordIdOrderByAtAscCreatedAtAsc(record.getId());
        List<DrugGiven> doses = drugs.findAllByRecordIdOrderByAtAscCreatedAtAsc(record.getId());
        List<SedationEvent> happened = events.findAllByRecordIdOrderByAtAscCreatedAtAsc(record.getId());
        List<SedationVitals> valid = CareRow.current(readings);
        List<DrugGiven> given = CareRow.current(doses);
        Instant now = clock.instant();
        Instant due = SedationFigures.nextDue(
                        head.startedAt(), head.endedAt(), protocol.monitoringIntervalMinutes(), valid)
                .orElse(null);
        Instant late = due == null ? null : due.plus(Duration.ofMinutes(rules.vitalsGraceMinutes()));
        return new SedationResponse(
                record.getId(),
                record.getVersion(),
                record.getBookingId(),
                head.protocolCode(),
                protocol.name(),
                booking.sedationProtocolCode(),
                protocol.requiredChecks(),
                protocol.requiredVitals(),
                protocol.monitoringIntervalMinutes(),
                head.asa(),
                head.asaEmergency(),
                head.mallampati(),
                head.lastFoodAt(),
                head.lastClearFluidAt(),
                head.tickedChecks(),
                head.givenByName(),
                head.startedAt(),
                head.endedAt(),
                record.getSignedByName(),
                record.getSignedAt(),
                record.getOpenPointsReason(),
                due,
                late,
                late != null && now.isAfter(late),
                figures.observedUntil(given, CareRow.current(happened)).orElse(null),
                now,
                readingViews(readings, protocol),
                doseViews(doses),
                eventViews(happened),
                amendments.findAllByRecordIdOrderByCreatedAt(record.getId()).stream()
                        .map(mapping::toView)
                        .toList(),
                figures.totals(given, age(patient, booking)).stream()
                        .map(mapping::toView)
                        .toList(),
                mapping.toView(figures.localAnaesthetics(given, patient.weightKg())),
                open(record, protocol, valid));
    }

    private List<FieldError> open(
            SedationRecord record, SedationProtocolView protocol, Collection<SedationVitals> valid) {
        SedationHead head = record.head();
        List<FieldError> open = new ArrayList<>(SedationChecks.open(head, protocol, valid));
        boolean current = protocols.all().stream().anyMatch(one -> one.code().equals(head.protocolCode()));
        if (!current && !record.isSigned()) {
            open.add(new FieldError(
                    "/protocolCode", "The site no longer has the protocol %s.".formatted(protocol.name())));
        }
        return open;
    }

    int age(PatientSummary patient, BookingSummary booking) {
        return Period.between(patient.birthDate(), zone.dayOf(booking.when().start()))
                .getYears();
    }

    private List<SedationVitalsView> readingViews(List<SedationVitals> rows, SedationProtocolView protocol) {
        Set<UUID> replaced = replaced(rows);
        return rows.stream()
                .map(row -> mapping.toView(
                        row,
                        row.getVitals(),
                        replaced.contains(row.getId()),
                        figures.alerts(row.getVitals()),
                        row.isWithdrawn() ? List.of() : row.getVitals().missing(protocol.requiredVitals())))
                .toList();
    }

    private List<SedationDrugView> doseViews(List<DrugGiven> rows) {
        Set<UUID> replaced = replaced(rows);
        return rows.stream()
                .map(row -> mapping.toView(row, drugName(row.getDrugCode()), replaced.contains(row.getId())))
                .toList();
    }

    private List<SedationEventView> eventViews(List<SedationEvent> rows) {
        Set<UUID> replaced = replaced(rows);
        return rows.stream()
                .map(row -> mapping.toView(
                        row,
                        eventName(row.getEventCode()),
                        rules.event(row.getEventCode())
                                .map(SedationRecordRules.Event::notable)
                                .orElse(false),
                        replaced.contains(row.getId())))
                .toList();
    }

    static Set<UUID> replaced(Collection<? extends CareRow> rows) {
        return rows.stream()
                .map(CareRow::getCorrectsId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The code itself once the site no longer lists it: an old record stays readable. */
    String drugName(String code) {
        return rules.drug(code).map(SedationRecordRules.Drug::name).orElse(code);
    }

    String eventName(String code) {
        return rules.event(code).map(SedationRecordRules.Event::name).orElse(code);
    }

    SedationOptions options() {
        return new SedationOptions(
                rules.source(),
                rules.version(),
                rules.plausible().entrySet().stream()
                        .map(range -> new VitalRangeView(
                                range.getKey(),
                                range.getValue().min(),
                                range.getValue().max(),
                                range.getValue().unit()))
                        .toList(),
                rules.alerts().entrySet().stream()
                        .map(limit -> new VitalLimitView(
                                limit.getKey(),
                                limit.getValue().below(),
                                limit.getValue().above(),
                                limit.getValue().basis()))
                        .toList(),
                rules.depthScale().name(),
                rules.depthScale().steps().stream()
                        .map(step -> new DepthStepView(step.value(), step.words()))
                        .toList(),
                rules.drugs().stream()
                        .map(drug -> new DrugOption(
                                drug.code(),
                                drug.name(),
                                drug.group(),
                                drug.doses().stream().map(DoseRange::unit).toList(),
                                drug.routes()))
                        .toList(),
                rules.events().stream()
                        .map(event -> new EventOption(event.code(), event.name(), event.notable()))
                        .toList(),
                rules.observationBasis());
    }
}
