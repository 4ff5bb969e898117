package org.spineline.workup.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.workup.domain.CreatinineClearance;
import org.spineline.workup.domain.KidneyFunction;
import org.spineline.workup.domain.LabCatalogue;
import org.spineline.workup.domain.LabResult;
import org.spineline.workup.domain.LabResultRepository;
import org.springframework.stereotype.Component;

/** What a hold rule needs to know about the patient's kidneys. */
@Component
class PatientFacts {
    /** Creatinine in serum or plasma, and in blood; both in mg/dL in the catalogue. */
    static final Set<String> CREATININE = Set.of("2160-0", "38483-4");

    private final PatientDirectory patients;
    private final LabResultRepository labs;
    private final LabCatalogue catalogue;
    private final FacilityZone facility;

    PatientFacts(PatientDirectory patients, LabResultRepository labs, LabCatalogue catalogue, FacilityZone facility) {
        this.patients = patients;
        this.labs = labs;
        this.catalogue = catalogue;
        this.facility = facility;
    }

    /** From the newest creatinine collected until that day. */
    KidneyFunction kidneys(EpisodeSummary episode, LocalDate on) {
        return kidneys(Map.of(episode, on)).get(episode);
    }

    /** For each episode on its own day; two queries, however many. */
    Map<EpisodeSummary, KidneyFunction> kidneys(Map<EpisodeSummary, LocalDate> days) {
        if (days.isEmpty()) {
            return Map.of();
        }
        return kidneys(
                days,
                labs.findAllByPatientIdInAndLoincInOrderByCollectedAtDesc(patientsOf(days), CREATININE).stream()
                        .collect(Collectors.groupingBy(LabResult::getPatientId)));
    }

    /** @param results of these patients, newest first, among others their creatinine */
    Map<EpisodeSummary, KidneyFunction> kidneys(
            Map<EpisodeSummary, LocalDate> days, Map<UUID, List<LabResult>> results) {
        if (days.isEmpty()) {
            return Map.of();
        }
        Map<UUID, PatientSummary> people = patients.summaries(patientsOf(days));
        Map<EpisodeSummary, KidneyFunction> found = new HashMap<>();
        days.forEach((episode, on) -> {
            LabResult newest = results.getOrDefault(episode.patientId(), List.of()).stream()
                    .filter(result -> CREATININE.contains(result.getLoinc()))
                    .filter(result -> !facility.dayOf(result.getCollectedAt()).isAfter(on))
                    .findFirst()
                    .orElse(null);
            PatientSummary patient = people.get(episode.patientId());
            found.put(
                    episode,
                    KidneyFunction.of(
                            patient.birthDate(),
                            on,
                            patient.sex(),
                            patient.weightKg(),
                            newest,
                            newest == null
                                    ? null
                                    : ChronoUnit.DAYS.between(facility.dayOf(newest.getCollectedAt()), on),
                            catalogue.creatinineValidDays()));
        });
        return found;
    }

    private static Set<UUID> patientsOf(Map<EpisodeSummary, LocalDate> days) {
        return days.keySet().stream().map(EpisodeSummary::patientId).collect(Collectors.toSet());
    }

    /** By patient, without those for whom it cannot be computed; reads the patients that have a creatinine, nobody else. */
    Map<UUID, BigDecimal> clearances(Collection<Charts.Chart> charts, LocalDate on) {
        Map<UUID, LabResult> newest = new HashMap<>();
        charts.forEach(chart -> chart.creatinine()
                .ifPresent(creatinine -> newest.put(chart.episode().patientId(), creatinine)));
        if (newest.isEmpty()) {
            return Map.of();
        }
        Map<UUID, PatientSummary> people = patients.summaries(newest.keySet());
        Map<UUID, BigDecimal> found = new HashMap<>();
        newest.forEach((id, creatinine) -> {
            PatientSummary patient = people.get(id);
            CreatinineClearance.of(patient.birthDate(), on, patient.sex(), patient.weightKg(), creatinine.getValue())
                    .ifPresent(clearance -> found.put(id, clearance));
        });
        return found;
    }
}
