package org.spineline.workup.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.episode.PayerDecision;
import org.spineline.episode.PayerDecisions;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.ActiveMedication;
import org.spineline.patient.PatientMedications;
import org.spineline.workup.domain.BloodContext;
import org.spineline.workup.domain.BloodContextRepository;
import org.spineline.workup.domain.ChartContents;
import org.spineline.workup.domain.ChartContentsRepository;
import org.spineline.workup.domain.ClinicalChange;
import org.spineline.workup.domain.ClinicalChangeRepository;
import org.spineline.workup.domain.Consent;
import org.spineline.workup.domain.ConsentRepository;
import org.spineline.workup.domain.GateChase;
import org.spineline.workup.domain.GateChaseRepository;
import org.spineline.workup.domain.GateWaiver;
import org.spineline.workup.domain.GateWaiverRepository;
import org.spineline.workup.domain.Gates;
import org.spineline.workup.domain.ImagingRecency;
import org.spineline.workup.domain.ImagingStudy;
import org.spineline.workup.domain.ImagingStudyRepository;
import org.spineline.workup.domain.KidneyFunction;
import org.spineline.workup.domain.LabResult;
import org.spineline.workup.domain.LabResultRepository;
import org.spineline.workup.domain.MedicationHold;
import org.spineline.workup.domain.MedicationHoldRepository;
import org.spineline.workup.domain.PreCheck;
import org.spineline.workup.domain.PreCheckRepository;
import org.springframework.stereotype.Component;

/** Puts together what the gates need to know, for one episode or a hundred with the same number of queries at most. */
@Component
class Charts {
    private static final Set<String> LABS = Stream.concat(
                    Stream.of(Gates.INR, Gates.PLATELETS), PatientFacts.CREATININE.stream())
            .collect(Collectors.toUnmodifiableSet());

    private final EpisodeDirectory episodes;
    private final ChartContentsRepository contents;
    private final PatientMedications medications;
    private final ImagingStudyRepository studies;
    private final LabResultRepository labs;
    private final MedicationHoldRepository holds;
    private final ConsentRepository consents;
    private final GateWaiverRepository waivers;
    private final GateChaseRepository chases;
    private final PreCheckRepository preChecks;
    private final PayerDecisions payers;
    private final BloodContextRepository contexts;
    private final ClinicalChangeRepository changes;
    private final PatientFacts facts;
    private final FacilityZone facility;
    private final Clock clock;

    Charts(
            EpisodeDirectory episodes,
            ChartContentsRepository contents,
            PatientMedications medications,
            ImagingStudyRepository studies,
            LabResultRepository labs,
            MedicationHoldRepository holds,
            ConsentRepository consents,
            GateWaiverRepository waivers,
            GateChaseRepository chases,
            PreCheckRepository preChecks,
            PayerDecisions payers,
            BloodContextRepository contexts,
            ClinicalChangeRepository changes,
            PatientFacts facts,
            FacilityZone facility,
            Clock clock) {
        this.episodes = episodes;
        this.contents = contents;
        this.medications = medications;
        this.studies = studies;
        this.labs = labs;
        this.holds = holds;
        this.consents = consents;
        this.waivers = waivers;
        this.chases = chases;
        this.preChecks = preChecks;
        this.payers = payers;
        this.contexts = contexts;
        this.changes = changes;
        this.facts = facts;
        this.facility = facility;
        this.clock = clock;
    }

    record Chart(EpisodeSummary episode, Gates.Facts facts) {
        /** The newest creatinine, in mg/dL. */
        Optional<LabResult> creatinine() {
            return facts.labs().stream()
                    .filter(result -> PatientFacts.CREATININE.contains(result.getLoinc()))
                    .max(Comparator.comparing(LabResult::getCollectedAt));
        }
    }

    /** @param procedures start of the procedure by episode; null as value while there is no date */
    Map<UUID, Chart> of(Map<UUID, @Nullable Instant> procedures) {
        return read(procedures, payers::decisionsOn);
    }

    /** For who does not ask what the payer has said: one question less. */
    Map<UUID, Chart> withoutPayer(UUID episodeId) {
        return read(Collections.singletonMap(episodeId, null), ids -> Map.of());
    }

    private Map<UUID, Chart> read(
            Map<UUID, @Nullable Instant> procedures,
            Function<Collection<UUID>, Map<UUID, List<PayerDecision>>> decisions) {
        Collection<UUID> ids = procedures.keySet();
        Map<UUID, EpisodeSummary> summaries = episodes.summaries(ids);
        if (summaries.isEmpty()) {
            return Map.of();
        }
        Set<UUID> patients =
                summaries.values().stream().map(EpisodeSummary::patientId).collect(Collectors.toSet());
        ChartContents has = contents.of(ids, patients);
        Map<UUID, List<ImagingStudy>> studiesOf = grouped(
                has.imaging(),
                () -> studies.findAllByEpisodeIdInOrderByPerformedOnDesc(ids),
                ImagingStudy::getEpisodeId);
        Map<UUID, List<LabResult>> labsOf = grouped(
                has.labs(),
                () -> labs.findAllByPatientIdInAndLoincInOrderByCollectedAtDesc(patients, LABS),
                LabResult::getPatientId);
        Map<UUID, List<MedicationHold>> holdsOf = grouped(
                has.holds(), () -> holds.findAllByEpisodeIdInOrderByCreatedAt(ids), MedicationHold::getEpisodeId);
        Map<UUID, List<GateWaiver>> waiversOf =
                grouped(has.waivers(), () -> waivers.findAllByEpisodeIdInOrderByRound(ids), GateWaiver::getEpisodeId);
        Map<UUID, List<Consent>> consentOf =
                grouped(has.consents(), () -> consents.findAllByEpisodeIdIn(ids), Consent::getEpisodeId);
        Map<UUID, List<ActiveMedication>> medicationsOf = medications.activeForAll(patients);
        Map<UUID, List<GateChase>> chasesOf =
                grouped(has.chases(), () -> chases.findAllByEpisodeIdInOrderByCreatedAt(ids), GateChase::getEpisodeId);
        Map<UUID, List<PreCheck>> checksOf = grouped(
                has.preChecks(), () -> preChecks.findAllByEpisodeIdInOrderByCreatedAt(ids), PreCheck::getEpisodeId);
        Map<UUID, List<PayerDecision>> decisionsOf = decisions.apply(ids);
        Map<UUID, List<BloodContext>> contextOf =
                grouped(has.bloodContexts(), () -> contexts.findAllByEpisodeIdIn(ids), BloodContext::getEpisodeId);
        Map<UUID, List<ClinicalChange>> changesOf = grouped(
                has.changes(), () -> changes.findAllByEpisodeIdInOrderByHappenedOn(ids), ClinicalChange::getEpisodeId);
        Instant now = clock.instant();
        Map<EpisodeSummary, LocalDate> days = new HashMap<>();
        // Kidneys matter to a hold that stands; nobody else is looked up for them.
        summaries.forEach((id, episode) -> {
            if (holdsOf.containsKey(id)) {
                days.put(episode, facility.dayOf(Objects.requireNonNullElse(procedures.get(id), now)));
            }
        });
        Map<EpisodeSummary, KidneyFunction> kidneysOf = facts.kidneys(days, labsOf);
        Map<UUID, Chart> charts = new LinkedHashMap<>();
        summaries.forEach((id, episode) -> charts.put(
                id,
                new Chart(
                        episode,
                        new Gates.Facts(
                                id,
                                procedures.get(id),
                                now,
                                episode.plannedLevels(),
                                studiesOf.getOrDefault(id, List.of()),
                                labsOf.getOrDefault(episode.patientId(), List.of()),
                                medicationsOf.getOrDefault(episode.patientId(), List.of()),
                                holdsOf.getOrDefault(id, List.of()),
                                only(consentOf.get(id)),
                                waiversOf.getOrDefault(id, List.of()),
                                new Gates.Plan(
                                        episode.setting(),
                                        episode.technique(),
                                        episode.sedationProtocolCode(),
                                        episode.coverageEnds(),
                                        decisionsOf.getOrDefault(id, List.of()),
                                        checksOf.getOrDefault(id, List.of()).stream()
                                                .map(PreCheck::asked)
                                                .toList(),
                                        chasesOf.getOrDefault(id, List.of()).stream()
                                                .map(GateChase::entry)
                                                .toList()),
                                told(
                                        episode,
                                        only(contextOf.get(id)),
                                        changesOf.getOrDefault(id, List.of()),
                                        kidneysOf.get(episode))))));
        return charts;
    }

    private static Gates.Told told(
            EpisodeSummary episode,
            @Nullable BloodContext context,
            List<ClinicalChange> changes,
            @Nullable KidneyFunction kidneys) {
        return new Gates.Told(
                context != null && Boolean.TRUE.equals(context.getChronicLiverDisease()),
                changes.stream().map(ImagingRecency.Since::of).toList(),
                List.of(ImagingRecency.Onset.of(episode)),
                kidneys == null ? null : kidneys.clearance());
    }

    private static <T> Map<UUID, List<T>> grouped(boolean any, Supplier<List<T>> rows, Function<T, UUID> by) {
        return any ? rows.get().stream().collect(Collectors.groupingBy(by)) : Map.of();
    }

    /** Of what the database keeps once for each episode. */
    private static <T> @Nullable T only(@Nullable List<T> rows) {
        return rows == null ? null : rows.get(0);
    }
}
