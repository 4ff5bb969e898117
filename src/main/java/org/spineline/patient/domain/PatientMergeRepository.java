package org.spineline.patient.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Merges of records. */
public interface PatientMergeRepository extends Repository<PatientMerge, UUID> {
    Optional<PatientMerge> findById(UUID id);

    @Query("select m from PatientMerge m where m.survivor = :patientId or m.merged = :patientId"
            + " order by m.createdAt desc, m.id")
    List<PatientMerge> ofPatient(UUID patientId);

    PatientMerge saveAndFlush(PatientMerge merge);
}
