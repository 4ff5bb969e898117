package org.spineline.nursing.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.spineline.kernel.text.Languages;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** What the sheet for home says, by language; {@code config/clinical/discharge-instructions.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.discharge-instructions", ignoreUnknownFields = false)
public record DischargeInstructions(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @NotNull String phone,
        @NotBlank String fallbackLanguage,
        @NotEmpty Map<@NotBlank String, @Valid SheetWords> wordings) {
    /** @throws IllegalArgumentException if the language to fall back on has no wording */
    public DischargeInstructions {
        if (!wordings.containsKey(fallbackLanguage)) {
            throw new IllegalArgumentException("There is no wording in " + fallbackLanguage);
        }
    }

    public record SheetWords(
            @NotBlank String dayPattern,
            @NotBlank String timePattern,
            @NotBlank String birthDatePattern,
            @NotBlank String title,
            @NotBlank String fallbackNotice,
            @NotBlank String patient,
            @NotBlank String born,
            @NotBlank String recordNumber,
            @NotBlank String done,
            @NotBlank String medicines,
            @NotBlank String restart,
            @NotBlank String goOn,
            @NotBlank String notDecided,
            @NotBlank String noMedicines,
            @NotBlank String today,
            @NotEmpty List<@NotBlank String> todayLines,
            @NotBlank String activity,
            @NotEmpty List<@NotBlank String> activityLines,
            @NotBlank String emergency,
            @NotEmpty List<@NotBlank String> emergencyLines,
            @NotBlank String call,
            @NotEmpty List<@NotBlank String> callLines,
            @NotBlank String phoneLine,
            @NotBlank String noPhone,
            @NotBlank String printed) {}

    /** True where there are words in that language: BCP 47. */
    public boolean speaks(String wanted) {
        return Languages.closest(wanted, wordings.keySet()).isPresent();
    }

    /** The language of the patient, or the one to fall back on. */
    public String languageFor(String wanted) {
        return Languages.closest(wanted, wordings.keySet()).orElse(fallbackLanguage);
    }
}
