package org.spineline.workup.domain;

import jakarta.validation.Valid;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.workup.BloodItem;
import org.spineline.workup.FindingCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The tests the site knows, with unit and limits of the possible; {@code config/clinical/labs.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.labs", ignoreUnknownFields = false)
public record LabCatalogue(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @Min(0) @Max(120) int pregnancyAskedFromAge,
        @Min(0) @Max(120) int pregnancyAskedBelowAge,
        @NotEmpty Map<BloodItem, @Valid PanelItem> panel,
        @NotEmpty List<@Valid Test> tests,
        @NotNull @Valid Findings findings) {
    /** @throws IllegalArgumentException if an item of the panel is missing, or names a test the catalogue lacks */
    public LabCatalogue {
        for (BloodItem item : BloodItem.values()) {
            PanelItem line = panel.get(item);
            if (line == null) {
                throw new IllegalArgumentException("labs.yml says nothing of " + item);
            }
            for (String loinc : line.loincs()) {
                if (tests.stream().noneMatch(test -> test.loinc().equals(loinc))) {
                    throw new IllegalArgumentException(
                            "labs.yml: %s names %s, which is no test".formatted(item, loinc));
                }
            }
        }
    }

    /**
     * What answers a question of the panel.
     *
     * @param validDays from collection to the day of the procedure, where no other rule says it
     */
    public record PanelItem(
            @NotBlank String name, @NotEmpty List<@NotBlank String> loincs, @Min(0) @Max(365) int validDays) {}

    /** Creatinine in serum or plasma. */
    public static final String CREATININE = "2160-0";

    /**
     * One test.
     *
     * @param unit in which results are kept (UCUM)
     * @param min least value a person can have, in that unit
     * @param max greatest value a person can have, in that unit
     * @param otherUnits that convert exactly
     * @param validDays from collection to the day of the procedure; null where nobody counts
     * @param choices words for 0, 1 and so on, where the test finds rather than measures; null where it measures
     */
    public record Test(
            @NotBlank String loinc,
            @NotBlank String name,
            @NotBlank String unit,
            @Min(0) @Max(4) int decimals,
            @NotNull BigDecimal min,
            @NotNull BigDecimal max,
            @NotNull List<@Valid OtherUnit> otherUnits,
            @Nullable @Min(0) @Max(365) Integer validDays,
            @Nullable List<@NotBlank String> choices) {
        /** The value in {@link #unit()}; empty if the unit is not one that converts exactly. */
        public Optional<BigDecimal> converted(BigDecimal value, String givenUnit) {
            if (unit.equals(givenUnit)) {
                return Optional.of(value);
            }
            return otherUnits.stream()
                    .filter(other -> other.unit().equals(givenUnit))
                    .findFirst()
                    .map(other -> value.multiply(other.factor()));
        }

        public boolean isPossible(BigDecimal value) {
            boolean isChoice = choices == null || value.stripTrailingZeros().scale() <= 0;
            return isChoice && value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
        }

        /** The other unit in which this number would be a possible value: most likely the one that was meant. */
        public Optional<OtherUnit> meantIn(BigDecimal value) {
            return otherUnits.stream()
                    .filter(other -> other.factor().compareTo(BigDecimal.ONE) != 0)
                    .filter(other -> isPossible(value.multiply(other.factor())))
                    .findFirst();
        }

        /** As shown to people, without trailing noise. */
        public String shown(BigDecimal value) {
            if (choices != null) {
                return choices.get(value.intValue());
            }
            return UnitWords.after(
                    value.setScale(decimals, RoundingMode.HALF_UP).toPlainString(), unit);
        }

        public String units() {
            return Stream.concat(Stream.of(unit), otherUnits.stream().map(OtherUnit::unit))
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * How laboratories code what they found.
     *
     * @param codes by the word of {@link Test#choices()}
     */
    public record Findings(
            @NotBlank String source,
            @NotBlank String version,
            @NotNull Map<@NotBlank String, @NotEmpty List<@Valid Code>> codes) {
        /** The word for it; empty if no code is known here, or two of them contradict each other. */
        public Optional<String> meaningOf(List<FindingCode> told) {
            List<String> meanings = told.stream()
                    .flatMap(code -> codes.entrySet().stream()
                            .filter(known -> known.getValue().stream()
                                    .anyMatch(one -> one.system().equals(code.system())
                                            && one.code().equals(code.code())))
                            .map(Map.Entry::getKey))
                    .distinct()
                    .toList();
            return meanings.size() == 1 ? Optional.of(meanings.get(0)) : Optional.empty();
        }
    }

    public record Code(@NotBlank String system, @NotBlank String code) {}

    public record OtherUnit(@NotBlank String unit, @NotNull @Positive BigDecimal factor) {}

    /** How old a creatinine may be on the day of the procedure. */
    public int creatinineValidDays() {
        return find(CREATININE)
                .map(Test::validDays)
                .orElseThrow(() -> new IllegalStateException("labs.yml says no validity for creatinine " + CREATININE));
    }

    public Optional<Test> find(String loinc) {
        return tests.stream().filter(test -> test.loinc().equals(loinc)).findFirst();
    }
}
