package org.spineline.booking.domain;

import jakarta.validation.Valid;
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
        @Min(0) @Max(120) int turnoverMinutes,
        @NotNull @Valid Learning learned) {
    /**
     * How the log of finished cases replaces the planned values.
     *
     * @param minimumCases of the same kind, below which the log teaches nothing
     * @param lookBackDays how old a case may be
     * @param setUpMinutes before the first puncture, where nobody recorded when the patient came into the room
     * @param clearMinutes from needle out until the patient has left
     * @param planPercentile of the logged cases that fit into the planned time
     */
    public record Learning(
            @Min(3) @Max(1000) int minimumCases,
            @Min(30) @Max(3650) int lookBackDays,
            @Min(0) @Max(120) int setUpMinutes,
            @Min(0) @Max(120) int clearMinutes,
            @Min(50) @Max(100) int planPercentile) {}

    /** @return minutes, rounded up to the five-minute grid */
    public int planned(Technique technique, int levels, String sedationProtocolCode) {
        int minutes = techniqueMinutes.getOrDefault(technique, 60)
                + Math.max(0, levels - 1) * extraLevelMinutes
                + sedationMinutes.getOrDefault(sedationProtocolCode, 0);
        return onGrid(minutes);
    }

    /** Rounded up to five minutes. */
    public static int onGrid(int minutes) {
        return (minutes + 4) / 5 * 5;
    }
}
