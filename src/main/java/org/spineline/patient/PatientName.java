package org.spineline.patient;

import java.time.LocalDate;
import java.util.UUID;

/** What tells one patient from another on a crowded screen. */
public record PatientName(
        UUID id, String mrn, String familyName, String givenName, LocalDate birthDate, AdministrativeSex sex) {}
