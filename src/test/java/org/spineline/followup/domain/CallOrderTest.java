package org.spineline.followup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spineline.followup.RiskFact;
import org.spineline.followup.domain.CallOrder.Candidate;
import org.spineline.followup.domain.CallOrder.PastCall;
import org.spineline.followup.domain.CallOrder.Ranked;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.support.SiteRules;

class CallOrderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final CallOrder ORDER = new CallOrder(
            SiteRules.of(FollowUpRules.class, "follow-up"), new FacilityZone(ZoneOffset.UTC, Clock.systemUTC()));

    @Test
    void who_asked_to_be_called_back_comes_before_the_longest_overdue() {
        Candidate late = candidate(-100, 24, false, null, Set.of(RiskFact.SYMPTOMATIC_LEAK));
        Candidate early = candidate(-1, 24, true, null, Set.of());

        assertThat(order(late, early)).containsExactly(early, late);
    }

    @Test
    void risk_outweighs_a_little_lateness_and_lateness_a_little_risk() {
        Candidate half = candidate(-12, 24, false, null, Set.of());
        Candidate risky = candidate(-8, 24, false, null, Set.of(RiskFact.SYMPTOMATIC_LEAK));
        Candidate late = candidate(-40, 24, false, null, Set.of());

        assertThat(order(half, risky, late)).containsExactly(late, risky, half);
    }

    @Test
    void an_hour_in_which_the_person_was_reached_counts_for_it_and_others_against() {
        Candidate unknown = candidate(-12, 24, false, null, Set.of());
        Candidate good =
                with(unknown, new PastCall(NOW.minus(Duration.ofDays(2)).plusSeconds(3600), true));
        Candidate poor =
                with(unknown, new PastCall(NOW.minus(Duration.ofDays(2)).minusSeconds(3600), false));
        Candidate elsewhere = with(unknown, new PastCall(NOW.minus(Duration.ofHours(5)), false));

        assertThat(ranked(good)).isGreaterThan(ranked(unknown));
        assertThat(ranked(poor)).isLessThan(ranked(unknown));
        assertThat(ranked(elsewhere)).isEqualTo(ranked(unknown));
    }

    @Test
    void who_is_to_be_tried_later_waits_until_then() {
        Candidate agreed = candidate(-12, 24, false, NOW.plusSeconds(60), Set.of());
        Candidate reached = candidate(-12, 24, false, NOW, Set.of());
        Candidate other = candidate(-6, 24, false, null, Set.of());

        assertThat(order(agreed, other)).containsExactly(other, agreed);
        assertThat(order(reached, other)).containsExactly(reached, other);
    }

    @Test
    void the_order_explains_itself() {
        Candidate harmed = candidate(-36, 24, false, null, Set.of(RiskFact.ADVERSE_EVENT));

        assertThat(ORDER.why(harmed, NOW))
                .containsExactly(
                        "Adverse event on record: risk + 1.0", "Risk 2.0", "150 % of the window has passed: × 1.5");
        assertThat(ranked(harmed)).isEqualTo(3.0);
    }

    private static List<Candidate> order(Candidate... candidates) {
        return ORDER.order(Arrays.asList(candidates), NOW).stream()
                .map(Ranked::candidate)
                .toList();
    }

    private static double ranked(Candidate candidate) {
        return ORDER.order(List.of(candidate), NOW).get(0).score();
    }

    private static Candidate with(Candidate base, PastCall call) {
        return new Candidate(
                UUID.randomUUID(),
                base.dueFrom(),
                base.dueUntil(),
                base.calledBack(),
                base.nextTryAt(),
                base.risks(),
                List.of(call));
    }

    private static Candidate candidate(
            int hoursFromNow, int open, boolean calledBack, @Nullable Instant nextTry, Set<RiskFact> risks) {
        Instant from = NOW.plus(Duration.ofHours(hoursFromNow));
        return new Candidate(
                UUID.randomUUID(), from, from.plus(Duration.ofHours(open)), calledBack, nextTry, risks, List.of());
    }
}
