package org.spineline.workup.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.OpenToSignedIn;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.patient.ActiveMedication;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientMedications;
import org.spineline.patient.PatientSummary;
import org.spineline.workup.HoldState;
import org.spineline.workup.ProcedureDate;
import org.spineline.workup.ProcedureDates;
import org.spineline.workup.RestartPlan;
import org.spineline.workup.RestartPlans;
import org.spineline.workup.application.WorkupRequests.AntithromboticView;
import org.spineline.workup.application.WorkupRequests.ChangedHoldResponse;
import org.spineline.workup.application.WorkupRequests.ConfirmationRequest;
import org.spineline.workup.application.WorkupRequests.InstructionRequest;
import org.spineline.workup.application.WorkupRequests.MedicationHoldRequest;
import org.spineline.workup.application.WorkupRequests.MedicationHoldResponse;
import org.spineline.workup.application.WorkupRequests.RegimeRequest;
import org.spineline.workup.application.WorkupRequests.UnreviewedDrug;
import org.spineline.workup.application.WorkupRequests.WaiverRequest;
import org.spineline.workup.domain.AntithromboticRules;
import org.spineline.workup.domain.HoldCalculation;
import org.spineline.workup.domain.KidneyFunction;
import org.spineline.workup.domain.MedicationHold;
import org.spineline.workup.domain.MedicationHoldRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Medication holds: proposed by rule, instructed by a prescriber only, confirmed with the patient. */
@Service
@Transactional
public class HoldService implements RestartPlans {
    /** An instruction older than this belongs to a procedure long past or given up. */
    private static final Duration REMEMBERED = Duration.ofDays(180);

    private static final Set<HoldState> DECIDED =
            EnumSet.of(HoldState.INSTRUCTED, HoldState.CONFIRMED, HoldState.VIOLATED);

    private final MedicationHoldRepository holds;
    private final EpisodeDirectory episodes;
    private final AntithromboticRules rules;
    private final PatientFacts facts;
    private final PatientDirectory patients;
    private final PatientMedications medications;
    private final ProcedureDates dates;
    private final FacilityZone facility;
    private final CurrentActor actor;
    private final Clock clock;
    private final WorkupMapper mapper;

    HoldService(
            MedicationHoldRepository holds,
            EpisodeDirectory episodes,
            AntithromboticRules rules,
            PatientFacts facts,
            PatientDirectory patients,
            PatientMedications medications,
            ProcedureDates dates,
            FacilityZone facility,
            CurrentActor actor,
            Clock clock,
            WorkupMapper mapper) {
        this.holds = holds;
        this.episodes = episodes;
        this.rules = rules;
        this.facts = facts;
        this.patients = patients;
        this.medications = medications;
        this.dates = dates;
        this.facility = facility;
        this.actor = actor;
        this.clock = clock;
        this.mapper = mapper;
    }

    @OpenToSignedIn
    public List<AntithromboticView> catalogue() {
        return rules.drugs().stream().map(mapper::toView).toList();
    }

    @Requires(Permission.WORKUP_RECORD)
    public MedicationHoldResponse add(UUID episodeId, MedicationHoldRequest request) {
        EpisodeSummary episode = episodes.require(episodeId);
        if (rules.find(request.drug()).isEmpty()) {
            throw refused("/drug", "This drug is not in the site's list of antithrombotics.");
        }
        MedicationHold hold = new MedicationHold(
                episode.patientId(),
                episodeId,
                request.drug(),
                request.indication(),
                request.doseRegime(),
                request.medicationId(),
                rules.version());
        hold.taken(request.indication(), request.doseRegime(), request.frequency(), request.medicationId());
        return response(holds.saveAndFlush(hold), episode);
    }

    @Requires(Permission.WORKUP_RECORD)
    public MedicationHoldResponse correct(
            UUID episodeId, UUID holdId, ExpectedVersion expected, RegimeRequest request) {
        MedicationHold hold = load(episodeId, holdId, expected);
        hold.taken(request.indication(), request.doseRegime(), request.frequency(), request.medicationId());
        return response(holds.saveAndFlush(hold), episodes.require(episodeId));
    }

    /** @param procedureAt for which the last dose is reckoned; null takes the booking, and without one no day */
    @Requires(Permission.WORKUP_READ)
    @Transactional(readOnly = true)
    public List<MedicationHoldResponse> of(UUID episodeId, @Nullable Instant procedureAt) {
        EpisodeSummary episode = episodes.require(episodeId);
        List<MedicationHold> all = holds.findAllByEpisodeIdInOrderByCreatedAt(List.of(episodeId));
        ProcedureDate booked = dates.of(List.of(episodeId)).get(episodeId);
        KidneyFunction onTheDay = kidneys(episode, startOf(booked));
        KidneyFunction asked = procedureAt == null ? onTheDay : kidneys(episode, procedureAt);
        int together = together(all, medications.activeFor(episode.patientId()));
        return all.stream()
                .map(hold -> {
                    HoldCalculation needed = reckon(hold, onTheDay, together, startOf(booked));
                    return response(
                            hold,
                            procedureAt == null ? needed : reckon(hold, asked, together, procedureAt),
                            booked,
                            needed);
                })
                .toList();
    }

    /** Lines of the medication list that name an antithrombotic for which this episode has no hold. */
    @Requires(Permission.WORKUP_READ)
    @Transactional(readOnly = true)
    public List<UnreviewedDrug> unreviewed(UUID episodeId) {
        EpisodeSummary episode = episodes.require(episodeId);
        Set<String> held = holds.findAllByEpisodeIdInOrderByCreatedAt(List.of(episodeId)).stream()
                .map(MedicationHold::getDrug)
                .collect(Collectors.toSet());
        return medications.activeFor(episode.patientId()).stream()
                .flatMap(medication -> rules.recognised(medication.name(), medication.rxNormCode()).stream()
                        .filter(drug -> !held.contains(drug.code()))
                        .map(drug -> new UnreviewedDrug(drug.code(), drug.name(), medication.name())))
                .toList();
    }

    /** Whom to call: the booking has moved or gone since a prescriber instructed. Those booked first come first. */
    @Requires(Permission.WORKUP_READ)
    @Transactional(readOnly = true)
    public List<ChangedHoldResponse> changed() {
        List<MedicationHold> decided = holds.findAllByStateInAndApprovedAtAfterOrderByApprovedAt(
                DECIDED, clock.instant().minus(REMEMBERED));
        Set<UUID> ids = decided.stream().map(MedicationHold::getEpisodeId).collect(Collectors.toSet());
        Map<UUID, EpisodeSummary> known = episodes.summaries(ids);
        Map<UUID, ProcedureDate> booked = dates.of(ids);
        Map<EpisodeSummary, LocalDate> days = new HashMap<>();
        known.forEach((id, episode) -> days.put(episode, dayOf(startOf(booked.get(id)))));
        Map<EpisodeSummary, KidneyFunction> kidneys = facts.kidneys(days);
        Map<UUID, List<MedicationHold>> all = holds.findAllByEpisodeIdInOrderByCreatedAt(ids).stream()
                .collect(Collectors.groupingBy(MedicationHold::getEpisodeId));
        Set<UUID> patientIds =
                decided.stream().map(MedicationHold::getPatientId).collect(Collectors.toSet());
        Map<UUID, PatientSummary> people = patients.summaries(patientIds);
        Map<UUID, List<ActiveMedication>> taken = medications.activeForAll(patientIds);
        List<ChangedHoldResponse> toCall = new ArrayList<>();
        for (MedicationHold hold : decided) {
            UUID episodeId = hold.getEpisodeId();
            ProcedureDate date = booked.get(episodeId);
            HoldCalculation needed = reckon(
                    hold,
                    kidneys.get(known.get(episodeId)),
                    together(all.get(episodeId), taken.getOrDefault(hold.getPatientId(), List.of())),
                    startOf(date));
            hold.outdated(date, needed, clock.instant(), facility)
                    .ifPresent(reason ->
                            toCall.add(changed(hold, people.get(hold.getPatientId()), reason, startOf(date), needed)));
        }
        toCall.sort(
                Comparator.comparing(ChangedHoldResponse::bookedFor, Comparator.nullsFirst(Comparator.naturalOrder())));
        return toCall;
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public List<RestartPlan> of(UUID episodeId) {
        return holds.findAllByEpisodeIdInOrderByCreatedAt(List.of(episodeId)).stream()
                .map(hold -> new RestartPlan(
                        rule(hold).name(),
                        hold.getRequiredLastDose() != null,
                        hold.getRestartPlan(),
                        hold.getApprovedByName()))
                .toList();
    }

    @Requires(Permission.HOLD_APPROVE)
    public MedicationHoldResponse instruct(
            UUID episodeId, UUID holdId, ExpectedVersion expected, InstructionRequest request) {
        MedicationHold hold = load(episodeId, holdId, expected);
        boolean unexplained = request.note() == null || request.note().isBlank();
        if (request.requiredLastDose() == null && unexplained) {
            throw refused("/note", "Say why the drug is not stopped.");
        }
        EpisodeSummary episode = episodes.require(episodeId);
        ProcedureDate booked = dates.of(List.of(episodeId)).get(episodeId);
        Instant start = booked == null || booked.over() ? null : booked.start();
        KidneyFunction kidneys = kidneys(episode, start);
        HoldCalculation reckoned = reckon(hold, kidneys, together(episode), start);
        if (request.requiredLastDose() != null) {
            refuseTooLate(request.requiredLastDose(), unexplained, start, reckoned);
        }
        hold.instructed(
                request.requiredLastDose(),
                request.restartPlan(),
                request.note(),
                kidneys.clearance(),
                rules.version(),
                actor.userId(),
                actor.displayName(),
                clock.instant());
        hold.reckoned(reckoned);
        return response(holds.saveAndFlush(hold), episode);
    }

    private static void refuseTooLate(
            Instant lastDose, boolean unexplained, @Nullable Instant start, HoldCalculation reckoned) {
        if (start != null && !lastDose.isBefore(start)) {
            throw refused("/requiredLastDose", "The last dose must be before the procedure.");
        }
        if (unexplained
                && reckoned.lastDoseUntil() != null
                && lastDose.isAfter(reckoned.lastDoseUntil().plusSeconds(59))) {
            throw refused("/note", "This is later than the rule allows (%s). Say why.".formatted(reckoned.sum()));
        }
    }

    @Requires(Permission.WORKUP_RECORD)
    public MedicationHoldResponse confirm(
            UUID episodeId, UUID holdId, ExpectedVersion expected, ConfirmationRequest request) {
        MedicationHold hold = load(episodeId, holdId, expected);
        if (request.reportedLastDose().isAfter(clock.instant())) {
            throw refused("/reportedLastDose", "A dose taken cannot lie in the future.");
        }
        hold.confirmed(request.reportedLastDose(), actor.displayName(), clock.instant());
        return response(holds.saveAndFlush(hold), episodes.require(episodeId));
    }

    @Requires(Permission.GATE_WAIVE)
    public MedicationHoldResponse waive(UUID episodeId, UUID holdId, ExpectedVersion expected, WaiverRequest request) {
        MedicationHold hold = load(episodeId, holdId, expected);
        hold.waived(request.reason(), actor.displayName(), clock.instant());
        return response(holds.saveAndFlush(hold), episodes.require(episodeId));
    }

    private MedicationHold load(UUID episodeId, UUID holdId, ExpectedVersion expected) {
        MedicationHold hold = holds.findByIdAndEpisodeId(holdId, episodeId)
                .orElseThrow(() -> new NotFoundException(
                        "hold-not-found", "This medication hold does not exist.", Map.of("holdId", holdId)));
        hold.requireVersion(expected);
        return hold;
    }

    private MedicationHoldResponse response(MedicationHold hold, EpisodeSummary episode) {
        UUID id = episode.id();
        ProcedureDate booked = dates.of(List.of(id)).get(id);
        HoldCalculation needed = reckon(hold, kidneys(episode, startOf(booked)), together(episode), startOf(booked));
        return response(hold, needed, booked, needed);
    }

    private MedicationHoldResponse response(
            MedicationHold hold, HoldCalculation shown, @Nullable ProcedureDate booked, HoldCalculation needed) {
        AntithromboticRules.Drug drug = rule(hold);
        String outdated =
                hold.outdated(booked, needed, clock.instant(), facility).orElse(null);
        return mapper.toResponse(
                hold,
                drug.name(),
                mapper.toView(shown, drug.restart(), rules.source(), rules.version()),
                startOf(booked),
                needed.lastDoseUntil(),
                outdated != null,
                outdated);
    }

    private ChangedHoldResponse changed(
            MedicationHold hold,
            PatientSummary patient,
            String reason,
            @Nullable Instant bookedFor,
            HoldCalculation needed) {
        return new ChangedHoldResponse(
                hold.getId(),
                hold.getEpisodeId(),
                hold.getPatientId(),
                patient.familyName() + ", " + patient.givenName(),
                patient.mrn(),
                patient.phone(),
                patient.language(),
                patient.interpreterNeeded(),
                rule(hold).name(),
                hold.getState(),
                reason,
                hold.getRequiredLastDose(),
                hold.getInstructedFor(),
                bookedFor,
                needed.lastDoseUntil(),
                needed.lastDosePart(),
                needed.refer(),
                hold.getApprovedByName());
    }

    private HoldCalculation reckon(
            MedicationHold hold, KidneyFunction kidneys, int together, @Nullable Instant procedureAt) {
        return HoldCalculation.of(rule(hold), hold.getFrequency(), kidneys, together, procedureAt, facility);
    }

    /** Reviewed or only on the list, waived or not: what the patient takes decides, not what somebody has entered. */
    private int together(List<MedicationHold> all, List<ActiveMedication> listed) {
        return (int) Stream.concat(
                        all.stream().map(MedicationHold::getDrug),
                        listed.stream()
                                .flatMap(medication ->
                                        rules.recognised(medication.name(), medication.rxNormCode()).stream())
                                .map(AntithromboticRules.Drug::code))
                .distinct()
                .count();
    }

    private int together(EpisodeSummary episode) {
        return together(
                holds.findAllByEpisodeIdInOrderByCreatedAt(List.of(episode.id())),
                medications.activeFor(episode.patientId()));
    }

    private AntithromboticRules.Drug rule(MedicationHold hold) {
        return rules.find(hold.getDrug()).orElseThrow(() -> new IllegalStateException("No rule for " + hold.getDrug()));
    }

    private KidneyFunction kidneys(EpisodeSummary episode, @Nullable Instant procedureAt) {
        return facts.kidneys(episode, dayOf(procedureAt));
    }

    private LocalDate dayOf(@Nullable Instant procedureAt) {
        return procedureAt == null ? facility.today() : facility.dayOf(procedureAt);
    }

    private static @Nullable Instant startOf(@Nullable ProcedureDate booked) {
        return booked == null ? null : booked.start();
    }

    private static RuleViolationException refused(String pointer, String message) {
        return new RuleViolationException(
                "hold-refused", "Nothing was saved.", List.of(new FieldError(pointer, message)));
    }
}
