package org.spineline.patient;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What other modules may know of a patient. Null is "not recorded".
 *
 * @param email the address to write to; whether that is allowed says {@code emailConsent}
 */
public record PatientSummary(
        UUID id,
        String mrn,
        String familyName,
        String givenName,
        LocalDate birthDate,
        AdministrativeSex sex,
        @Nullable BigDecimal weightKg,
        @Nullable BigDecimal heightCm,
        @Nullable String phone,
        @Nullable String email,
        @Nullable Boolean emailConsent,
        String language,
        boolean interpreterNeeded,
        VoicemailRule voicemailRule,
        List<String> allergies,
        Set<AllergyCategory> allergyCategories,
        List<AlternateContact> alternates,
        boolean deceased) {
    /** Of a record that is closed to the reader; nobody here was born so early. */
    public static final LocalDate NO_BIRTH_DATE = LocalDate.of(1800, 1, 1);

    private static final String RESTRICTED = "Restricted";

    /** Stands in a list for a record that is closed to the reader: that somebody is there, and nothing else. */
    public static PatientSummary restricted(UUID id) {
        return new PatientSummary(
                id,
                RESTRICTED,
                RESTRICTED,
                "record",
                NO_BIRTH_DATE,
                AdministrativeSex.UNKNOWN,
                null,
                null,
                null,
                null,
                null,
                "en",
                false,
                VoicemailRule.NO_VOICEMAIL,
                List.of(),
                Set.of(),
                List.of(),
                false);
    }
}
