package org.spineline.booking.domain;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import org.spineline.episode.Technique;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** How long a slot is planned; {@code config/clinical/durations.yml}. All values in minutes. */
@Validated
@ConfigurationProperties(prefix = "clinical.durations", ignoreUnknownFields = false)
public record DurationRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @NotEmpty Map<Technique, @Min(5) @Max(300) Integer> techniqueMinutes,
        @Min(0) @Max(120) int extraLevelMinutes,
        @NotNull Map<String, @Min(0) @Max(120) Integer> sedationMinutes,
        @Min(0) @Max(120) int turnoverMinutes) {
    /** @return minutes, rounded up to the five-minute grid */
    public int planned(Technique technique, int levels, String sedationProtocolCode) {
        int minutes = techniqueMinutes.getOrDefault(technique, 60)
                + Math.max(0, levels - 1) * extraLevelMinutes
                + sedationMinutes.getOrDefault(sedationProtocolCode, 0);
        return (minutes + 4) / 5 * 5;
    }
}
