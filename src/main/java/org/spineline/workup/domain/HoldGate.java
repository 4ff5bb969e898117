package org.spineline.workup.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.DateWords;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.ActiveMedication;
import org.spineline.workup.GateStatus;
import org.spineline.workup.HoldState;
import org.spineline.workup.domain.AntithromboticRules.Drug;
import org.spineline.workup.domain.Gates.Facts;
import org.spineline.workup.domain.Gates.Outcome;

/** Drug by drug: reviewed, instructed, kept, and still right for the date and the kidneys it was instructed for. */
final class HoldGate {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    private final AntithromboticRules rules;
    private final FacilityZone facility;

    HoldGate(AntithromboticRules rules, FacilityZone facility) {
        this.rules = rules;
        this.facility = facility;
    }

    /** What was found so far; the worst colour decides, and only its sentences are shown. */
    private static final class Findings {
        private final List<String> red = new ArrayList<>();
        private final List<String> amber = new ArrayList<>();
        private final List<String> green = new ArrayList<>();
        private final List<Concern> concerns = new ArrayList<>();

        void red(String reason, Concern concern) {
            red.add(reason);
            concerns.add(concern);
        }

        void amber(String reason, Concern concern) {
            amber.add(reason);
            concerns.add(concern);
        }
    }

    Outcome outcome(Facts facts) {
        if (facts.medications().isEmpty() && facts.holds().isEmpty()) {
            // Nobody has said what the patient takes: that is not the same as taking nothing.
            return hold(GateStatus.NOT_RECORDED, List.of("No medication is recorded. Ask what the patient takes."));
        }
        Findings found = new Findings();
        facts.medications().forEach(medication -> listed(medication, facts, found));
        facts.holds().forEach(hold -> decided(hold, facts, found));
        if (!found.red.isEmpty()) {
            return hold(GateStatus.RED, found.red).with(found.concerns);
        }
        if (!found.amber.isEmpty()) {
            return hold(GateStatus.AMBER, found.amber).with(found.concerns);
        }
        return hold(
                GateStatus.GREEN,
                found.green.isEmpty() ? List.of("No antithrombotic drug is on the medication list.") : found.green);
    }

    private void listed(ActiveMedication medication, Facts facts, Findings found) {
        rules.recognised(medication.name(), medication.rxNormCode())
                .filter(drug ->
                        facts.holds().stream().noneMatch(hold -> hold.getDrug().equals(drug.code())))
                .ifPresent(drug -> found.red(
                        "%s is on the medication list and not reviewed.".formatted(drug.name()),
                        Concern.of(drug.code() + " not reviewed")));
    }

    private void decided(MedicationHold hold, Facts facts, Findings found) {
        String code = hold.getDrug();
        String drug = rules.find(code).map(Drug::name).orElse(code);
        switch (hold.getState()) {
            case NOT_REVIEWED ->
                found.red("%s: no prescriber has decided yet.".formatted(drug), Concern.of(code + " not decided"));
            case VIOLATED ->
                found.red(
                        "%s was taken %s, after the last dose allowed (%s)."
                                .formatted(
                                        drug, moment(hold.getReportedLastDose()), moment(hold.getRequiredLastDose())),
                        Concern.of(code + " taken"));
            case INSTRUCTED -> found.amber(instructed(hold, drug), Concern.of(code + " not confirmed"));
            case CONFIRMED -> found.green.add("%s: confirmed.".formatted(drug));
            case WAIVED -> found.green.add("%s: waived by %s.".formatted(drug, hold.getWaivedByName()));
        }
        boolean stopped = hold.getRequiredLastDose() != null
                && hold.getState() != HoldState.WAIVED
                && hold.getState() != HoldState.NOT_REVIEWED;
        if (stopped) {
            rules.find(code).ifPresent(rule -> outdated(hold, rule, facts, found));
        }
    }

    /**
     * The date may have moved forward and the kidneys may have become worse since the instruction: both ask for an earlier
     * last dose. The worse of both clearances counts, so that a better one later takes nothing back.
     */
    private void outdated(MedicationHold hold, Drug drug, Facts facts, Findings found) {
        BigDecimal then = hold.getCrClUsed();
        BigDecimal now = facts.told().clearance();
        if (drug.needsClearance() && then != null && now == null) {
            found.amber(
                    "%s: the instruction was for CrCl %s; whether it still holds is not known. Repeat the creatinine."
                            .formatted(drug.name(), HoldCalculation.shown(then)),
                    Concern.of(drug.code() + " kidneys not known"));
        }
        if (noLongerComputed(drug, then, now)) {
            found.red(
                    "%s: the instruction was for CrCl %s, now %s, for which no interval is computed. The prescriber decides again."
                            .formatted(drug.name(), told(then), told(now)),
                    kidneys(drug, now));
            return;
        }
        BigDecimal clearance = lower(then, now);
        Optional<Integer> before = days(drug, then);
        Optional<Integer> needed = days(drug, clearance);
        boolean more = before.isPresent() && needed.isPresent() && needed.get() > before.get();
        boolean firstKnown = drug.needsClearance() && then == null && now != null;
        LocalDate day = facts.procedureAt() == null ? null : facility.dayOf(facts.procedureAt());
        LocalDate instructed = facility.dayOf(hold.getRequiredLastDose());
        Optional<LocalDate> last =
                day == null ? Optional.empty() : drug.ruleFor(clearance).flatMap(rule -> rule.lastDoseDay(day));
        if (last.filter(instructed::isAfter).isPresent()) {
            String why = more || firstKnown
                    ? "the instruction was for CrCl %s, now %s: the last dose must be %s or earlier; instructed was %s. The prescriber decides again."
                            .formatted(
                                    told(then),
                                    told(now),
                                    DateWords.day(last.get()),
                                    moment(hold.getRequiredLastDose()))
                    : "for this date the last dose must be %s or earlier; instructed was %s."
                            .formatted(DateWords.day(last.get()), moment(hold.getRequiredLastDose()));
            found.red(
                    drug.name() + ": " + why,
                    new Concern(
                            drug.code() + " last dose",
                            BigDecimal.valueOf(ChronoUnit.DAYS.between(last.get(), instructed))));
        } else if (more) {
            found.amber(
                    "%s: the instruction was for CrCl %s, now %s: the rule asks for %d full days without it%s. The prescriber decides again."
                            .formatted(
                                    drug.name(),
                                    told(then),
                                    told(now),
                                    needed.get(),
                                    last.isPresent() ? ", which the instructed last dose still leaves" : ""),
                    kidneys(drug, now));
        }
    }

    private static Optional<Integer> days(Drug drug, @Nullable BigDecimal clearance) {
        return drug.ruleFor(clearance).filter(rule -> !rule.refer()).map(AntithromboticRules.HoldRule::days);
    }

    /** Whether the kidneys have become so bad since the instruction that the rule computes nothing any more. */
    static boolean noLongerComputed(Drug drug, @Nullable BigDecimal then, @Nullable BigDecimal now) {
        return now != null
                && drug.needsClearance()
                && (then == null || now.compareTo(then) < 0)
                && days(drug, now).isEmpty()
                && (then == null || days(drug, then).isPresent());
    }

    /** The worse of two clearances; what is not known does not count. */
    static @Nullable BigDecimal lower(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.compareTo(one) < 0 ? other : one;
    }

    private static Concern kidneys(Drug drug, @Nullable BigDecimal now) {
        return new Concern(drug.code() + " kidneys", now == null ? null : now.negate());
    }

    private String instructed(MedicationHold hold, String drug) {
        return hold.getRequiredLastDose() == null
                ? "%s continues by decision of %s; not yet confirmed with the patient."
                        .formatted(drug, hold.getApprovedByName())
                : "%s: last dose %s; not yet confirmed with the patient."
                        .formatted(drug, moment(hold.getRequiredLastDose()));
    }

    private Outcome hold(GateStatus status, List<String> reasons) {
        return new Outcome(status, String.join(" ", reasons), rules.source(), rules.version());
    }

    private static String told(@Nullable BigDecimal clearance) {
        return clearance == null ? "not known" : HoldCalculation.shown(clearance);
    }

    private String moment(@Nullable Instant moment) {
        return moment == null ? "at a time not recorded" : DAY_AND_TIME.format(moment.atZone(facility.zone()));
    }
}
