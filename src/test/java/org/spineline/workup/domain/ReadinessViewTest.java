package org.spineline.workup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.workup.ChaseChannel;
import org.spineline.workup.ChaseEntry;
import org.spineline.workup.GateCode;
import org.spineline.workup.GateOwner;
import org.spineline.workup.GateSeverity;
import org.spineline.workup.GateState;
import org.spineline.workup.NextAction;
import org.spineline.workup.Readiness;
import org.spineline.workup.ReadinessLevel;

/** The one view of all gates: level, score, next action, chases. */
class ReadinessViewTest {
    private final ChartOfOne chart = new ChartOfOne();

    @Test
    void everything_met_scores_a_hundred_and_asks_for_nothing() {
        Readiness ready = chart.assessed();
        assertThat(ready.gates()).extracting(GateState::code).containsExactly(GateCode.values());
        assertThat(ready.gates()).extracting(GateState::met).containsOnly(true);
        assertThat(ready.gates())
                .extracting(GateState::label)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(ready.overall()).isEqualTo(ReadinessLevel.READY);
        assertThat(ready.score()).isEqualTo(100);
        assertThat(ready.nextAction()).isNull();
        assertThat(ready.assessedFor()).isEqualTo(chart.procedureAt);
    }

    @Test
    void the_score_counts_amber_as_half_and_rounds_down() {
        chart.inr = ChartOfOne.COAGULATION.inr().amberUpTo();
        assertThat(chart.assessed().overall()).isEqualTo(ReadinessLevel.ATTENTION);
        assertThat(chart.assessed().score()).isEqualTo(1050 / 11);
        chart.inr = null;
        assertThat(chart.assessed().overall()).isEqualTo(ReadinessLevel.UNKNOWN);
        assertThat(chart.assessed().score()).isEqualTo(1000 / 11);
    }

    @Test
    void what_is_due_first_is_done_first() {
        chart.inr = null;
        chart.imagedOn = null;
        NextAction next = chart.assessed().nextAction();
        assertThat(next).isNotNull();
        assertThat(next.gate()).isEqualTo(GateCode.IMAGING);
        assertThat(next.owner()).isEqualTo(GateOwner.RADIOLOGIST);
        assertThat(next.text())
                .isEqualTo(ChartOfOne.RULES.gates().get(GateCode.IMAGING).action());
        assertThat(next.dueBy()).isEqualTo(chart.procedureAt.minus(Duration.ofDays(7)));
    }

    @Test
    void an_advisory_gate_holds_nothing_up_and_comes_after_what_does() {
        GateRules advisory = with(GateCode.IMAGING, GateSeverity.ADVISORY);
        chart.imagedOn = null;
        assertThat(chart.assessed().overall()).isEqualTo(ReadinessLevel.UNKNOWN);
        Readiness seen = chart.assessed(advisory);
        assertThat(seen.overall()).isEqualTo(ReadinessLevel.ATTENTION);
        assertThat(seen.nextAction()).extracting("gate").isEqualTo(GateCode.IMAGING);

        chart.inr = null;
        assertThat(chart.assessed(advisory).nextAction()).extracting("gate").isEqualTo(GateCode.INR);
        assertThat(chart.assessed().nextAction()).extracting("gate").isEqualTo(GateCode.IMAGING);
    }

    @Test
    void a_gate_the_site_does_not_keep_is_not_asked_for() {
        Map<GateCode, GateRules.Gate> fewer = new EnumMap<>(ChartOfOne.RULES.gates());
        fewer.keySet().removeAll(List.of(GateCode.IMAGING, GateCode.AUTHORIZATION));
        assertThat(chart.assessed(with(fewer)).gates())
                .extracting(GateState::code)
                .doesNotContain(GateCode.IMAGING, GateCode.AUTHORIZATION)
                .contains(GateCode.INR);
    }

    @Test
    void a_chase_is_shown_and_changes_nothing() {
        chart.inr = null;
        Readiness before = chart.assessed();
        chart.chases.add(chase(GateCode.INR, "Laboratory"));
        chart.chases.add(chase(GateCode.INR, "Family doctor"));
        chart.chases.add(chase(GateCode.CONSENT, "Daughter"));
        Readiness after = chart.assessed();

        assertThat(chart.gate(GateCode.INR).lastChase()).isEqualTo(chart.chases.get(1));
        assertThat(chart.gate(GateCode.PLATELETS).lastChase()).isNull();
        assertThat(after.gates())
                .extracting(GateState::status)
                .isEqualTo(before.gates().stream().map(GateState::status).toList());
        assertThat(after.score()).isEqualTo(before.score());
        assertThat(after.overall()).isEqualTo(before.overall());
    }

    @Test
    void each_gate_says_who_may_waive_it() {
        assertThat(chart.gate(GateCode.INR).waivableBy()).containsExactly(Role.RADIOLOGIST);
        assertThat(chart.gate(GateCode.AUTHORIZATION).waivableBy())
                .isSortedAccordingTo(Comparator.naturalOrder())
                .containsExactly(Role.SCHEDULER, Role.RADIOLOGIST);
    }

    private ChaseEntry chase(GateCode gate, String whom) {
        return new ChaseEntry(UUID.randomUUID(), gate, ChaseChannel.PHONE, whom, null, chart.now, "Ada");
    }

    private static GateRules with(GateCode code, GateSeverity severity) {
        Map<GateCode, GateRules.Gate> gates = new EnumMap<>(ChartOfOne.RULES.gates());
        gates.computeIfPresent(
                code,
                (key, gate) -> new GateRules.Gate(
                        gate.owner(),
                        gate.dueDaysBefore(),
                        gate.leadDays(),
                        severity,
                        gate.applies(),
                        gate.askedFromDaysBefore(),
                        gate.waivableBy(),
                        gate.action()));
        return with(gates);
    }

    private static GateRules with(Map<GateCode, GateRules.Gate> gates) {
        GateRules rules = ChartOfOne.RULES;
        return new GateRules(
                rules.source(),
                rules.version(),
                rules.effectiveFrom(),
                rules.reviewBy(),
                gates,
                rules.authorization(),
                rules.coverage(),
                rules.painRecheck(),
                rules.fasting());
    }
}
