package org.spineline.operations.domain;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Copies of the whole database, encrypted.
 *
 * @param keyFile holds 32 random bytes in Base64; without it no copy is made
 * @param folder where a running server puts them; null: only by command
 * @param every how often a running server makes one by itself; null: never
 * @param keep how many of its own it keeps
 */
@Validated
@ConfigurationProperties(prefix = "spineline.backup", ignoreUnknownFields = false)
public record BackupRules(
        @Nullable Path keyFile,
        @Nullable Path folder,
        @Nullable @DurationMin(minutes = 1) Duration every,
        @DefaultValue("14") @Min(1) @Max(10000) int keep) {
    public boolean isComplete() {
        return keyFile != null && folder != null;
    }
}
