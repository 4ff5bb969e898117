package org.spineline.patient.domain;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Medication lists across patients. */
public interface MedicationRepository extends Repository<PatientMedication, UUID> {
    @Query("select p.id as patientId, m as medication from Patient p join p.medications m"
            + " where p.id in :patientIds and m.active = true order by m.name, m.id")
    List<OfPatient> activeOf(Collection<UUID> patientIds);

    /** The same for one. */
    @Query("select p.id as patientId, m as medication from Patient p join p.medications m"
            + " where p.id = :patientId and m.active = true order by m.name, m.id")
    List<OfPatient> activeOfOne(UUID patientId);

    /** A medication and whose it is. */
    interface OfPatient {
        UUID getPatientId();

        PatientMedication getMedication();
    }
}
