package org.spineline.workup.domain;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.AuthorizationStatus;
import org.spineline.episode.PayerDecision;
import org.spineline.episode.Technique;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.DateWords;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.workup.GateCode;
import org.spineline.workup.GateStatus;
import org.spineline.workup.domain.Gates.Facts;
import org.spineline.workup.domain.Gates.Outcome;

/** What payers said, and how long they are likely to say it. */
final class PayerGates {
    /** With these a payer stands by the level, whatever the usual clock says. */
    static final Set<AuthorizationStatus> PAYS = EnumSet.of(
            AuthorizationStatus.AFFIRMED, AuthorizationStatus.PARTLY_AFFIRMED, AuthorizationStatus.NOT_NEEDED);

    private static final Set<AuthorizationStatus> AFFIRMED =
            EnumSet.of(AuthorizationStatus.AFFIRMED, AuthorizationStatus.PARTLY_AFFIRMED);

    private final GateRules rules;
    private final FacilityZone facility;

    PayerGates(GateRules rules, FacilityZone facility) {
        this.rules = rules;
        this.facility = facility;
    }

    /** The last thing a payer said about a level. */
    static Optional<PayerDecision> latest(List<PayerDecision> decisions, VertebralLevel level) {
        return decisions.stream()
                .filter(decision -> decision.levels().contains(level))
                .reduce((earlier, later) -> later);
    }

    /** Whether the last word on every planned level is that it will be paid. */
    static boolean promised(List<PayerDecision> decisions, List<VertebralLevel> planned) {
        return !planned.isEmpty()
                && planned.stream().allMatch(level -> latest(decisions, level)
                        .filter(decision -> PAYS.contains(decision.status()))
                        .isPresent());
    }

    Outcome authorization(Facts facts) {
        if (facts.plan().payer().isEmpty()) {
            return authorization(GateStatus.NOT_RECORDED, "No payer's decision is recorded.");
        }
        if (facts.plannedLevels().isEmpty()) {
            return authorization(GateStatus.NOT_RECORDED, "No level is planned yet; a decision cannot be compared.");
        }
        List<String> red = new ArrayList<>();
        List<String> amber = new ArrayList<>();
        List<String> green = new ArrayList<>();
        for (VertebralLevel level : facts.plannedLevels()) {
            latest(facts.plan().payer(), level)
                    .ifPresentOrElse(
                            decision -> judge(facts, level, decision, red, amber, green),
                            () -> red.add(
                                    "Re-check the authorisation: %s is planned, the payer's decision names %s only."
                                            .formatted(level, named(facts.plan().payer()))));
        }
        // Said, but no hindrance: to plan more must never look better than to plan less.
        surplus(facts)
                .ifPresent(levels -> green.add(
                        "Re-check the authorisation: it names %s, which is no longer planned.".formatted(levels)));
        if (!red.isEmpty()) {
            return authorization(GateStatus.RED, sentences(red));
        }
        return amber.isEmpty()
                ? authorization(GateStatus.GREEN, sentences(green))
                : authorization(GateStatus.AMBER, sentences(amber));
    }

    /** Affirmed levels that the plan has lost since. */
    private static Optional<String> surplus(Facts facts) {
        String names = facts.plan().payer().stream()
                .flatMap(decision -> decision.levels().stream())
                .distinct()
                .filter(level -> !facts.plannedLevels().contains(level))
                .filter(level -> latest(facts.plan().payer(), level)
                        .filter(decision -> AFFIRMED.contains(decision.status()))
                        .isPresent())
                .sorted()
                .map(Enum::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    /** Whether the answer was given for another technique than the planned one. */
    static boolean isForAnother(@Nullable Technique planned, PayerDecision decision) {
        return planned != null && decision.technique() != null && decision.technique() != planned;
    }

    private void judge(
            Facts facts,
            VertebralLevel level,
            PayerDecision decision,
            List<String> red,
            List<String> amber,
            List<String> green) {
        switch (decision.status()) {
            case NOT_NEEDED -> green.add("The payer asks for no authorisation for %s.".formatted(level));
            case NOT_AFFIRMED -> red.add("The payer has declined to pay for %s.".formatted(level));
            case REQUESTED ->
                (isOverdue(facts) ? red : amber).add("The payer has not answered for %s yet.".formatted(level));
            case AFFIRMED, PARTLY_AFFIRMED -> affirmed(facts, level, decision, red, amber, green);
        }
    }

    private void affirmed(
            Facts facts,
            VertebralLevel level,
            PayerDecision decision,
            List<String> red,
            List<String> amber,
            List<String> green) {
        if (isForAnother(facts.plan().technique(), decision)) {
            red.add("Re-check the authorisation: for %s it was affirmed for %s, %s is planned."
                    .formatted(
                            level,
                            words(decision.technique()),
                            words(facts.plan().technique())));
            return;
        }
        Set<String> expected = facts.plan().technique() == null
                ? Set.of()
                : rules.authorization().codes().getOrDefault(facts.plan().technique(), Set.of());
        if (!expected.isEmpty() && decision.codes().stream().noneMatch(expected::contains)) {
            red.add("Re-check the authorisation: for %s it names %s, the planned technique is billed with %s."
                    .formatted(level, listed(decision.codes()), listed(expected)));
            return;
        }
        LocalDate ends = decision.expiresOn();
        LocalDate day = facility.dayOf(facts.reference());
        if (ends != null && day.isAfter(ends)) {
            red.add("The authorisation for %s ends on %s, before the procedure.".formatted(level, DateWords.day(ends)));
        } else if (decision.status() == AuthorizationStatus.PARTLY_AFFIRMED) {
            amber.add("The payer affirmed only a part: check that %s is in it.".formatted(level));
        } else {
            green.add("Affirmed for %s%s.".formatted(level, ends == null ? "" : " until " + DateWords.day(ends)));
        }
    }

    private boolean isOverdue(Facts facts) {
        GateRules.Gate gate = rules.gates().get(GateCode.AUTHORIZATION);
        return gate != null
                && facts.procedureAt() != null
                && facts.now().isAfter(facts.procedureAt().minus(Duration.ofDays(gate.dueDaysBefore())));
    }

    Outcome coverage(Facts facts) {
        LocalDate ends = facts.plan().coverageEnds();
        if (ends == null) {
            return coverage(GateStatus.GREEN, "No coverage clock runs for this episode.");
        }
        if (promised(facts.plan().payer(), facts.plannedLevels())) {
            return coverage(GateStatus.GREEN, "The payer's decision stands; the usual clock does not decide.");
        }
        long left = ChronoUnit.DAYS.between(facility.dayOf(facts.reference()), ends);
        if (left < 0) {
            return coverage(
                    GateStatus.RED,
                    "Payers of the usual kind cover the procedure until %s only.".formatted(DateWords.day(ends)));
        }
        if (left < rules.coverage().warnDays()) {
            return coverage(
                    GateStatus.AMBER,
                    "The coverage window closes on %s; there is little room to move the procedure."
                            .formatted(DateWords.day(ends)));
        }
        return coverage(
                GateStatus.GREEN, "Inside the coverage window, which closes on %s.".formatted(DateWords.day(ends)));
    }

    private Outcome authorization(GateStatus status, String reason) {
        return new Outcome(status, reason, rules.authorization().source(), rules.version());
    }

    private Outcome coverage(GateStatus status, String reason) {
        return new Outcome(
                status, reason, rules.coverage().source(), rules.coverage().version());
    }

    private static String named(List<PayerDecision> decisions) {
        return decisions.stream()
                .flatMap(decision -> decision.levels().stream())
                .distinct()
                .sorted()
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }

    private static String words(@Nullable Technique technique) {
        return technique == null ? "nothing" : Words.of(technique);
    }

    private static String listed(Collection<String> codes) {
        return codes.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String sentences(List<String> reasons) {
        return String.join(" ", reasons);
    }
}
