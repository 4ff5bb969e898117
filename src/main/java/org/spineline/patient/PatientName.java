package org.spineline.patient;

import java.time.LocalDate;
import java.util.UUID;

/** What tells one patient from another on a crowded screen. */
public record PatientName(
        UUID id, String mrn, String familyName, String givenName, LocalDate birthDate, AdministrativeSex sex) {
    /** Stands for a record that is closed to the reader. */
    public static PatientName restricted(UUID id) {
        PatientSummary nobody = PatientSummary.restricted(id);
        return new PatientName(
                id, nobody.mrn(), nobody.familyName(), nobody.givenName(), nobody.birthDate(), nobody.sex());
    }
}
