package org.spineline.patient.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spineline.patient.PatientName;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Patients of this facility. */
public interface PatientRepository extends Repository<Patient, UUID> {
    Optional<Patient> findById(UUID id);

    List<Patient> findAllByIdIn(Collection<UUID> ids);

    @Query("select new org.spineline.patient.PatientName(p.id, p.mrn, p.familyName, p.givenName, p.birthDate, p.sex)"
            + " from Patient p where p.id in :ids")
    List<PatientName> namesOf(Collection<UUID> ids);

    Optional<Patient> findByMrn(String mrn);

    @Query("select p from Patient p join p.identifiers i where i.system = :system and i.value = :value")
    Optional<Patient> findByIdentifier(String system, String value);

    Page<Patient> findAllByBirthDateAndMergedIntoIsNull(LocalDate birthDate, Pageable page);

    Page<Patient> findAllByMrnKeyStartingWith(String beginning, Pageable page);

    Page<Patient> findAllByMrnKeyStartingWithAndBirthDate(String beginning, LocalDate birthDate, Pageable page);

    Page<Patient> findAllByMergedIntoIsNull(Pageable page);

    Patient save(Patient patient);

    /** Writes at once, so that the answer carries the new version. */
    Patient saveAndFlush(Patient patient);
}
