package org.spineline.workup.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.spineline.workup.Modality;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Which pictures show fracture age, how old they may be, and Genant's bands; {@code config/clinical/imaging.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.imaging", ignoreUnknownFields = false)
public record ImagingRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @Min(1) @Max(730) int amberAfterDays,
        @NotEmpty Set<Modality> showsAcuity,
        @Size(min = 3, max = 3) List<BigDecimal> genantFromPercent,
        @NotNull @DecimalMin("0") @DecimalMax("20") BigDecimal heightTolerancePercent,
        @NotNull List<@Valid PayerRecency> payers) {
    /** How old pictures may be for one payer. */
    public record PayerRecency(@NotBlank String name, @Min(1) @Max(730) int maxAgeDays, @NotBlank String source) {}

    /**
     * Genant's semiquantitative grade.
     *
     * @param heightLossPercent 0 to 100
     * @return 0 to 3
     */
    public int genantGrade(BigDecimal heightLossPercent) {
        int grade = 0;
        for (BigDecimal from : genantFromPercent) {
            if (heightLossPercent.compareTo(from) >= 0) {
                grade++;
            }
        }
        return grade;
    }
}
