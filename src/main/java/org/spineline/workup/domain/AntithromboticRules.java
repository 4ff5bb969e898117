package org.spineline.workup.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** When antithrombotic drugs are stopped; {@code config/clinical/antithrombotics.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.antithrombotics", ignoreUnknownFields = false)
public record AntithromboticRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @NotEmpty List<@Valid Drug> drugs) {
    /**
     * @param names words by which a medication list is recognised, lower case
     * @param rxNorm codes by which it is recognised
     * @param warfarin whether its effect is measured by the INR
     */
    public record Drug(
            @NotBlank String code,
            @NotBlank String name,
            @NotEmpty List<@NotBlank String> names,
            @NotNull Set<@NotBlank String> rxNorm,
            boolean warfarin,
            @NotBlank String restart,
            @NotEmpty List<@Valid HoldRule> rules) {
        boolean isMeantBy(String medicationName, @Nullable String rxNormCode) {
            if (rxNormCode != null && rxNorm.contains(rxNormCode)) {
                return true;
            }
            String words = medicationName.toLowerCase(Locale.ROOT);
            return names.stream().anyMatch(words::contains);
        }

        /** True if some interval depends on the kidneys. */
        public boolean needsClearance() {
            return rules.stream().anyMatch(rule -> rule.crClFrom() != null || rule.crClBelow() != null);
        }

        /**
         * The rule for this creatinine clearance.
         *
         * @param clearance mL/min by Cockcroft–Gault; null when it cannot be computed
         * @return empty if an interval depends on a clearance that is not known
         */
        public Optional<HoldRule> ruleFor(@Nullable BigDecimal clearance) {
            if (clearance == null) {
                return needsClearance() ? Optional.empty() : Optional.of(rules.get(0));
            }
            return rules.stream().filter(rule -> rule.covers(clearance)).findFirst();
        }
    }

    /**
     * @param crClFrom mL/min, inclusive
     * @param crClBelow mL/min, exclusive
     * @param days whole days without a dose before the day of the procedure
     * @param doses left out within those days; null where the source counts days
     * @param dosesPerDay of the regime the source counts in
     * @param refer nothing is computed: a prescriber decides
     */
    public record HoldRule(
            @Nullable BigDecimal crClFrom,
            @Nullable BigDecimal crClBelow,
            @Nullable @Min(1) @Max(30) Integer days,
            @Nullable @Min(1) @Max(60) Integer doses,
            @Nullable @Min(1) @Max(2) Integer dosesPerDay,
            boolean refer,
            @NotBlank String text) {
        /** @throws IllegalArgumentException if the doses do not fill the days: one of both is a slip of the pen */
        public HoldRule {
            boolean counted = doses != null || dosesPerDay != null;
            if (counted
                    && (doses == null
                            || dosesPerDay == null
                            || days == null
                            || doses.intValue() != days * dosesPerDay)) {
                throw new IllegalArgumentException("\"%s\": doses are days times doses per day".formatted(text));
            }
        }

        boolean covers(BigDecimal clearance) {
            return (crClFrom == null || clearance.compareTo(crClFrom) >= 0)
                    && (crClBelow == null || clearance.compareTo(crClBelow) < 0);
        }

        /**
         * Last day on which a dose may be taken: n full days without one, and none on the day itself
         * (AHA/ACC 2023, Table 18).
         */
        public Optional<LocalDate> lastDoseDay(LocalDate procedureDay) {
            return refer || days == null ? Optional.empty() : Optional.of(procedureDay.minusDays(days + 1L));
        }

        /** The same rule read forwards: the first day after this last dose on which the procedure may be. */
        public Optional<LocalDate> firstProcedureDay(LocalDate lastDose) {
            return refer || days == null ? Optional.empty() : Optional.of(lastDose.plusDays(days + 1L));
        }
    }

    public Optional<Drug> find(String code) {
        return drugs.stream().filter(drug -> drug.code().equals(code)).findFirst();
    }

    /** The antithrombotic drug a line of a medication list means, if any. */
    public Optional<Drug> recognised(String medicationName, @Nullable String rxNormCode) {
        return drugs.stream()
                .filter(drug -> drug.isMeantBy(medicationName, rxNormCode))
                .findFirst();
    }
}
