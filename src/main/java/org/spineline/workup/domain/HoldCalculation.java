package org.spineline.workup.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.workup.DoseFrequency;
import org.spineline.workup.LastDosePart;

/**
 * What the rule asks of one drug before one procedure, as a sum a prescriber can check.
 *
 * @param rule as the source words it
 * @param refer nothing is computed: a prescriber decides
 * @param referReason why, when it is so
 * @param doses left out; null where the source counts days
 * @param daysWithout whole days without a dose, none on the day of the procedure either
 * @param clearance mL/min it was reckoned with; null when not known or not needed
 * @param lastDoseDay last local day on which a dose may be taken; null without a date or when referred
 * @param lastDoseUntil last minute of that day, in the zone of the facility
 * @param sum the whole of it in one line
 */
public record HoldCalculation(
        @Nullable String rule,
        boolean refer,
        @Nullable String referReason,
        @Nullable Integer doses,
        @Nullable Integer dosesPerDay,
        @Nullable Integer daysWithout,
        @Nullable BigDecimal clearance,
        @Nullable Instant procedureAt,
        @Nullable LocalDate lastDoseDay,
        @Nullable LastDosePart lastDosePart,
        @Nullable Instant lastDoseUntil,
        String sum) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM H:mm", Locale.ENGLISH);

    /**
     * @param frequency as the patient takes it; null counts as the rule does
     * @param kidneys of the patient on that day
     * @param together how many antithrombotics the patient takes: two or more are never computed
     * @param procedureAt null while there is no date
     */
    public static HoldCalculation of(
            AntithromboticRules.Drug drug,
            @Nullable DoseFrequency frequency,
            KidneyFunction kidneys,
            int together,
            @Nullable Instant procedureAt,
            FacilityZone zone) {
        BigDecimal clearance = drug.needsClearance() ? kidneys.clearance() : null;
        Optional<AntithromboticRules.HoldRule> found = drug.ruleFor(clearance);
        if (found.isEmpty()) {
            return referred(
                    null,
                    clearance,
                    procedureAt,
                    clearance == null
                            ? "The creatinine clearance is not known: %s."
                                    .formatted(String.join("; ", kidneys.missing()))
                            : "There is no rule for a creatinine clearance of %s mL/min.".formatted(shown(clearance)));
        }
        AntithromboticRules.HoldRule rule = found.get();
        if (rule.refer() || rule.days() == null) {
            return referred(rule.text(), clearance, procedureAt, rule.text() + ".");
        }
        if (together > 1) {
            return referred(
                    rule.text(),
                    clearance,
                    procedureAt,
                    "The patient takes %d antithrombotic drugs: each is reviewed together with the others."
                            .formatted(together));
        }
        if (rule.dosesPerDay() != null && frequency != null && frequency != regime(rule.dosesPerDay())) {
            return referred(
                    rule.text(),
                    clearance,
                    procedureAt,
                    "The rule counts doses taken %s; this patient takes the drug %s."
                            .formatted(words(regime(rule.dosesPerDay())), words(frequency)));
        }
        return computed(rule, clearance, procedureAt, zone);
    }

    private static HoldCalculation computed(
            AntithromboticRules.HoldRule rule,
            @Nullable BigDecimal clearance,
            @Nullable Instant procedureAt,
            FacilityZone zone) {
        LastDosePart part =
                Integer.valueOf(2).equals(rule.dosesPerDay()) ? LastDosePart.EVENING : LastDosePart.USUAL_TIME;
        String counted = rule.doses() == null ? "%d days".formatted(rule.days()) : "%d doses".formatted(rule.doses());
        String start = clearance == null ? counted : "%s, CrCl %s".formatted(counted, shown(clearance));
        if (procedureAt == null) {
            return new HoldCalculation(
                    rule.text(),
                    false,
                    null,
                    rule.doses(),
                    rule.dosesPerDay(),
                    rule.days(),
                    clearance,
                    null,
                    null,
                    part,
                    null,
                    start + ", no date yet");
        }
        LocalDate last = rule.lastDoseDay(zone.dayOf(procedureAt)).orElseThrow();
        return new HoldCalculation(
                rule.text(),
                false,
                null,
                rule.doses(),
                rule.dosesPerDay(),
                rule.days(),
                clearance,
                procedureAt,
                last,
                part,
                zone.startOf(last.plusDays(1)).minusSeconds(60),
                "%s, procedure %s → last dose %s %s"
                        .formatted(
                                start,
                                MOMENT.format(procedureAt.atZone(zone.zone())),
                                DAY.format(last),
                                part == LastDosePart.EVENING ? "evening" : "at the usual time"));
    }

    private static HoldCalculation referred(
            @Nullable String rule, @Nullable BigDecimal clearance, @Nullable Instant procedureAt, String reason) {
        String start = clearance == null ? "" : "CrCl %s: ".formatted(shown(clearance));
        return new HoldCalculation(
                rule,
                true,
                reason,
                null,
                null,
                null,
                clearance,
                procedureAt,
                null,
                null,
                null,
                start + "not computed, a prescriber decides");
    }

    private static DoseFrequency regime(int dosesPerDay) {
        return dosesPerDay == 1 ? DoseFrequency.ONCE_DAILY : DoseFrequency.TWICE_DAILY;
    }

    private static String words(DoseFrequency frequency) {
        return switch (frequency) {
            case ONCE_DAILY -> "once daily";
            case TWICE_DAILY -> "twice daily";
            case OTHER -> "neither once nor twice daily";
        };
    }

    /** Down, not to the nearest: 49.9 must not read as the 50 at which another rule begins. */
    static String shown(BigDecimal clearance) {
        return clearance.setScale(1, RoundingMode.DOWN).stripTrailingZeros().toPlainString();
    }
}
