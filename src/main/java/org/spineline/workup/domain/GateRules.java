package org.spineline.workup.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Role;
import org.spineline.episode.CareSetting;
import org.spineline.episode.Technique;
import org.spineline.kernel.text.Words;
import org.spineline.workup.GateCode;
import org.spineline.workup.GateOwner;
import org.spineline.workup.GateSeverity;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Which gates the site keeps, when each applies, who owns it and when it is due; {@code config/clinical/gates.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.gates", ignoreUnknownFields = false)
public record GateRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @NotEmpty Map<GateCode, @Valid Gate> gates,
        @NotNull @Valid Authorization authorization,
        @NotNull @Valid Coverage coverage,
        @NotNull @Valid PainRecheck painRecheck,
        @NotNull @Valid Fasting fasting) {
    /**
     * @param dueDaysBefore the procedure; 0 is on the day
     * @param leadDays what it takes from today until the gate can be met when nothing is there yet; 0 is today
     * @param severity what red does to the whole
     * @param applies to whom
     * @param askedFromDaysBefore the gate is asked for, and answers count, from so many local days before the procedure;
     *     null from the beginning
     * @param waivableBy who may take the responsibility; empty: nobody
     * @param action what the owner is to do while it is open
     */
    public record Gate(
            @NotNull GateOwner owner,
            @Min(0) @Max(90) int dueDaysBefore,
            @Min(0) @Max(90) int leadDays,
            @NotNull @DefaultValue("BLOCKING") GateSeverity severity,
            @NotNull @DefaultValue("EVERYONE") AppliesTo applies,
            @Nullable @Min(0) @Max(30) Integer askedFromDaysBefore,
            @NotNull @DefaultValue Set<@NotNull Role> waivableBy,
            @NotBlank @Size(max = 200) String action) {}

    /** Whom a gate is for. Where the plan is silent, the gate applies. */
    public enum AppliesTo {
        EVERYONE,
        /** Anybody who gets more than local anaesthesia. */
        SEDATED
    }

    /** @param codes billing codes by technique; a technique without codes is not compared */
    public record Authorization(
            @NotBlank String source, @NotNull Map<Technique, @NotEmpty Set<@NotBlank String>> codes) {}

    /** @param warnDays an open clock that ends within so many days after the procedure is amber */
    public record Coverage(@NotBlank String source, @NotBlank String version, @Min(0) @Max(90) int warnDays) {}

    /**
     * Pain on movement, numeric rating scale 0 to 10: lower than this a physician reviews.
     *
     * @param inpatientReviewBelow payers expect more pain of whoever is in hospital
     */
    public record PainRecheck(
            @NotBlank String source,
            @NotBlank String version,
            @Min(1) @Max(10) int outpatientReviewBelow,
            @Min(1) @Max(10) int inpatientReviewBelow) {
        public int reviewBelow(CareSetting setting) {
            return switch (setting) {
                case OUTPATIENT -> outpatientReviewBelow;
                case INPATIENT -> inpatientReviewBelow;
            };
        }

        /** "the payer's 8 for inpatients" */
        public String limitFor(CareSetting setting) {
            return "the payer's %d for %ss".formatted(reviewBelow(setting), Words.of(setting));
        }
    }

    /**
     * Whole hours from the last intake to the start.
     *
     * @param withoutSedation codes of the sedation plans that are local anaesthesia only
     */
    public record Fasting(
            @NotBlank String source,
            @NotBlank String version,
            @Min(1) @Max(24) int foodHours,
            @Min(1) @Max(24) int clearFluidHours,
            @NotNull Set<@NotBlank String> withoutSedation) {}

    /** How many local days before the procedure the patient is asked again at the earliest. */
    int daysOfAskingAgain() {
        return gates.values().stream()
                .map(Gate::askedFromDaysBefore)
                .flatMap(Stream::ofNullable)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }
}
