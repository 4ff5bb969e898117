package org.spineline.workup.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spineline.episode.EpisodeSummary;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.workup.domain.CreatinineClearance;
import org.spineline.workup.domain.LabResult;
import org.spineline.workup.domain.LabResultRepository;
import org.springframework.stereotype.Component;

/** What a hold rule needs to know about the patient's kidneys. */
@Component
class PatientFacts {
    /** Creatinine in serum or plasma, and in blood; both in mg/dL in the catalogue. */
    private static final Set<String> CREATININE = Set.of("2160-0", "38483-4");

    private final PatientDirectory patients;
    private final LabResultRepository labs;

    PatientFacts(PatientDirectory patients, LabResultRepository labs) {
        this.patients = patients;
        this.labs = labs;
    }

    /** From the newest creatinine; empty when weight, sex or creatinine is not recorded. */
    Optional<BigDecimal> clearance(EpisodeSummary episode, LocalDate on) {
        return Optional.ofNullable(clearances(List.of(episode), on).get(episode.patientId()));
    }

    /** By patient, without those for whom it cannot be computed; two queries, however many. */
    Map<UUID, BigDecimal> clearances(Collection<EpisodeSummary> episodes, LocalDate on) {
        Set<UUID> ids = episodes.stream().map(EpisodeSummary::patientId).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, PatientSummary> people = patients.summaries(ids);
        Map<UUID, LabResult> newest =
                labs.findAllByPatientIdInAndLoincInOrderByCollectedAtDesc(ids, CREATININE).stream()
                        .collect(Collectors.toMap(
                                LabResult::getPatientId,
                                Function.identity(),
                                BinaryOperator.maxBy(Comparator.comparing(LabResult::getCollectedAt))));
        Map<UUID, BigDecimal> found = new HashMap<>();
        newest.forEach((id, creatinine) -> {
            PatientSummary patient = people.get(id);
            CreatinineClearance.of(patient.birthDate(), on, patient.sex(), patient.weightKg(), creatinine.getValue())
                    .ifPresent(clearance -> found.put(id, clearance));
        });
        return found;
    }
}
