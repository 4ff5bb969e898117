package org.spineline.workup.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.AuthorizationStatus;
import org.spineline.episode.PayerDecision;
import org.spineline.episode.Technique;
import org.spineline.kernel.time.DateWords;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.ActiveMedication;
import org.spineline.workup.ConsentStatus;
import org.spineline.workup.GateCode;
import org.spineline.workup.GateObstacle;
import org.spineline.workup.HoldState;
import org.spineline.workup.Modality;
import org.springframework.stereotype.Component;

/**
 * On which days to come a procedure could still meet every condition. Where {@link Gates} says how things stand, this says
 * what can still become of them: what is missing can be fetched within the lead days of the site, a dose that was taken
 * cannot be taken back.
 */
@Component
public class Outlook {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private final CoagulationRules coagulation;
    private final ImagingRules imaging;
    private final AntithromboticRules antithrombotics;
    private final GateRules gates;
    private final LabCatalogue labs;
    private final FacilityZone facility;
    private final Gates assessed;

    public Outlook(
            CoagulationRules coagulation,
            ImagingRules imaging,
            AntithromboticRules antithrombotics,
            GateRules gates,
            LabCatalogue labs,
            FacilityZone facility) {
        this.coagulation = coagulation;
        this.imaging = imaging;
        this.antithrombotics = antithrombotics;
        this.gates = gates;
        this.labs = labs;
        this.facility = facility;
        assessed = new Gates(coagulation, imaging, antithrombotics, gates, labs, facility);
    }

    /**
     * What is known about one episode.
     *
     * @param chart what the gates know
     * @param clearance creatinine clearance in mL/min; null when it cannot be computed
     */
    public record Facts(Gates.Facts chart, @Nullable BigDecimal clearance) {
        @Nullable
        Technique technique() {
            return chart.plan().technique();
        }

        List<PayerDecision> payer() {
            return chart.plan().payer();
        }

        @Nullable
        LocalDate coverageEnds() {
            return chart.plan().coverageEnds();
        }
    }

    /**
     * @param from first local day
     * @param to last local day, included
     * @return the days with obstacles, hard ones first
     */
    public Map<LocalDate, List<GateObstacle>> obstacles(Facts facts, LocalDate from, LocalDate to) {
        LocalDate today = facility.dayOf(facts.chart().now());
        List<Bar> bars = new ArrayList<>();
        for (GateCode gate : gates.gates().keySet()) {
            switch (gate) {
                case IMAGING -> imaging(facts, today, bars);
                case INR -> inr(facts, today, bars);
                case PLATELETS -> platelets(facts, today, bars);
                case ANTITHROMBOTIC_HOLD -> holds(facts, today, bars);
                case CONSENT -> consent(facts, today, bars);
                case AUTHORIZATION -> authorization(facts, today, bars);
                case COVERAGE_CLOCK -> coverage(facts, bars);
                case PAIN_RECHECK, RED_FLAGS, ESCORT, FASTING -> {
                    // Asked shortly before the procedure: no day to come is closed by it.
                }
            }
        }
        Map<LocalDate, List<GateObstacle>> found = new TreeMap<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            LocalDate one = day;
            List<GateObstacle> standing = bars.stream()
                    .filter(bar -> bar.closes(one))
                    .filter(bar -> !isWaived(facts, bar.obstacle().gate(), one))
                    .map(Bar::obstacle)
                    .sorted(Comparator.comparing(GateObstacle::hard).reversed())
                    .toList();
            if (!standing.isEmpty()) {
                found.put(day, standing);
            }
        }
        return found;
    }

    /**
     * An obstacle and the days it closes.
     *
     * @param after closes only days after this one; null from the beginning of time
     * @param until first day it leaves open again; null never
     */
    private record Bar(GateObstacle obstacle, @Nullable LocalDate after, @Nullable LocalDate until) {
        boolean closes(LocalDate day) {
            return (after == null || day.isAfter(after)) && (until == null || day.isBefore(until));
        }
    }

    /** A waiver answers for the gate as it stood; on a later day it may stand worse. */
    private boolean isWaived(Facts facts, @Nullable GateCode gate, LocalDate day) {
        return gate != null
                && assessed.isWaived(
                        facts.chart()
                                .at(day.atTime(LocalTime.NOON)
                                        .atZone(facility.zone())
                                        .toInstant()),
                        gate);
    }

    private int leadDays(GateCode gate) {
        return gates.gates().get(gate).leadDays();
    }

    /** Not there yet; can be there once the lead days are over. */
    private Bar missing(GateCode gate, String code, String what, LocalDate today) {
        return missing(gate, code, what, null, today);
    }

    private Bar missing(GateCode gate, String code, String what, @Nullable LocalDate validUntil, LocalDate today) {
        int lead = leadDays(gate);
        LocalDate possible = today.plusDays(lead);
        String reason = "%s This usually takes %s here, so from %s."
                .formatted(what, lead == 1 ? "1 day" : lead + " days", DAY.format(possible));
        return new Bar(new GateObstacle(gate, false, code, reason), validUntil, possible);
    }

    private static Bar never(GateCode gate, String code, String reason) {
        return new Bar(new GateObstacle(gate, true, code, reason), null, null);
    }

    // Imaging

    private void imaging(Facts facts, LocalDate today, List<Bar> bars) {
        Optional<ImagingStudy> newest = facts.chart().studies().stream()
                .filter(study -> study.getModality() != Modality.DXA)
                .filter(study -> imaging.showsAcuity().contains(study.getModality()))
                .max(Comparator.comparing(ImagingStudy::getPerformedOn));
        if (newest.isEmpty()) {
            bars.add(missing(GateCode.IMAGING, "imaging-missing", "No imaging shows how old the fracture is.", today));
            return;
        }
        String unseen = facts.chart().plannedLevels().stream()
                .filter(level -> facts.chart().studies().stream()
                        .flatMap(study -> study.getFindings().stream())
                        .noneMatch(finding -> finding.getLevel() == level))
                .map(Enum::name)
                .collect(Collectors.joining(", "));
        if (!unseen.isEmpty()) {
            bars.add(missing(
                    GateCode.IMAGING,
                    "imaging-level-unseen",
                    "No finding is recorded for %s, which is planned.".formatted(unseen),
                    today));
        }
        List<String> since = Gates.recency(imaging, facts.chart(), today).reasons();
        if (!since.isEmpty()) {
            bars.add(missing(GateCode.IMAGING, "imaging-before-change", String.join(" ", since), today));
        }
        LocalDate performed = newest.get().getPerformedOn();
        bars.add(missing(
                GateCode.IMAGING,
                "imaging-too-old",
                "Imaging of %s will be older than %d days and is to be repeated."
                        .formatted(DateWords.day(performed), imaging.amberAfterDays()),
                performed.plusDays(imaging.amberAfterDays()),
                today));
    }

    // Blood

    private void inr(Facts facts, LocalDate today, List<Bar> bars) {
        boolean onWarfarin = facts.chart().medications().stream()
                .flatMap(medication -> antithrombotics.recognised(medication.name(), medication.rxNormCode()).stream())
                .anyMatch(AntithromboticRules.Drug::warfarin);
        CoagulationRules.Inr rule = coagulation.inr();
        boolean liver = facts.chart().told().chronicLiverDisease();
        int valid = onWarfarin ? rule.validDaysOnWarfarin() : rule.validDays();
        lab(
                facts,
                GateCode.INR,
                Gates.INR,
                "INR",
                valid,
                today,
                bars,
                value -> coagulation.refusesInr(value, liver) ? coagulation.refusedInr(liver) : null);
    }

    private void platelets(Facts facts, LocalDate today, List<Bar> bars) {
        CoagulationRules.Platelets rule = coagulation.platelets();
        boolean liver = facts.chart().told().chronicLiverDisease();
        lab(
                facts,
                GateCode.PLATELETS,
                Gates.PLATELETS,
                "Platelets",
                rule.validDays(),
                today,
                bars,
                value -> coagulation.refusesPlatelets(value, liver) ? coagulation.refusedPlatelets(liver) : null);
    }

    /** What is wrong with a value, continuing a sentence; null when nothing is. */
    @FunctionalInterface
    private interface Verdict {
        @Nullable
        String on(BigDecimal value);
    }

    private void lab(
            Facts facts,
            GateCode gate,
            String loinc,
            String name,
            int validDays,
            LocalDate today,
            List<Bar> bars,
            Verdict verdict) {
        String code = loinc.equals(Gates.INR) ? "inr" : "platelets";
        // A result cannot come from the future, and one that a clerk dated ahead must not open a day.
        Optional<LabResult> latest = facts.chart().labs().stream()
                .filter(result -> result.getLoinc().equals(loinc))
                .filter(result -> !result.getCollectedAt().isAfter(facts.chart().now()))
                .max(Comparator.comparing(LabResult::getCollectedAt));
        if (latest.isEmpty()) {
            bars.add(missing(gate, code + "-missing", name + " not recorded.", today));
            return;
        }
        LabResult result = latest.get();
        LocalDate collected = facility.dayOf(result.getCollectedAt());
        String shown = labs.find(loinc)
                .map(test -> test.shown(result.getValue()))
                .orElse(result.getValue().toPlainString());
        String wrong = verdict.on(result.getValue());
        if (wrong != null) {
            bars.add(missing(
                    gate,
                    code + "-out-of-limits",
                    "%s %s %s and must be repeated.".formatted(name, shown, wrong),
                    today));
            return;
        }
        bars.add(missing(
                gate,
                code + "-too-old",
                "%s %s of %s is valid for %s and must be repeated."
                        .formatted(name, shown, DAY.format(collected), validDays == 1 ? "1 day" : validDays + " days"),
                collected.plusDays(validDays),
                today));
    }

    // Antithrombotics

    private void holds(Facts facts, LocalDate today, List<Bar> bars) {
        List<ActiveMedication> medications = facts.chart().medications();
        List<MedicationHold> holds = facts.chart().holds();
        if (medications.isEmpty() && holds.isEmpty()) {
            bars.add(missing(
                    GateCode.ANTITHROMBOTIC_HOLD,
                    "medication-unknown",
                    "No medication is recorded: ask what the patient takes.",
                    today));
            return;
        }
        medications.stream()
                .flatMap(medication -> antithrombotics.recognised(medication.name(), medication.rxNormCode()).stream())
                .distinct()
                .filter(drug -> holds.stream().noneMatch(hold -> hold.getDrug().equals(drug.code())))
                .forEach(drug -> bars.add(stillTaking(drug, facts.clearance(), today)));
        for (MedicationHold hold : holds) {
            antithrombotics
                    .find(hold.getDrug())
                    .ifPresentOrElse(
                            drug -> hold(drug, hold, facts, today).ifPresent(bars::add),
                            () -> bars.add(prescriberDecides(hold.getDrug(), today)));
        }
    }

    private Optional<Bar> hold(AntithromboticRules.Drug drug, MedicationHold hold, Facts facts, LocalDate today) {
        BigDecimal clearance = HoldGate.lower(hold.getCrClUsed(), facts.clearance());
        if (hold.getState() != HoldState.WAIVED
                && hold.getRequiredLastDose() != null
                && HoldGate.noLongerComputed(drug, hold.getCrClUsed(), facts.clearance())) {
            return Optional.of(prescriberDecides(drug.name(), today));
        }
        Instant required = hold.getRequiredLastDose();
        Instant reported = hold.getReportedLastDose();
        return switch (hold.getState()) {
            case WAIVED -> Optional.empty();
            case NOT_REVIEWED -> Optional.of(stillTaking(drug, clearance, today));
            case INSTRUCTED -> {
                // Instructed without a day: a prescriber decided that the drug goes on.
                if (required == null) {
                    yield Optional.empty();
                }
                LocalDate instructed = facility.dayOf(required);
                yield instructed.isBefore(today)
                        ? Optional.of(lastDose(drug, hold, clearance, instructed, "last dose instructed for", today))
                        : Optional.of(stillTaking(drug, hold, clearance, instructed, today));
            }
            case CONFIRMED, VIOLATED ->
                reported == null
                        ? Optional.empty()
                        : Optional.of(lastDose(
                                drug, hold, clearance, facility.dayOf(reported), "last dose was taken", today));
        };
    }

    private Bar stillTaking(AntithromboticRules.Drug drug, @Nullable BigDecimal clearance, LocalDate today) {
        return earliest(drug, clearance, today)
                .map(first -> tooSoon(drug, "earliest last dose today", first))
                .orElseGet(() -> prescriberDecides(drug.name(), today));
    }

    /** Told to stop on a day to come; an earlier date needs another instruction, and that can start today. */
    private Bar stillTaking(
            AntithromboticRules.Drug drug,
            MedicationHold hold,
            @Nullable BigDecimal clearance,
            LocalDate instructed,
            LocalDate today) {
        return earliest(drug, clearance, today)
                .map(first -> tooSoon(drug, "earliest last dose today", first))
                .orElseGet(() -> afterPrescribed(drug, hold, instructed));
    }

    private Bar lastDose(
            AntithromboticRules.Drug drug,
            MedicationHold hold,
            @Nullable BigDecimal clearance,
            LocalDate dose,
            String told,
            LocalDate today) {
        Optional<LocalDate> first = earliest(drug, clearance, dose);
        if (first.isPresent()) {
            return tooSoon(drug, told + " " + DAY.format(dose), first.get());
        }
        // No interval by rule: who confirmed what a prescriber asked for has it; who took more needs a new decision.
        return hold.getState() == HoldState.VIOLATED
                ? prescriberDecides(drug.name(), today)
                : afterPrescribed(drug, hold, dose);
    }

    private static Optional<LocalDate> earliest(
            AntithromboticRules.Drug drug, @Nullable BigDecimal clearance, LocalDate lastDose) {
        return drug.ruleFor(clearance).flatMap(rule -> rule.firstProcedureDay(lastDose));
    }

    private static Bar tooSoon(AntithromboticRules.Drug drug, String why, LocalDate first) {
        return new Bar(
                new GateObstacle(
                        GateCode.ANTITHROMBOTIC_HOLD,
                        true,
                        "hold-too-short",
                        "%s: %s, so from %s.".formatted(drug.name(), why, DAY.format(first))),
                null,
                first);
    }

    private static Bar afterPrescribed(AntithromboticRules.Drug drug, MedicationHold hold, LocalDate lastDose) {
        LocalDate first = lastDose.plusDays(1);
        String by = hold.getApprovedByName() == null ? "a prescriber" : hold.getApprovedByName();
        return new Bar(
                new GateObstacle(
                        GateCode.ANTITHROMBOTIC_HOLD,
                        false,
                        "hold-as-prescribed",
                        "%s: %s set the last dose for %s; an earlier date needs a new decision."
                                .formatted(drug.name(), by, DAY.format(lastDose))),
                null,
                first);
    }

    private Bar prescriberDecides(String drug, LocalDate today) {
        return missing(
                GateCode.ANTITHROMBOTIC_HOLD,
                "hold-prescriber-decides",
                drug + ": a prescriber decides when the last dose is; no interval is computed.",
                today);
    }

    // Consent

    private void consent(Facts facts, LocalDate today, List<Bar> bars) {
        Consent consent = facts.chart().consent();
        ConsentStatus status = consent == null ? ConsentStatus.NOT_ASKED : consent.getStatus();
        switch (status) {
            case REFUSED -> bars.add(never(GateCode.CONSENT, "consent-refused", "The patient has refused."));
            case WITHDRAWN ->
                bars.add(never(GateCode.CONSENT, "consent-withdrawn", "The patient has withdrawn consent."));
            case NOT_ASKED ->
                bars.add(missing(GateCode.CONSENT, "consent-missing", "Consent is not signed yet.", today));
            case SIGNED -> {
                List<VertebralLevel> covered = consent == null ? List.of() : consent.getLevels();
                String uncovered = named(facts.chart().plannedLevels(), covered);
                if (!uncovered.isEmpty()) {
                    bars.add(missing(
                            GateCode.CONSENT,
                            "consent-other-levels",
                            "The consent does not name %s, which is planned.".formatted(uncovered),
                            today));
                }
            }
        }
    }

    // Payer

    private void authorization(Facts facts, LocalDate today, List<Bar> bars) {
        if (facts.payer().isEmpty()) {
            bars.add(awaited("No payer's decision is recorded.", "authorization-missing", today));
            return;
        }
        for (VertebralLevel level : facts.chart().plannedLevels()) {
            PayerGates.latest(facts.payer(), level)
                    .ifPresentOrElse(
                            decision -> judged(facts, level, decision, today, bars),
                            () -> notNamed(facts, level, today, bars));
        }
    }

    private void judged(Facts facts, VertebralLevel level, PayerDecision decision, LocalDate today, List<Bar> bars) {
        switch (decision.status()) {
            case NOT_NEEDED -> {
                return;
            }
            case REQUESTED -> {
                bars.add(awaited("The payer has not answered for %s.".formatted(level), "authorization-open", today));
                return;
            }
            case NOT_AFFIRMED -> {
                bars.add(never(
                        GateCode.AUTHORIZATION,
                        "authorization-denied",
                        "The payer has declined to pay for %s.".formatted(level)));
                return;
            }
            case AFFIRMED, PARTLY_AFFIRMED -> {
                Set<String> expected = facts.technique() == null
                        ? Set.of()
                        : gates.authorization().codes().getOrDefault(facts.technique(), Set.of());
                if (PayerGates.isForAnother(facts.technique(), decision)) {
                    bars.add(never(
                            GateCode.AUTHORIZATION,
                            "authorization-other-technique",
                            "The authorisation for %s was given for another technique than the planned one."
                                    .formatted(level)));
                } else if (!expected.isEmpty() && decision.codes().stream().noneMatch(expected::contains)) {
                    bars.add(never(
                            GateCode.AUTHORIZATION,
                            "authorization-other-technique",
                            "The authorisation for %s names other codes than the planned technique has."
                                    .formatted(level)));
                }
                if (decision.expiresOn() != null) {
                    bars.add(new Bar(
                            new GateObstacle(
                                    GateCode.AUTHORIZATION,
                                    true,
                                    "authorization-expires",
                                    "The authorisation for %s ends on %s."
                                            .formatted(level, DateWords.day(decision.expiresOn()))),
                            decision.expiresOn(),
                            null));
                }
            }
        }
    }

    private void notNamed(Facts facts, VertebralLevel level, LocalDate today, List<Bar> bars) {
        boolean onlyAsked = facts.payer().stream()
                .noneMatch(decision -> decision.status() == AuthorizationStatus.AFFIRMED
                        || decision.status() == AuthorizationStatus.PARTLY_AFFIRMED
                        || decision.status() == AuthorizationStatus.NOT_AFFIRMED);
        String what = "No payer's decision names %s, which is planned.".formatted(level);
        bars.add(
                onlyAsked
                        ? awaited(what, "authorization-open", today)
                        : never(GateCode.AUTHORIZATION, "authorization-other-levels", what));
    }

    private Bar awaited(String what, String code, LocalDate today) {
        return missing(GateCode.AUTHORIZATION, code, what, today);
    }

    /** A payer who has promised these levels, or wants no request at all, stands by it; the usual clock is for the others. */
    private void coverage(Facts facts, List<Bar> bars) {
        LocalDate ends = facts.coverageEnds();
        if (ends == null) {
            return;
        }
        boolean promised = PayerGates.promised(facts.payer(), facts.chart().plannedLevels());
        if (!promised) {
            bars.add(new Bar(
                    new GateObstacle(
                            GateCode.COVERAGE_CLOCK,
                            true,
                            "coverage-ends",
                            "Payers of the usual kind cover the procedure until %s only."
                                    .formatted(DateWords.day(ends))),
                    ends,
                    null));
        }
    }

    private static String named(List<VertebralLevel> planned, List<VertebralLevel> covered) {
        return planned.stream()
                .filter(level -> !covered.contains(level))
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }
}
