package org.spineline.nursing.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spineline.nursing.DischargeCriterion;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** How often a patient is looked at after the procedure and what lets him go home; {@code config/clinical/recovery.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.recovery", ignoreUnknownFields = false)
public record RecoveryRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @NotEmpty List<@Valid Step> schedule,
        @Min(0) @Max(120) int checkGraceMinutes,
        @NotBlank String graceBasis,
        @Min(0) @Max(120) int undoMinutes,
        @NotBlank String newNeurology,
        @NotNull @Valid Score aldrete,
        @NotNull @Valid Score padss,
        @NotEmpty List<@Valid GateRow> gate,
        @NotEmpty List<@Valid Reason> overnightReasons) {
    /**
     * @throws IllegalArgumentException if a score in the gate has no threshold, if one criterion stands there twice, or if
     *     the next check would be due before the last one is late
     */
    public RecoveryRules {
        int grace = checkGraceMinutes;
        if (schedule.stream().anyMatch(step -> step.everyMinutes() <= grace)) {
            throw new IllegalArgumentException(
                    "clinical.recovery.check-grace-minutes must be shorter than every interval of the schedule");
        }
        if (gate.stream().map(GateRow::criterion).distinct().count() != gate.size()) {
            throw new IllegalArgumentException("A criterion stands twice in clinical.recovery.gate");
        }
        if (gate.stream()
                .anyMatch(row -> row.atLeast() == null
                        && (row.criterion() == DischargeCriterion.ALDRETE
                                || row.criterion() == DischargeCriterion.PADSS))) {
            throw new IllegalArgumentException("A score in clinical.recovery.gate needs at-least");
        }
    }

    /** A stretch of the stay, counted from arrival. */
    public record Step(@Min(1) @Max(1440) int untilMinutes, @Min(1) @Max(240) int everyMinutes) {}

    public record Score(@NotBlank String name, @Size(min = 5, max = 5) List<@Valid Item> items) {}

    /** @param choices for 0, 1 and 2 */
    public record Item(@NotBlank String name, @Size(min = 3, max = 3) List<@NotBlank String> choices) {}

    /** @param atLeast for a score, 0 to 10 */
    public record GateRow(
            @NotNull DischargeCriterion criterion,
            @Nullable @Min(0) @Max(10) Integer atLeast,
            @NotBlank String basis) {}

    public record Reason(@NotBlank String code, @NotBlank String name) {}
}
