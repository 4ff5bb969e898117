package org.spineline.operations.domain;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The pack to work from when nothing else works.
 *
 * @param folder where it is written, best a share that stays up when this server does not; null writes none
 * @param every how often
 * @param stale from what age on it is warned of
 * @param days how many days it covers, today included
 * @param keep how many are kept
 */
@Validated
@ConfigurationProperties(prefix = "spineline.downtime", ignoreUnknownFields = false)
public record DowntimeRules(
        @Nullable Path folder,
        @NotNull @DefaultValue("10m") @DurationMin(seconds = 1) @DurationMax(minutes = 15) Duration every,
        @NotNull @DefaultValue("15m") @DurationMin(minutes = 1) @DurationMax(minutes = 60) Duration stale,
        @DefaultValue("7") @Min(1) @Max(31) int days,
        @DefaultValue("12") @Min(2) @Max(1000) int keep) {}
