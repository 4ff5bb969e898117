package org.spineline.nursing.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.PlausibleRange;
import org.spineline.nursing.DoseUnit;
import org.spineline.nursing.DrugGroup;
import org.spineline.nursing.DrugRoute;
import org.spineline.nursing.VitalSign;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** What a sedation record can hold and what it marks; {@code config/clinical/sedation-record.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.sedation-record", ignoreUnknownFields = false)
public record SedationRecordRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @NotEmpty Map<VitalSign, @Valid PlausibleRange> plausible,
        @DefaultValue Map<VitalSign, @Valid AlertLimit> alerts,
        @NotNull @Valid DepthScale depthScale,
        @NotEmpty List<@Valid Drug> drugs,
        @NotEmpty List<@Valid Event> events,
        @Min(0) @Max(30) int vitalsGraceMinutes,
        @NotBlank String graceBasis,
        @Min(0) @Max(1440) int observationMinutesAfterReversal,
        @NotBlank String observationBasis) {
    /** A value below or above is marked; one on the limit is not. */
    public record AlertLimit(@Nullable Integer below, @Nullable Integer above, @NotBlank String basis) {}

    public record DepthScale(@NotBlank String code, @NotBlank String name, @NotEmpty List<@Valid DepthStep> steps) {
        public Optional<DepthStep> step(int value) {
            return steps.stream().filter(step -> step.value() == value).findFirst();
        }
    }

    public record DepthStep(int value, @NotBlank String words) {}

    public record Drug(
            @NotBlank String code,
            @NotBlank String name,
            @NotNull DrugGroup group,
            @NotEmpty List<DrugRoute> routes,
            @NotEmpty List<@Valid DoseRange> doses,
            @DefaultValue List<@Valid TotalLimit> limits,
            @Nullable @Valid Maximum maximum) {
        /** Empty where this drug is not written in that unit. */
        public Optional<DoseRange> range(DoseUnit unit) {
            return doses.stream().filter(dose -> dose.unit() == unit).findFirst();
        }

        /** The limit of the highest age that this patient has reached; empty where the site set none. */
        public Optional<TotalLimit> limit(int age) {
            return limits.stream()
                    .filter(limit -> limit.fromAge() <= age)
                    .max(Comparator.comparingInt(TotalLimit::fromAge));
        }

        /** The unit in which its total is shown: the first the site lists. */
        public DoseUnit unit() {
            return doses.get(0).unit();
        }
    }

    /** One dose that can be meant, inclusive on both ends. */
    public record DoseRange(
            @NotNull DoseUnit unit, @NotNull @Positive BigDecimal min, @NotNull @Positive BigDecimal max) {
        public boolean contains(BigDecimal dose) {
            return dose.compareTo(min) >= 0 && dose.compareTo(max) <= 0;
        }
    }

    /** What the sum of one drug is held against. A sum on the limit is not over it. */
    public record TotalLimit(
            @Min(0) @Max(120) int fromAge,
            @NotNull @Positive BigDecimal amount,
            @NotNull DoseUnit unit,
            @NotBlank String basis) {}

    /**
     * The most of a local anaesthetic.
     *
     * @param mgPerKg by weight; null where only the whole amount is known
     * @param mg whatever the weight
     */
    public record Maximum(
            @Nullable @Positive BigDecimal mgPerKg, @NotNull @Positive BigDecimal mg, @NotBlank String basis) {}

    /**
     * @param notable belongs into the procedure note
     * @param startsObservation the patient is watched longer from then on
     */
    public record Event(
            @NotBlank String code,
            @NotBlank String name,
            @DefaultValue("false") boolean notable,
            @DefaultValue("false") boolean startsObservation) {}

    public Optional<Drug> drug(String code) {
        return drugs.stream().filter(drug -> drug.code().equals(code)).findFirst();
    }

    public Optional<Event> event(String code) {
        return events.stream().filter(event -> event.code().equals(code)).findFirst();
    }
}
