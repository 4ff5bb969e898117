package org.spineline.patient.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.patient.AdministrativeSex;
import org.spineline.patient.AllergyCategory;
import org.spineline.patient.AllergySeverity;
import org.spineline.patient.ContactKind;
import org.spineline.patient.DuplicateReason;
import org.spineline.patient.VoicemailRule;

/** What goes over the wire about patients. */
public final class PatientRequests {
    private PatientRequests() {}

    /**
     * @param language BCP 47, such as {@code en} or {@code pt-BR}
     * @param emailConsent whether the patient agreed to e-mail about appointments; null is "never asked"
     */
    public record PatientRequest(
            @NotBlank @Size(max = 40) String mrn,
            @NotBlank @Size(max = 100) String familyName,
            @NotBlank @Size(max = 100) String givenName,
            @Nullable @Size(max = 100) String formerName,
            @NotNull LocalDate birthDate,
            @NotNull AdministrativeSex sex,
            @NotBlank @Size(max = 20) String language,
            @NotNull Boolean interpreterNeeded,
            @NotNull VoicemailRule voicemailRule,
            @Nullable Boolean emailConsent,
            @Nullable @DecimalMin("0.5") @DecimalMax("500") @Digits(integer = 3, fraction = 1) BigDecimal weightKg,
            @Nullable @DecimalMin("20") @DecimalMax("260") @Digits(integer = 3, fraction = 1) BigDecimal heightCm,
            @Nullable @Size(max = 200) String addressLine,
            @Nullable @Size(max = 100) String city,
            @Nullable @Size(max = 20) String postalCode,
            @NotNull @Size(max = 20) List<@NotNull @Valid ContactEntry> contacts,
            @NotNull @Size(max = 100) List<@NotNull @Valid AllergyEntry> allergies) {}

    public record ContactEntry(
            @NotNull ContactKind kind,
            @NotBlank @Size(max = 200) String value,
            @Nullable @Size(max = 120) String name,
            @Nullable @Size(max = 60) String relation,
            @NotNull Boolean preferred) {}

    public record AllergyEntry(
            @NotBlank @Size(max = 200) String substance,
            @NotNull AllergyCategory category,
            @Nullable @Size(max = 200) String reaction,
            @NotNull AllergySeverity severity) {}

    /** @param score share of the typed letters found, 0 to 1; null when the list was not searched by name */
    public record PatientRow(
            UUID id,
            String mrn,
            String familyName,
            String givenName,
            LocalDate birthDate,
            AdministrativeSex sex,
            boolean deceased,
            @Nullable BigDecimal score,
            @Nullable UUID mergedInto) {}

    public record PatientResponse(
            UUID id,
            long version,
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
            boolean deceased,
            List<ContactEntry> contacts,
            List<AllergyResponse> allergies,
            List<IdentifierView> identifiers,
            List<ConditionView> conditions,
            List<MedicationView> medications,
            @Nullable UUID mergedInto) {}

    /** What is known of somebody who may be registered already. */
    public record DuplicateQuery(
            @NotBlank @Size(max = 100) String familyName,
            @NotBlank @Size(max = 100) String givenName,
            @Nullable LocalDate birthDate,
            @Nullable @Size(max = 200) String phone) {}

    /** Somebody who may be the same person, and why; advice, never a refusal. */
    public record PossibleDuplicate(PatientRow patient, List<DuplicateReason> reasons) {}

    /**
     * @param otherId record that becomes part of this one
     * @param reason why they are the same person
     */
    public record MergeRequest(@NotNull UUID otherId, @NotBlank @Size(max = 1000) String reason) {}

    public record UnmergeRequest(@NotNull UUID mergeId, @NotBlank @Size(max = 1000) String reason) {}

    /** Enough to tell two records apart. */
    public record RecordLine(UUID id, String mrn, String familyName, String givenName, LocalDate birthDate) {}

    /** @param rowCount how many rows moved */
    public record MergeResponse(
            UUID id,
            RecordLine survivor,
            RecordLine merged,
            String reason,
            String byName,
            Instant at,
            int rowCount,
            @Nullable Instant undoneAt,
            @Nullable String undoneByName,
            @Nullable String undoReason) {}

    /** @param imported told by another system; such entries are not changed here */
    public record AllergyResponse(
            String substance,
            AllergyCategory category,
            @Nullable String reaction,
            AllergySeverity severity,
            boolean imported) {}

    public record IdentifierView(String system, String value) {}

    public record ConditionView(
            UUID id,
            String code,
            String codeSystem,
            String display,
            @Nullable LocalDate onset,
            @Nullable LocalDate abated,
            boolean active) {}

    public record MedicationView(
            UUID id,
            String name,
            @Nullable String rxNormCode,
            boolean active,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate endedOn) {}
}
