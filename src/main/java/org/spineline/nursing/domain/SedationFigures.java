package org.spineline.nursing.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.PlausibleRange;
import org.spineline.kernel.problem.FieldError;
import org.spineline.nursing.DoseUnit;
import org.spineline.nursing.DrugGroup;
import org.spineline.nursing.VitalSign;
import org.spineline.nursing.domain.DrugGiven.Dose;
import org.spineline.nursing.domain.SedationRecordRules.AlertLimit;
import org.spineline.nursing.domain.SedationRecordRules.DoseRange;
import org.spineline.nursing.domain.SedationRecordRules.Drug;
import org.spineline.nursing.domain.SedationRecordRules.Maximum;
import org.spineline.nursing.domain.SedationRecordRules.TotalLimit;

/** What follows from the lines of a sedation record: sums, marks and the next reading. Nothing here tells anybody what to give. */
public record SedationFigures(SedationRecordRules rules) {
    /** A value beyond a limit of the site. */
    public record Alert(VitalSign sign, int value, boolean low, int limit, String basis) {}

    /**
     * The sum of one drug.
     *
     * @param limit in the unit of the sum; null where the site set none
     * @param fraction of the limit, two decimals; null where there is no limit
     */
    public record Total(
            String drugCode,
            String name,
            DrugGroup group,
            BigDecimal amount,
            DoseUnit unit,
            @Nullable BigDecimal limit,
            @Nullable BigDecimal fraction,
            boolean overLimit,
            @Nullable String basis) {}

    /**
     * One local anaesthetic against its own maximum.
     *
     * @param fraction three decimals; null where the maximum cannot be told
     * @param unknown why not
     */
    public record AnaestheticFraction(
            String name,
            BigDecimal mg,
            @Nullable BigDecimal maximumMg,
            @Nullable BigDecimal fraction,
            String basis,
            @Nullable String unknown) {}

    /**
     * All local anaesthetics together: toxic fractions add.
     *
     * @param sum null while one of them is unknown
     */
    public record AnaestheticSum(List<AnaestheticFraction> agents, @Nullable BigDecimal sum, boolean over) {}

    public List<Alert> alerts(Vitals vitals) {
        List<Alert> alerts = new ArrayList<>();
        for (VitalSign sign : VitalSign.values()) {
            Integer value = vitals.of(sign);
            AlertLimit limit = rules.alerts().get(sign);
            if (value == null || limit == null) {
                continue;
            }
            if (limit.below() != null && value < limit.below()) {
                alerts.add(new Alert(sign, value, true, limit.below(), limit.basis()));
            }
            if (limit.above() != null && value > limit.above()) {
                alerts.add(new Alert(sign, value, false, limit.above(), limit.basis()));
            }
        }
        return alerts;
    }

    /** Slips of the pen. */
    public List<FieldError> complaints(Vitals vitals) {
        List<FieldError> errors = new ArrayList<>();
        for (VitalSign sign : VitalSign.values()) {
            Integer value = vitals.of(sign);
            PlausibleRange range = rules.plausible().get(sign);
            if (value != null && range != null) {
                range.complaint(BigDecimal.valueOf(value))
                        .ifPresent(sentence -> errors.add(new FieldError(pointer(sign), sentence)));
            }
        }
        if (vitals.depth() != null && rules.depthScale().step(vitals.depth()).isEmpty()) {
            errors.add(new FieldError(
                    "/depth",
                    "%s has no such step.".formatted(rules.depthScale().name())));
        }
        if (vitals.systolic() != null && vitals.diastolic() != null && vitals.diastolic() >= vitals.systolic()) {
            errors.add(new FieldError("/diastolic", "This is not below the systolic pressure. Check which is which."));
        }
        if (vitals.isEmpty()) {
            errors.add(new FieldError("/systolic", "Enter at least one value."));
        }
        return errors;
    }

    private static String pointer(VitalSign sign) {
        return switch (sign) {
            case SYSTOLIC -> "/systolic";
            case DIASTOLIC -> "/diastolic";
            case HEART_RATE -> "/heartRate";
            case RESPIRATORY_RATE -> "/respiratoryRate";
            case SPO2 -> "/spo2";
            case ETCO2 -> "/etco2";
            case PAIN -> "/pain";
            case DEPTH -> "/depth";
        };
    }

    /**
     * A dose outside the plausible range of its unit is refused unless somebody says that it is meant, and why.
     *
     * @param confirmed that the dose is meant as typed
     */
    public List<FieldError> complaints(Dose dose, boolean confirmed) {
        Optional<Drug> drug = rules.drug(dose.drugCode());
        if (drug.isEmpty()) {
            return List.of(new FieldError("/drugCode", "The site lists no such drug. Choose one of the list."));
        }
        List<FieldError> errors = new ArrayList<>();
        if (!drug.get().routes().contains(dose.route())) {
            errors.add(new FieldError(
                    "/route",
                    "%s is not given this way here.".formatted(drug.get().name())));
        }
        Optional<DoseRange> range = drug.get().range(dose.unit());
        if (range.isEmpty()) {
            errors.add(new FieldError(
                    "/unit",
                    "%s is not written in %s here. Check dose and unit."
                            .formatted(drug.get().name(), dose.unit().symbol())));
        } else if (!range.get().contains(dose.amount()) && !(confirmed && dose.unusualReason() != null)) {
            errors.add(new FieldError(
                    "/dose",
                    ("A dose of %s here lies between %s and %s %s. "
                                    + "Check the unit, or confirm that it was given and say why.")
                            .formatted(
                                    drug.get().name(),
                                    range.get().min().toPlainString(),
                                    range.get().max().toPlainString(),
                                    dose.unit().symbol())));
        }
        return errors;
    }

    /** In the order of the site's list; drugs that were not given, and flows, are left out. */
    public List<Total> totals(Collection<DrugGiven> given, int age) {
        return rules.drugs().stream()
                .flatMap(drug -> sum(drug, given).map(sum -> total(drug, sum, age)).stream())
                .toList();
    }

    private static Total total(Drug drug, BigDecimal sum, int age) {
        TotalLimit limit = drug.limit(age).orElse(null);
        BigDecimal amount = limit == null
                ? null
                : limit.unit().convert(limit.amount(), drug.unit()).orElseThrow();
        return new Total(
                drug.code(),
                drug.name(),
                drug.group(),
                sum,
                drug.unit(),
                amount,
                amount == null ? null : sum.divide(amount, 2, RoundingMode.HALF_UP),
                amount != null && sum.compareTo(amount) > 0,
                limit == null ? null : limit.basis());
    }

    /** @param weightKg null where none is recorded */
    public AnaestheticSum localAnaesthetics(Collection<DrugGiven> given, @Nullable BigDecimal weightKg) {
        List<AnaestheticFraction> agents = rules.drugs().stream()
                .filter(drug -> drug.group() == DrugGroup.LOCAL_ANAESTHETIC)
                .flatMap(drug -> sum(drug, given)
                        .map(sum -> fraction(
                                drug,
                                drug.unit().convert(sum, DoseUnit.MILLIGRAM).orElseThrow(),
                                weightKg))
                        .stream())
                .toList();
        BigDecimal sum = BigDecimal.ZERO;
        for (AnaestheticFraction agent : agents) {
            if (agent.fraction() == null) {
                return new AnaestheticSum(agents, null, false);
            }
            sum = sum.add(agent.fraction());
        }
        return new AnaestheticSum(agents, sum, sum.compareTo(BigDecimal.ONE) > 0);
    }

    private static AnaestheticFraction fraction(Drug drug, BigDecimal mg, @Nullable BigDecimal weightKg) {
        Maximum maximum = drug.maximum();
        if (maximum == null) {
            return new AnaestheticFraction(
                    drug.name(), mg, null, null, "Site choice", "The site set no maximum for it.");
        }
        if (maximum.mgPerKg() != null && weightKg == null) {
            return new AnaestheticFraction(
                    drug.name(), mg, null, null, maximum.basis(), "The patient's weight is not recorded.");
        }
        BigDecimal most = maximum.mgPerKg() == null || weightKg == null
                ? maximum.mg()
                : maximum.mgPerKg().multiply(weightKg).min(maximum.mg());
        // Up, so that a rounded sum never looks smaller than it is.
        return new AnaestheticFraction(
                drug.name(), mg, most, mg.divide(most, 3, RoundingMode.UP), maximum.basis(), null);
    }

    private static Optional<BigDecimal> sum(Drug drug, Collection<DrugGiven> given) {
        return given.stream()
                .filter(dose -> dose.getDrugCode().equals(drug.code()))
                .flatMap(dose -> dose.getUnit().convert(dose.getDose(), drug.unit()).stream())
                .reduce(BigDecimal::add)
                .map(SedationFigures::plain);
    }

    private static BigDecimal plain(BigDecimal sum) {
        BigDecimal stripped = sum.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * When the next reading is due.
     *
     * @param started null before the sedation began: nothing is due
     * @param ended null while it goes on
     * @param minutes between two readings; null where the protocol demands none
     */
    public static Optional<Instant> nextDue(
            @Nullable Instant started,
            @Nullable Instant ended,
            @Nullable Integer minutes,
            Collection<SedationVitals> current) {
        if (started == null || ended != null || minutes == null) {
            return Optional.empty();
        }
        Instant last = current.stream()
                .map(CareRow::getAt)
                .filter(at -> at.isAfter(started))
                .max(Comparator.naturalOrder())
                .orElse(started);
        return Optional.of(last.plus(Duration.ofMinutes(minutes)));
    }

    /** Until when the patient is watched because of a reversal drug; empty if none was given. */
    public Optional<Instant> observedUntil(Collection<DrugGiven> drugs, Collection<SedationEvent> events) {
        List<Instant> starts = new ArrayList<>();
        for (DrugGiven dose : drugs) {
            rules.drug(dose.getDrugCode())
                    .filter(drug -> drug.group() == DrugGroup.REVERSAL)
                    .ifPresent(drug -> starts.add(dose.getAt()));
        }
        for (SedationEvent event : events) {
            rules.event(event.getEventCode())
                    .filter(SedationRecordRules.Event::startsObservation)
                    .ifPresent(listed -> starts.add(event.getAt()));
        }
        return starts.stream()
                .max(Comparator.naturalOrder())
                .map(last -> last.plus(Duration.ofMinutes(rules.observationMinutesAfterReversal())));
    }

    /** The last pain given before the sedation began; empty if nobody asked. */
    public static Optional<Integer> painBefore(@Nullable Instant started, Collection<SedationVitals> current) {
        return current.stream()
                .filter(row -> started != null && !row.getAt().isAfter(started))
                .filter(row -> row.getVitals().pain() != null)
                .max(Comparator.comparing(CareRow::getAt))
                .map(row -> row.getVitals().pain());
    }
}
