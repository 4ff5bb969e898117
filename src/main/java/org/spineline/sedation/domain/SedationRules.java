package org.spineline.sedation.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spineline.sedation.SedationDepth;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** {@code config/clinical/sedation.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.sedation", ignoreUnknownFields = false)
public record SedationRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @NotEmpty List<@Valid Protocol> protocols) {
    public record Protocol(
            @NotBlank String code,
            @NotBlank String name,
            @NotNull SedationDepth depth,
            boolean providerNeeded,
            @Nullable @Min(1) @Max(60) Integer monitoringIntervalMinutes,
            @NotNull List<String> requiredChecks,
            @NotNull List<String> requiredVitals,
            @Nullable @Min(0) @Max(24) Integer fastingClearLiquidsHours,
            @Nullable @Min(0) @Max(24) Integer fastingLightMealHours,
            @Nullable @Min(0) @Max(24) Integer fastingFattyMealHours) {}
}
