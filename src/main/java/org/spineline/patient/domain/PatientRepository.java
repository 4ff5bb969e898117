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

    /** Everybody but those closed to the reader; nobody who became part of another record. */
    Page<Patient> findAllByMergedIntoIsNullAndIdNotIn(Collection<UUID> closed, Pageable page);

    Page<Patient> findAllByBirthDateAndMergedIntoIsNullAndIdNotIn(
            LocalDate birthDate, Collection<UUID> closed, Pageable page);

    Page<Patient> findAllByMrnKeyStartingWithAndIdNotIn(String beginning, Collection<UUID> closed, Pageable page);

    Page<Patient> findAllByMrnKeyStartingWithAndBirthDateAndIdNotIn(
            String beginning, LocalDate birthDate, Collection<UUID> closed, Pageable page);

    List<Patient> findAllByMrnKey(String whole);

    Patient save(Patient patient);

    /** Writes at once, so that the answer carries the new version. */
    Patient saveAndFlush(Patient patient);
}
