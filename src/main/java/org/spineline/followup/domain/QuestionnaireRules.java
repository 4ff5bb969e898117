package org.spineline.followup.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Instruments and their range of scores; {@code config/clinical/questionnaires.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.questionnaires", ignoreUnknownFields = false)
public record QuestionnaireRules(@NotNull @Valid Scale nrs, @NotNull @Valid Scale rmdq) {
    /** Inclusive on both ends. */
    public record Scale(
            @NotBlank String source,
            @NotBlank String version,
            @NotNull LocalDate effectiveFrom,
            @NotNull LocalDate reviewBy,
            int least,
            int most) {}
}
