package org.spineline.workup.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.spineline.kernel.text.Languages;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** What the sheet for the patient says, by language; {@code config/clinical/patient-instructions.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.patient-instructions", ignoreUnknownFields = false)
public record PatientInstructions(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @Min(0) @Max(480) int arriveMinutesBefore,
        @NotNull String phone,
        @NotBlank String fallbackLanguage,
        @NotEmpty Map<@NotBlank String, @Valid Wording> wordings) {
    /** @throws IllegalArgumentException if the language to fall back on has no wording */
    public PatientInstructions {
        if (!wordings.containsKey(fallbackLanguage)) {
            throw new IllegalArgumentException("There is no wording in " + fallbackLanguage);
        }
    }

    public record Wording(
            @NotBlank String dayPattern,
            @NotBlank String shortDayPattern,
            @NotBlank String timePattern,
            @NotBlank String birthDatePattern,
            @NotBlank String otherLanguage,
            @NotBlank String title,
            @NotBlank String patient,
            @NotBlank String born,
            @NotBlank String recordNumber,
            @NotBlank String procedure,
            @NotBlank String when,
            @NotBlank String arrival,
            @NotBlank String vertebroplasty,
            @NotBlank String kyphoplasty,
            @NotBlank String otherTechnique,
            @NotBlank String medicines,
            @NotBlank String medicine,
            @NotBlank String whatToDo,
            @NotBlank String afterwards,
            @NotBlank String stopDay,
            @NotBlank String stopEvening,
            @NotBlank String stopMoment,
            @NotBlank String goOn,
            @NotBlank String notDecided,
            @NotBlank String restartAsked,
            @NotBlank String decidedBy,
            @NotBlank String noMedicines,
            @NotBlank String otherMedicines,
            @NotBlank String eating,
            @NotBlank String fatty,
            @NotBlank String light,
            @NotBlank String clear,
            @NotBlank String noFasting,
            @NotBlank String fastingNotDecided,
            @NotBlank String escort,
            @NotBlank String escortNeeded,
            @NotBlank String escortAdvised,
            @NotBlank String bring,
            @NotEmpty List<@NotBlank String> toBring,
            @NotBlank String call,
            @NotEmpty List<@NotBlank String> callWhen,
            @NotBlank String phoneLine,
            @NotBlank String printed) {}

    /** The language of the patient, or the one to fall back on. */
    public String languageFor(String wanted) {
        return Languages.closest(wanted, wordings.keySet()).orElse(fallbackLanguage);
    }
}
