package org.spineline.episode.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.spineline.episode.RmdqAnswers;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Instruments, their range of scores and their statements; {@code config/clinical/questionnaires.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.questionnaires", ignoreUnknownFields = false)
public record QuestionnaireRules(@NotNull @Valid Scale nrs, @NotNull @Valid RolandMorris rmdq) {
    /** Inclusive on both ends. */
    public record Scale(
            @NotBlank String source,
            @NotBlank String version,
            @NotNull LocalDate effectiveFrom,
            @NotNull LocalDate reviewBy,
            int least,
            int most) {}

    /**
     * @param attribution authors and publication, shown wherever the statements are
     * @param statements in the published order, which is their numbering from 1
     */
    public record RolandMorris(
            @NotBlank String source,
            @NotBlank String version,
            @NotNull LocalDate effectiveFrom,
            @NotNull LocalDate reviewBy,
            int least,
            int most,
            @NotBlank String attribution,
            @NotNull @Size(min = RmdqAnswers.STATEMENTS, max = RmdqAnswers.STATEMENTS)
                    List<@NotBlank String> statements) {}
}
