package org.spineline.patient;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A patient as another system tells it.
 *
 * @param identifiers by which the patient is recognised again; the first known one decides
 */
public record PatientRecord(
        String mrn,
        List<Identifier> identifiers,
        String familyName,
        String givenName,
        @Nullable String formerName,
        LocalDate birthDate,
        AdministrativeSex sex,
        String language,
        @Nullable String phone,
        @Nullable String addressLine,
        @Nullable String city,
        @Nullable String postalCode,
        @Nullable BigDecimal weightKg,
        @Nullable BigDecimal heightCm,
        boolean deceased,
        List<Condition> conditions,
        List<Medication> medications,
        List<Allergy> allergies) {
    public record Identifier(String system, String value) {}

    /** @param sourceId of the condition in the other system */
    public record Condition(
            String sourceId,
            String codeSystem,
            String code,
            String display,
            @Nullable LocalDate onset,
            @Nullable LocalDate abated,
            boolean active) {}

    /** @param sourceId of the prescription in the other system */
    public record Medication(
            String sourceId,
            String name,
            @Nullable String rxNormCode,
            boolean active,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate endedOn) {}

    /** @param sourceId of the allergy in the other system */
    public record Allergy(
            String sourceId,
            String substance,
            AllergyCategory category,
            @Nullable String reaction,
            AllergySeverity severity) {}
}
