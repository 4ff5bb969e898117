package org.spineline.patient.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Restrictions of records. */
public interface RestrictionRepository extends Repository<PatientRestriction, UUID> {
    Optional<PatientRestriction> findByPatientIdAndLiftedAtIsNull(UUID patientId);

    List<PatientRestriction> findAllByPatientIdOrderByCreatedAtDesc(UUID patientId);

    PatientRestriction saveAndFlush(PatientRestriction restriction);
}
