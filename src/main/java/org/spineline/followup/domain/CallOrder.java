package org.spineline.followup.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spineline.followup.RiskFact;
import org.spineline.kernel.time.FacilityZone;

/**
 * In which order patients are rung: those who asked for it first, then clinical risk times lateness times how well this
 * hour suited the person before. Every factor is named, so that the order can be understood and overruled.
 */
public final class CallOrder {
    private final FollowUpRules rules;
    private final FacilityZone facility;

    public CallOrder(FollowUpRules rules, FacilityZone facility) {
        this.rules = rules;
        this.facility = facility;
    }

    /** @param reached whether the person was spoken to */
    public record PastCall(Instant at, boolean reached) {}

    /** @param pastCalls of this person, at any contact */
    public record Candidate(
            UUID contactId,
            Instant dueFrom,
            Instant dueUntil,
            boolean calledBack,
            @Nullable Instant nextTryAt,
            Set<RiskFact> risks,
            List<PastCall> pastCalls) {}

    /** A patient with the product of all factors. */
    public record Ranked(Candidate candidate, double score) {}

    /** Takes what each factor says of itself; nobody reads it while thousands are put in order, so it is not worded then. */
    private interface Reasons extends Consumer<Supplier<String>> {
        Reasons NOBODY_ASKS = reason -> {};
    }

    /** Most urgent first; equal ones by the end of their window. */
    public List<Ranked> order(List<Candidate> candidates, Instant now) {
        return candidates.stream()
                .map(candidate -> new Ranked(candidate, score(candidate, now, Reasons.NOBODY_ASKS)))
                .sorted(Comparator.comparing(
                                (Ranked ranked) -> ranked.candidate().calledBack())
                        .thenComparingDouble(Ranked::score)
                        .reversed()
                        .thenComparing(ranked -> ranked.candidate().dueUntil())
                        .thenComparing(ranked -> ranked.candidate().contactId()))
                .toList();
    }

    /** Why somebody is where he is: one line for each factor that is not 1. */
    public List<String> why(Candidate candidate, Instant now) {
        List<String> why = new ArrayList<>();
        score(candidate, now, reason -> why.add(reason.get()));
        return List.copyOf(why);
    }

    private double score(Candidate candidate, Instant now, Reasons why) {
        if (candidate.calledBack()) {
            why.accept(() -> "Asked to be called back: before all others");
        }
        double score = risk(candidate, why) * lateness(candidate, now, why) * hour(candidate, now, why);
        Instant agreed = candidate.nextTryAt();
        if (agreed != null && agreed.isAfter(now)) {
            double factor = rules.queue().beforeAgreedTime().doubleValue();
            why.accept(() -> "Next try is planned for later: × " + shown(factor));
            score *= factor;
        }
        return score;
    }

    private double risk(Candidate candidate, Reasons why) {
        BigDecimal risk = BigDecimal.ONE;
        for (FollowUpRules.Risk each : rules.risks()) {
            if (candidate.risks().contains(each.fact())) {
                risk = risk.add(each.weight());
                why.accept(() ->
                        "%s: risk + %s".formatted(each.label(), each.weight().toPlainString()));
            }
        }
        BigDecimal sum = risk;
        why.accept(() -> "Risk " + sum.toPlainString());
        return risk.doubleValue();
    }

    private double lateness(Candidate candidate, Instant now, Reasons why) {
        double window =
                Duration.between(candidate.dueFrom(), candidate.dueUntil()).toSeconds();
        double passed = Duration.between(candidate.dueFrom(), now).toSeconds() / window;
        double lateness = Math.max(
                rules.queue().leastLateness().doubleValue(),
                Math.min(rules.queue().mostLateness().doubleValue(), passed));
        why.accept(() -> "%d %% of the window has passed: × %s"
                .formatted(Math.max(0, Math.round(passed * 100)), shown(lateness)));
        return lateness;
    }

    private double hour(Candidate candidate, Instant now, Reasons why) {
        int hour = hourOf(now);
        List<PastCall> around = candidate.pastCalls().stream()
                .filter(call ->
                        Math.abs(hourOf(call.at()) - hour) <= rules.queue().hoursAround())
                .toList();
        if (around.isEmpty()) {
            return 1;
        }
        long reached = around.stream().filter(PastCall::reached).count();
        double factor = (reached * 2 >= around.size()
                        ? rules.queue().goodHour()
                        : rules.queue().poorHour())
                .doubleValue();
        why.accept(
                () -> "Reached %d of %d times around this hour: × %s".formatted(reached, around.size(), shown(factor)));
        return factor;
    }

    private int hourOf(Instant at) {
        return at.atZone(facility.zone()).getHour();
    }

    private static String shown(double factor) {
        return String.format(Locale.ROOT, "%.1f", factor);
    }
}
