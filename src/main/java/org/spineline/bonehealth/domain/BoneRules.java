package org.spineline.bonehealth.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.spineline.bonehealth.BoneGapKind;
import org.spineline.bonehealth.BoneUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** What is asked about the bone after a procedure; {@code config/clinical/bone-health.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.bone-health", ignoreUnknownFields = false)
public record BoneRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @NotEmpty List<@Valid Gap> gaps,
        @NotNull @Positive BigDecimal nmolPerNgMl,
        @NotNull @Valid Letter letter) {
    /**
     * One question.
     *
     * @param evidenceWithinDays an answer counts if it is at most so much older than the procedure
     * @param dueAfterDays when it is due, counted from the procedure
     * @param letter what the referrer is asked to do
     */
    public record Gap(
            @NotNull BoneGapKind code,
            @NotBlank String label,
            @Min(1) @Max(3650) int evidenceWithinDays,
            @Min(1) @Max(730) int dueAfterDays,
            @NotBlank String letter) {}

    /** Words of the letter to the referrer. */
    public record Letter(@NotBlank String title, @NotBlank String opening, @NotBlank String closing) {}

    @AssertTrue(message = "each gap once")
    public boolean isEveryGapKnown() {
        return gaps == null
                || (gaps.size() == BoneGapKind.values().length
                        && gaps.stream().map(Gap::code).distinct().count() == gaps.size());
    }

    public Gap gap(BoneGapKind kind) {
        return gaps.stream().filter(gap -> gap.code() == kind).findFirst().orElseThrow();
    }

    /** 25-hydroxyvitamin D in the other unit, one decimal. */
    public BigDecimal converted(BigDecimal amount, BoneUnit unit) {
        return switch (unit) {
            case NG_ML -> amount.multiply(nmolPerNgMl).setScale(1, RoundingMode.HALF_UP);
            case NMOL_L -> amount.divide(nmolPerNgMl, 1, RoundingMode.HALF_UP);
            case MMOL_L, MG_DL -> throw new IllegalArgumentException("Not a unit of vitamin D: " + unit);
        };
    }
}
