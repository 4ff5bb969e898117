package org.spineline.booking.domain;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import org.spineline.episode.Urgency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** What it costs a booked patient to give way to an inpatient, in points of harm; {@code config/clinical/add-on.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.add-on", ignoreUnknownFields = false)
public record AddOnRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @Min(0) @Max(60) int movesWithinDays,
        @Min(0) @Max(1000) int pointsForMoving,
        @Min(0) @Max(1000) int pointsPerDay,
        @Min(0) @Max(1000) int pointsPerHour,
        @Min(0) @Max(1000) int pointsIfConfirmed,
        @Min(0) @Max(1000) int pointsForOtherOperator,
        @Min(0) @Max(1000) int pointsPerGateToHurry,
        @NotEmpty Map<Urgency, @Min(0) @Max(1000) Integer> urgencyPoints) {}
