package org.spineline.workup.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Limits of INR and platelets; {@code config/clinical/coagulation.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.coagulation", ignoreUnknownFields = false)
public record CoagulationRules(
        @NotNull @Valid Inr inr, @NotNull @Valid Platelets platelets, @NotNull @Valid Liver liver) {
    /** Unitless limits; windows in days from collection to procedure. */
    public record Inr(
            @NotBlank String source,
            @NotBlank String version,
            @NotNull LocalDate effectiveFrom,
            @NotNull LocalDate reviewBy,
            @NotNull @DecimalMin("1.0") @DecimalMax("3.0") BigDecimal greenUpTo,
            @NotNull @DecimalMin("1.0") @DecimalMax("3.0") BigDecimal amberUpTo,
            @Min(1) @Max(365) int validDaysOnWarfarin,
            @Min(1) @Max(365) int validDays) {}

    /** Limit in 10⁹/L; window in days from collection to procedure. */
    public record Platelets(
            @NotBlank String source,
            @NotBlank String version,
            @NotNull LocalDate effectiveFrom,
            @NotNull LocalDate reviewBy,
            @NotNull @DecimalMin("10") @DecimalMax("150") BigDecimal redBelow,
            @Min(1) @Max(365) int validDays) {}

    /** Other limits in chronic liver disease, all exclusive: INR unitless, platelets in 10⁹/L, fibrinogen in mg/dL. */
    public record Liver(
            @NotBlank String source,
            @NotBlank String version,
            @NotNull LocalDate effectiveFrom,
            @NotNull LocalDate reviewBy,
            @NotNull @DecimalMin("1.0") @DecimalMax("5.0") BigDecimal inrBelow,
            @NotNull @DecimalMin("10") @DecimalMax("150") BigDecimal plateletsAbove,
            @NotNull @DecimalMin("10") @DecimalMax("500") BigDecimal fibrinogenAbove) {}

    /** Whether an INR is beyond what may be treated. */
    public boolean refusesInr(BigDecimal value, boolean liverDisease) {
        return liverDisease ? value.compareTo(liver.inrBelow()) >= 0 : value.compareTo(inr.amberUpTo()) > 0;
    }

    /** What is wrong with a refused INR, continuing a sentence. */
    public String refusedInr(boolean liverDisease) {
        return liverDisease ? "is not below " + liver.inrBelow() : "is above " + inr.amberUpTo();
    }

    /** @param value in 10⁹/L */
    public boolean refusesPlatelets(BigDecimal value, boolean liverDisease) {
        return liverDisease ? value.compareTo(liver.plateletsAbove()) <= 0 : value.compareTo(platelets.redBelow()) < 0;
    }

    /** What is wrong with refused platelets, continuing a sentence. */
    public String refusedPlatelets(boolean liverDisease) {
        return liverDisease ? "are not above " + liver.plateletsAbove() : "are below " + platelets.redBelow();
    }

    /** Ends a sentence about a limit that is another one in liver disease. */
    public String whoseLimit(boolean liverDisease) {
        return liverDisease ? ", the limit in chronic liver disease" : "";
    }

    /** Where the limits come from, with or without the exception for the liver. */
    public String sourceOf(boolean liverDisease) {
        return liverDisease ? liver.source() : inr.source();
    }
}
