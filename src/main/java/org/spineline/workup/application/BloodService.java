package org.spineline.workup.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.problem.StaleVersionException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientMedications;
import org.spineline.patient.PatientSummary;
import org.spineline.workup.BloodEvidence;
import org.spineline.workup.EpisodeBlood;
import org.spineline.workup.ProcedureDate;
import org.spineline.workup.ProcedureDates;
import org.spineline.workup.application.WorkupRequests.BloodContextRequest;
import org.spineline.workup.application.WorkupRequests.BloodContextResponse;
import org.spineline.workup.application.WorkupRequests.BloodLine;
import org.spineline.workup.application.WorkupRequests.BloodResponse;
import org.spineline.workup.application.WorkupRequests.KidneyView;
import org.spineline.workup.domain.AntithromboticRules;
import org.spineline.workup.domain.BloodContext;
import org.spineline.workup.domain.BloodContextRepository;
import org.spineline.workup.domain.BloodPanel;
import org.spineline.workup.domain.KidneyFunction;
import org.spineline.workup.domain.LabResult;
import org.spineline.workup.domain.LabResultRepository;
import org.spineline.workup.domain.MedicationHold;
import org.spineline.workup.domain.MedicationHoldRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which blood work an episode needs, and how each result stands on the day of the procedure. */
@Service
@Transactional
public class BloodService implements EpisodeBlood {
    /** Estimated by one formula or another; shown beside the clearance, never used for it. */
    private static final Set<String> EGFR = Set.of("98979-8", "62238-1", "33914-3");

    private final BloodContextRepository contexts;
    private final LabResultRepository results;
    private final MedicationHoldRepository holds;
    private final EpisodeDirectory episodes;
    private final PatientDirectory patients;
    private final PatientMedications medications;
    private final ProcedureDates dates;
    private final PatientFacts facts;
    private final BloodPanel panel;
    private final AntithromboticRules antithrombotics;
    private final LabService labs;
    private final WorkupMapper mapper;
    private final FacilityZone facility;
    private final Clock clock;

    BloodService(
            BloodContextRepository contexts,
            LabResultRepository results,
            MedicationHoldRepository holds,
            EpisodeDirectory episodes,
            PatientDirectory patients,
            PatientMedications medications,
            ProcedureDates dates,
            PatientFacts facts,
            BloodPanel panel,
            AntithromboticRules antithrombotics,
            LabService labs,
            WorkupMapper mapper,
            FacilityZone facility,
            Clock clock) {
        this.contexts = contexts;
        this.results = results;
        this.holds = holds;
        this.episodes = episodes;
        this.patients = patients;
        this.medications = medications;
        this.dates = dates;
        this.facts = facts;
        this.panel = panel;
        this.antithrombotics = antithrombotics;
        this.labs = labs;
        this.mapper = mapper;
        this.facility = facility;
        this.clock = clock;
    }

    @Requires(Permission.WORKUP_READ)
    @Transactional(readOnly = true)
    public BloodResponse of(UUID episodeId) {
        return response(episodes.require(episodeId));
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public List<BloodEvidence> coagulationOf(UUID episodeId) {
        return response(episodes.require(episodeId)).lines().stream()
                .filter(line -> BloodPanel.isCoagulation(line.item()))
                .map(line -> new BloodEvidence(line.item(), line.need(), line.status(), line.reason(), line.source()))
                .toList();
    }

    @Requires(Permission.WORKUP_RECORD)
    public BloodResponse record(UUID episodeId, ExpectedVersion expected, BloodContextRequest request) {
        EpisodeSummary episode = episodes.require(episodeId);
        BloodContext context =
                contexts.findByEpisodeId(episodeId).orElseGet(() -> new BloodContext(episode.patientId(), episodeId));
        long current = context.isNew() ? 0 : context.getVersion() + 1;
        if (expected.version() != current) {
            throw new StaleVersionException(expected.version(), current);
        }
        context.told(
                request.chronicLiverDisease(),
                request.infectionSuspected(),
                request.pregnancyPossible(),
                request.diabetes());
        contexts.saveAndFlush(context);
        return response(episode);
    }

    private BloodResponse response(EpisodeSummary episode) {
        ProcedureDate date = dates.of(List.of(episode.id())).get(episode.id());
        Instant reference = date == null ? clock.instant() : date.start();
        LocalDate day = facility.dayOf(reference);
        BloodContextResponse context = contexts.findByEpisodeId(episode.id())
                .map(BloodService::told)
                .orElseGet(() -> new BloodContextResponse(0, null, null, null, null));
        PatientSummary patient = patients.require(episode.patientId());
        List<LabResult> all = results.findAllByPatientIdOrderByCollectedAtDesc(episode.patientId());
        List<AntithromboticRules.Drug> drugs = drugs(episode);
        KidneyFunction kidneys = facts.kidneys(episode, day);
        List<BloodLine> lines = panel
                .lines(new BloodPanel.Facts(
                        reference,
                        patient.birthDate(),
                        patient.sex(),
                        context.chronicLiverDisease(),
                        context.infectionSuspected(),
                        context.pregnancyPossible(),
                        context.diabetes(),
                        drugs.stream().anyMatch(AntithromboticRules.Drug::warfarin),
                        drugs.stream().anyMatch(AntithromboticRules.Drug::needsClearance),
                        all))
                .stream()
                .map(line -> mapper.toView(line, line.result() == null ? null : labs.shown(line.result())))
                .toList();
        return new BloodResponse(reference, date != null, context, kidneys(kidneys, all), lines);
    }

    /** Versions count from 1 once something is recorded: 0 is "nothing yet". */
    private static BloodContextResponse told(BloodContext context) {
        return new BloodContextResponse(
                context.getVersion() + 1,
                context.getChronicLiverDisease(),
                context.getInfectionSuspected(),
                context.getPregnancyPossible(),
                context.getDiabetes());
    }

    private KidneyView kidneys(KidneyFunction kidneys, List<LabResult> all) {
        return new KidneyView(
                kidneys.clearance(),
                kidneys.formula().orElse(null),
                kidneys.ageYears(),
                kidneys.sex(),
                kidneys.weightKg(),
                kidneys.creatinine(),
                kidneys.collectedAt(),
                kidneys.missing(),
                all.stream()
                        .filter(result -> EGFR.contains(result.getLoinc()))
                        .max(Comparator.comparing(LabResult::getCollectedAt))
                        .map(labs::shown)
                        .orElse(null));
    }

    /** Under review, or only on the medication list. */
    private List<AntithromboticRules.Drug> drugs(EpisodeSummary episode) {
        Stream<AntithromboticRules.Drug> held =
                holds.findAllByEpisodeIdInOrderByCreatedAt(List.of(episode.id())).stream()
                        .map(MedicationHold::getDrug)
                        .map(antithrombotics::find)
                        .flatMap(drug -> drug.stream());
        Stream<AntithromboticRules.Drug> listed = medications.activeFor(episode.patientId()).stream()
                .map(medication -> antithrombotics.recognised(medication.name(), medication.rxNormCode()))
                .flatMap(drug -> drug.stream());
        return Stream.of(held, listed).flatMap(each -> each).toList();
    }
}
