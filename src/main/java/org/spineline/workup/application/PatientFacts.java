package org.spineline.workup.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        PatientSummary patient = patients.require(episode.patientId());
        return labs
                .findAllByPatientIdInAndLoincInOrderByCollectedAtDesc(List.of(episode.patientId()), CREATININE)
                .stream()
                .max(Comparator.comparing(LabResult::getCollectedAt))
                .flatMap(creatinine -> CreatinineClearance.of(
                        patient.birthDate(), on, patient.sex(), patient.weightKg(), creatinine.getValue()));
    }
}
