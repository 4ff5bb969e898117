package org.spineline.patient.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spineline.patient.AdministrativeSex;
import org.spineline.patient.VoicemailRule;

/**
 * Who a patient is and how to reach them.
 *
 * @param formerName maiden or earlier family name
 * @param emailConsent whether the patient agreed to e-mail about appointments; null is "never asked"
 * @param weightKg 0.5 to 500
 * @param heightCm 20 to 260
 */
public record Demographics(
        String mrn,
        String familyName,
        String givenName,
        @Nullable String formerName,
        LocalDate birthDate,
        AdministrativeSex sex,
        String language,
        boolean interpreterNeeded,
        VoicemailRule voicemailRule,
        @Nullable Boolean emailConsent,
        @Nullable BigDecimal weightKg,
        @Nullable BigDecimal heightCm,
        @Nullable String addressLine,
        @Nullable String city,
        @Nullable String postalCode,
        List<PatientContact> contacts,
        List<PatientAllergy> allergies) {}
