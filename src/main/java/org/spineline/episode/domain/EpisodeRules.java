package org.spineline.episode.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.spineline.episode.Acuity;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** How fracture age is named and how long payers of the usual kind cover it; {@code config/clinical/episode.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.episode", ignoreUnknownFields = false)
public record EpisodeRules(@NotNull @Valid AcuityRule acuity, @NotNull @Valid CoverageRule coverage) {
    public record AcuityRule(
            @NotBlank String source,
            @NotBlank String version,
            @NotNull LocalDate effectiveFrom,
            @NotNull LocalDate reviewBy,
            @Min(1) @Max(52) int acuteBelowWeeks,
            @Min(1) @Max(104) int subacuteUpToWeeks) {}

    public record CoverageRule(
            @NotBlank String source,
            @NotBlank String version,
            @NotNull LocalDate effectiveFrom,
            @NotNull LocalDate reviewBy,
            @Min(1) @Max(104) int weeksFromOnset) {}

    /** Six weeks to the day is no longer acute; twelve weeks to the day is still subacute. */
    public Acuity acuityOn(LocalDate day, LocalDate onset) {
        long days = ChronoUnit.DAYS.between(onset, day);
        if (days < 7L * acuity.acuteBelowWeeks()) {
            return Acuity.ACUTE;
        }
        return days <= 7L * acuity.subacuteUpToWeeks() ? Acuity.SUBACUTE : Acuity.CHRONIC;
    }

    public LocalDate coverageEnds(LocalDate onset) {
        return onset.plusWeeks(coverage.weeksFromOnset());
    }
}
