package org.spineline.outcome.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.outcome.Measure;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How results are counted and shown; {@code config/clinical/outcomes.yml}.
 *
 * @param smallestGroup fewer cases than this are not shown
 * @param painImportantChange points of 10
 * @param functionImportantChange points of 24
 * @param eventWindowDays from the procedure to an event that names no booking
 * @param onTimeMinutes after the planned start
 * @param airKermaMgy first notification level, mGy
 * @param kapGyCm2 first notification level, Gy·cm²
 * @param fluoroscopyMinutes first notification level, minutes
 * @param cusum by measure; without an entry there is no chart
 * @param societyThresholds none ships: their tables could not be read at the source
 */
@Validated
@ConfigurationProperties(prefix = "clinical.outcomes", ignoreUnknownFields = false)
public record OutcomeRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @Min(2) @Max(100) int smallestGroup,
        @Min(1) @Max(10) int painImportantChange,
        @Min(1) @Max(24) int functionImportantChange,
        @Min(1) @Max(365) int eventWindowDays,
        @Min(0) @Max(240) int onTimeMinutes,
        @NotNull @Positive BigDecimal airKermaMgy,
        @NotNull @Positive BigDecimal kapGyCm2,
        @NotNull @Positive BigDecimal fluoroscopyMinutes,
        @DefaultValue Map<Measure, @Valid CusumRule> cusum,
        @DefaultValue List<@Valid Benchmark> societyThresholds,
        @DefaultValue List<@Valid Benchmark> benchmarks) {
    /**
     * @param acceptable share of cases, 0–1
     * @param unacceptable a higher share, 0–1
     * @param limit at which the chart raises the alarm
     */
    public record CusumRule(
            @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false)
                    BigDecimal acceptable,
            @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false)
                    BigDecimal unacceptable,
            @NotNull @Positive BigDecimal limit) {}

    /**
     * What somebody else found.
     *
     * @param point null where the measure has no time points
     * @param value in the unit of the measure; null where the finding is of another kind
     * @param checked false where the figure is from memory of the paper
     */
    public record Benchmark(
            @NotNull Measure measure,
            @Nullable String point,
            @NotBlank String study,
            @NotBlank String finding,
            @Nullable BigDecimal value,
            @NotBlank String source,
            boolean checked) {}

    /** What others found for a measure at a time point. */
    public List<Benchmark> benchmarksOf(Measure measure, String point) {
        return Stream.concat(societyThresholds.stream(), benchmarks.stream())
                .filter(each -> each.measure() == measure && (each.point() == null || point.equals(each.point())))
                .toList();
    }

    /**
     * The values of the series that count for a share, both ends included.
     *
     * @throws IllegalArgumentException for a measure that is no share
     */
    public Hits hitsOf(Measure measure) {
        return switch (measure) {
            case PAIN_RESPONDERS -> Hits.from(painImportantChange);
            case FUNCTION_RESPONDERS -> Hits.from(functionImportantChange);
            case LEAK_ANY, NEW_FRACTURE, ADVERSE_ANY, FRACTURE_SUSPECTED -> Hits.from(1);
            case FRACTURE_CONFIRMED -> Hits.only(2);
            case LEAK_SYMPTOMATIC -> Hits.only(3);
            case ADVERSE_SEVERE -> Hits.from(3);
            case AIR_KERMA_HIGH -> Hits.from(scaled(measure, airKermaMgy));
            case KAP_HIGH -> Hits.from(scaled(measure, kapGyCm2));
            case FLUOROSCOPY_HIGH -> Hits.from(scaled(measure, fluoroscopyMinutes));
            case CANCELLED -> new Hits(1, 3);
            case CANCELLED_PREVENTABLE -> Hits.only(3);
            case NO_SHOW -> Hits.only(4);
            case ON_TIME -> new Hits(Integer.MIN_VALUE, onTimeMinutes);
            case FOLLOW_UP_DONE -> Hits.only(1);
            default -> throw new IllegalArgumentException(measure + " is no share");
        };
    }

    /** The one value that says the answer is not known; null where every value is an answer. */
    public @Nullable Integer unknownOf(Measure measure) {
        return switch (measure) {
            case LEAK_SYMPTOMATIC, CANCELLED_PREVENTABLE -> 2;
            default -> null;
        };
    }

    private static int scaled(Measure measure, BigDecimal level) {
        return level.multiply(BigDecimal.valueOf(measure.series().scale()))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    /** Both ends included. */
    public record Hits(int from, int until) {
        static Hits from(int first) {
            return new Hits(first, Integer.MAX_VALUE);
        }

        static Hits only(int value) {
            return new Hits(value, value);
        }

        public boolean contains(int value) {
            return from <= value && value <= until;
        }
    }
}
