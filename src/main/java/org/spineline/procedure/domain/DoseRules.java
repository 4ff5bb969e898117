package org.spineline.procedure.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * At which dose somebody is told; {@code config/clinical/radiation.yml}.
 *
 * @param airKermaMgy reference air kerma, mGy
 * @param kapGyCm2 kerma–area product, Gy·cm²
 * @param fluoroscopyMinutes fluoroscopy time, minutes
 * @param skinFollowUpAfterDays from the procedure to the look at the skin; null where the site set none
 */
@Validated
@ConfigurationProperties(prefix = "clinical.radiation", ignoreUnknownFields = false)
public record DoseRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @NotNull @Valid Levels airKermaMgy,
        @NotNull @Valid Levels kapGyCm2,
        @NotNull @Valid Levels fluoroscopyMinutes,
        @Nullable @Min(1) @Max(365) Integer skinFollowUpAfterDays) {
    /**
     * Levels of one measure, in its unit; each is reached when the value equals it.
     *
     * @param first at which somebody is told
     * @param step after which somebody is told again
     * @param substantial from which the patient is told and the skin is looked at
     */
    public record Levels(
            @NotNull @Positive BigDecimal first,
            @NotNull @Positive BigDecimal step,
            @NotNull @Positive BigDecimal substantial) {
        /** How many notifications this value has passed; 0 below the first. */
        public int notifications(BigDecimal value) {
            return value.compareTo(first) < 0
                    ? 0
                    : value.subtract(first).divideToIntegralValue(step).intValue() + 1;
        }

        public boolean isSubstantial(BigDecimal value) {
            return value.compareTo(substantial) >= 0;
        }
    }
}
