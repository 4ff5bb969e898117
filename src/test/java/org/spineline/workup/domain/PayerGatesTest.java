package org.spineline.workup.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineline.workup.GateCode.AUTHORIZATION;
import static org.spineline.workup.GateCode.COVERAGE_CLOCK;
import static org.spineline.workup.GateStatus.AMBER;
import static org.spineline.workup.GateStatus.GREEN;
import static org.spineline.workup.GateStatus.NOT_RECORDED;
import static org.spineline.workup.GateStatus.RED;
import static org.spineline.workup.domain.ChartOfOne.decision;
import static org.spineline.workup.domain.ChartOfOne.local;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.AuthorizationStatus;
import org.spineline.episode.PayerDecision;
import org.spineline.episode.Technique;
import org.spineline.workup.GateStatus;

class PayerGatesTest {
    private final ChartOfOne chart = new ChartOfOne();

    @Test
    void an_affirmation_for_these_levels_and_this_technique_is_green_and_names_its_end() {
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(GREEN);
        assertThat(chart.gate(AUTHORIZATION).reason()).isEqualTo("Affirmed for L1 until 31 Dec 2026.");
    }

    @Test
    void an_affirmation_without_an_end_holds() {
        chart.payer.set(0, decision(AuthorizationStatus.AFFIRMED, null, VertebralLevel.L1));
        assertThat(chart.gate(AUTHORIZATION).reason()).isEqualTo("Affirmed for L1.");
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(GREEN);
    }

    @Test
    void no_decision_is_not_recorded_never_green() {
        chart.payer.clear();
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(NOT_RECORDED);
        assertThat(chart.gate(AUTHORIZATION).reason()).isEqualTo("No payer's decision is recorded.");
    }

    @Test
    void without_planned_levels_a_decision_says_nothing() {
        chart.levels = List.of();
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(NOT_RECORDED);
    }

    @Test
    void a_level_the_decision_does_not_name_asks_for_a_re_check() {
        chart.levels = List.of(VertebralLevel.L1, VertebralLevel.L3);
        chart.payer.add(decision(AuthorizationStatus.AFFIRMED, null, VertebralLevel.T12));
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(RED);
        assertThat(chart.gate(AUTHORIZATION).reason())
                .isEqualTo("Re-check the authorisation: L3 is planned, the payer's decision names T12, L1 only.");
    }

    @Test
    void another_technique_than_the_affirmed_one_asks_for_a_re_check() {
        chart.technique = Technique.BALLOON_KYPHOPLASTY;
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(RED);
        assertThat(chart.gate(AUTHORIZATION).reason())
                .isEqualTo("Re-check the authorisation: for L1 it names 22511, the planned technique is billed with"
                        + " 22513, 22514, 22515.");

        chart.technique = null;
        assertThat(chart.status(AUTHORIZATION)).as("nothing to compare with").isEqualTo(GREEN);
    }

    @Test
    void an_answer_that_names_another_technique_asks_for_a_re_check_whatever_its_codes() {
        chart.payer.set(
                0,
                new PayerDecision(
                        UUID.randomUUID(),
                        AuthorizationStatus.AFFIRMED,
                        List.of("22511"),
                        Technique.BALLOON_KYPHOPLASTY,
                        List.of(VertebralLevel.L1),
                        null));
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(RED);
        assertThat(chart.gate(AUTHORIZATION).reason())
                .isEqualTo("Re-check the authorisation: for L1 it was affirmed for balloon kyphoplasty,"
                        + " vertebroplasty is planned.");
    }

    @Test
    void an_affirmed_level_that_is_no_longer_planned_is_named_and_hinders_nothing() {
        chart.payer.set(0, decision(AuthorizationStatus.AFFIRMED, null, VertebralLevel.L1, VertebralLevel.L3));
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(GREEN);
        assertThat(chart.gate(AUTHORIZATION).reason())
                .isEqualTo("Affirmed for L1. Re-check the authorisation: it names L3, which is no longer planned.");
    }

    @ParameterizedTest
    @CsvSource({"2026-12-02, GREEN", "2026-12-01, GREEN", "2026-11-30, RED", "2024-02-29, RED"})
    void an_affirmation_holds_on_its_last_day(LocalDate ends, GateStatus expected) {
        chart.payer.set(0, decision(AuthorizationStatus.AFFIRMED, ends, VertebralLevel.L1));
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(expected);
    }

    @Test
    void the_last_day_is_a_day_of_the_facility() {
        // Half past eleven in the evening in New York is the next day in Greenwich.
        chart.procedureAt = local("2026-12-31T23:30");
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(GREEN);
        chart.procedureAt = local("2027-01-01T00:00");
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(RED);
    }

    @Test
    void the_last_word_on_a_level_counts() {
        chart.payer.add(decision(AuthorizationStatus.NOT_AFFIRMED, null, VertebralLevel.L1));
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(RED);
        assertThat(chart.gate(AUTHORIZATION).reason()).isEqualTo("The payer has declined to pay for L1.");

        chart.payer.add(decision(AuthorizationStatus.NOT_NEEDED, null, VertebralLevel.L1));
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(GREEN);
        assertThat(chart.gate(AUTHORIZATION).reason()).isEqualTo("The payer asks for no authorisation for L1.");
    }

    @Test
    void an_open_request_is_amber_until_it_is_due_and_red_from_then() {
        chart.payer.set(0, decision(AuthorizationStatus.REQUESTED, null, VertebralLevel.L1));
        int days = ChartOfOne.RULES.gates().get(AUTHORIZATION).dueDaysBefore();
        chart.now = chart.procedureAt.minus(Duration.ofDays(days));
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(AMBER);
        chart.now = chart.now.plusSeconds(1);
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(RED);
        assertThat(chart.gate(AUTHORIZATION).reason()).isEqualTo("The payer has not answered for L1 yet.");
    }

    @Test
    void a_part_affirmed_must_be_looked_at() {
        chart.payer.set(0, decision(AuthorizationStatus.PARTLY_AFFIRMED, null, VertebralLevel.L1));
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(AMBER);
        assertThat(chart.gate(AUTHORIZATION).reason()).contains("only a part").contains("L1");
    }

    @Test
    void the_worst_level_decides() {
        chart.levels = List.of(VertebralLevel.T12, VertebralLevel.L1);
        chart.payer.add(decision(AuthorizationStatus.PARTLY_AFFIRMED, null, VertebralLevel.T12));
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(AMBER);
        chart.payer.add(decision(AuthorizationStatus.NOT_AFFIRMED, null, VertebralLevel.L1));
        assertThat(chart.status(AUTHORIZATION)).isEqualTo(RED);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-08, GREEN, Inside the coverage window",
        "2026-12-07, AMBER, The coverage window closes on 7 Dec 2026",
        "2026-12-01, AMBER, The coverage window closes on 1 Dec 2026",
        "2026-11-30, RED, Payers of the usual kind cover the procedure until 30 Nov 2026 only."
    })
    void the_clock_warns_before_it_closes(LocalDate ends, GateStatus expected, String reason) {
        chart.payer.clear();
        chart.coverageEnds = ends;
        assertThat(chart.status(COVERAGE_CLOCK)).isEqualTo(expected);
        assertThat(chart.gate(COVERAGE_CLOCK).reason()).startsWith(reason);
    }

    @Test
    void the_clock_does_not_run_against_a_promise_for_every_level() {
        chart.coverageEnds = LocalDate.of(2026, 11, 1);
        assertThat(chart.status(COVERAGE_CLOCK)).isEqualTo(GREEN);
        assertThat(chart.gate(COVERAGE_CLOCK).reason()).contains("decision stands");

        chart.levels = List.of(VertebralLevel.L1, VertebralLevel.L2);
        assertThat(chart.status(COVERAGE_CLOCK)).isEqualTo(RED);
        chart.levels = List.of();
        assertThat(chart.status(COVERAGE_CLOCK)).isEqualTo(RED);
    }

    @Test
    void without_a_clock_nothing_runs_out() {
        chart.payer.clear();
        chart.coverageEnds = null;
        assertThat(chart.status(COVERAGE_CLOCK)).isEqualTo(GREEN);
        assertThat(chart.gate(COVERAGE_CLOCK).reason()).isEqualTo("No coverage clock runs for this episode.");
    }

    @Test
    void each_says_where_its_rule_comes_from() {
        assertThat(chart.gate(AUTHORIZATION).ruleSource())
                .isEqualTo(ChartOfOne.RULES.authorization().source());
        assertThat(chart.gate(AUTHORIZATION).ruleVersion()).isEqualTo(ChartOfOne.RULES.version());
        assertThat(chart.gate(COVERAGE_CLOCK).ruleSource())
                .isEqualTo(ChartOfOne.RULES.coverage().source());
        assertThat(chart.gate(COVERAGE_CLOCK).ruleVersion())
                .isEqualTo(ChartOfOne.RULES.coverage().version());
    }
}
