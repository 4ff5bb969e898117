package org.spineline.nursing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.spineline.nursing.CriterionState.MET;
import static org.spineline.nursing.CriterionState.NOT_RECORDED;
import static org.spineline.nursing.CriterionState.UNMET;
import static org.spineline.nursing.ScheduledCheckState.DONE;
import static org.spineline.nursing.ScheduledCheckState.DUE;
import static org.spineline.nursing.ScheduledCheckState.MISSED;
import static org.spineline.nursing.ScheduledCheckState.OVERDUE;
import static org.spineline.nursing.ScheduledCheckState.UPCOMING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spineline.nursing.CriterionState;
import org.spineline.nursing.DischargeCriterion;
import org.spineline.nursing.LegFinding;
import org.spineline.nursing.domain.DischargeGate.Criterion;
import org.spineline.nursing.domain.DischargeGate.Facts;
import org.spineline.nursing.domain.RecoveryRules.GateRow;
import org.spineline.nursing.domain.RecoverySchedule.ScheduledCheck;
import org.spineline.support.SiteRules;

class RecoveryRulesTest {
    private static final Instant TEN = Instant.parse("2026-11-23T15:00:00Z");
    private static final RecoveryRules RULES = SiteRules.of(RecoveryRules.class, "recovery");
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final Facts READY =
            new Facts(9, 9, true, true, 3, 3, "at rest on arrival", "es", null, true, false, TEN);

    // Gate

    @Test
    void a_patient_who_meets_everything_has_nothing_open() {
        assertThat(DischargeGate.unmet(DischargeGate.of(RULES.gate(), READY))).isEmpty();
        assertThat(RULES.gate()).hasSize(DischargeCriterion.values().length);
    }

    static Stream<Arguments> facts() {
        return Stream.of(
                Arguments.of(DischargeCriterion.ALDRETE, UNMET, with(facts -> facts.aldrete(8))),
                Arguments.of(DischargeCriterion.ALDRETE, MET, with(facts -> facts.aldrete(10))),
                Arguments.of(DischargeCriterion.ALDRETE, NOT_RECORDED, with(facts -> facts.aldrete(null))),
                Arguments.of(DischargeCriterion.PADSS, UNMET, with(facts -> facts.padss(8))),
                Arguments.of(DischargeCriterion.PADSS, NOT_RECORDED, with(facts -> facts.padss(null))),
                Arguments.of(DischargeCriterion.AMBULATED, NOT_RECORDED, with(facts -> facts.ambulated(false))),
                Arguments.of(DischargeCriterion.ESCORT, UNMET, with(facts -> facts.escort(false))),
                Arguments.of(DischargeCriterion.ESCORT, NOT_RECORDED, with(facts -> facts.escort(null))),
                Arguments.of(DischargeCriterion.PAIN, UNMET, with(facts -> facts.pain(4, 3))),
                Arguments.of(DischargeCriterion.PAIN, MET, with(facts -> facts.pain(2, 3))),
                Arguments.of(DischargeCriterion.PAIN, NOT_RECORDED, with(facts -> facts.pain(0, null))),
                Arguments.of(DischargeCriterion.PAIN, NOT_RECORDED, with(facts -> facts.pain(null, 3))),
                Arguments.of(DischargeCriterion.INSTRUCTIONS, NOT_RECORDED, with(facts -> facts.instructions(null))),
                Arguments.of(DischargeCriterion.OBSERVATION, UNMET, with(facts -> facts.observed(TEN.plusSeconds(1)))),
                Arguments.of(DischargeCriterion.OBSERVATION, MET, with(facts -> facts.observed(TEN))),
                Arguments.of(DischargeCriterion.NEUROLOGY, UNMET, with(facts -> facts.neurology(true, true))),
                Arguments.of(DischargeCriterion.NEUROLOGY, NOT_RECORDED, with(facts -> facts.neurology(false, false))));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void each_criterion_judges_its_own_fact_and_no_other(
            DischargeCriterion criterion, CriterionState expected, Facts facts) {
        List<Criterion> gate = DischargeGate.of(RULES.gate(), facts);

        assertThat(gate)
                .filteredOn(row -> row.criterion() == criterion)
                .extracting(Criterion::state)
                .containsExactly(expected);
        assertThat(gate)
                .filteredOn(row -> row.criterion() != criterion)
                .extracting(Criterion::state)
                .containsOnly(MET);
        assertThat(DischargeGate.unmet(gate)).isEqualTo(expected == MET ? List.of() : List.of(criterion));
    }

    @Test
    void a_site_that_asks_for_less_gets_less() {
        List<GateRow> gate = List.of(new GateRow(DischargeCriterion.ALDRETE, 8, "Site choice"));

        assertThat(DischargeGate.of(gate, with(facts -> facts.aldrete(8))))
                .extracting(Criterion::state)
                .containsExactly(MET);
    }

    @Test
    void a_score_without_threshold_and_a_criterion_twice_stop_the_start() {
        GateRow row = new GateRow(DischargeCriterion.ALDRETE, null, "Site choice");
        GateRow twice = new GateRow(DischargeCriterion.ESCORT, null, "Site choice");

        assertThatIllegalArgumentException().isThrownBy(() -> rules(List.of(row)));
        assertThatIllegalArgumentException().isThrownBy(() -> rules(List.of(twice, twice)));
    }

    // Legs

    @Test
    void one_changed_finding_is_enough_and_four_make_a_full_look() {
        Legs one = new Legs(null, null, null, LegFinding.CHANGED, "Numb foot");
        Legs all =
                new Legs(LegFinding.UNCHANGED, LegFinding.UNCHANGED, LegFinding.UNCHANGED, LegFinding.UNCHANGED, null);

        assertThat(one.changed()).isTrue();
        assertThat(one.complete()).isFalse();
        assertThat(all.changed()).isFalse();
        assertThat(all.complete()).isTrue();
    }

    // Schedule

    @Test
    void the_schedule_follows_the_steps_and_its_last_one_goes_on() {
        List<ScheduledCheck> schedule = schedule(null, TEN.plus(Duration.ofMinutes(300)));

        assertThat(schedule)
                .extracting(check -> Duration.between(TEN, check.dueAt()).toMinutes())
                .containsExactly(0L, 15L, 30L, 45L, 60L, 90L, 120L, 150L, 180L, 210L, 240L, 270L, 300L, 330L);
    }

    @Test
    void a_check_is_due_at_its_time_and_overdue_only_a_moment_after_the_grace() {
        assertThat(schedule(null, TEN.plusSeconds(899), TEN))
                .extracting(ScheduledCheck::state)
                .containsExactly(DONE, UPCOMING);
        assertThat(schedule(null, TEN.plusSeconds(900), TEN))
                .extracting(ScheduledCheck::state)
                .containsExactly(DONE, DUE, UPCOMING);
        assertThat(schedule(null, TEN.plusSeconds(1200), TEN))
                .extracting(ScheduledCheck::state)
                .startsWith(DONE, DUE);
        assertThat(schedule(null, TEN.plusSeconds(1201), TEN))
                .extracting(ScheduledCheck::state)
                .startsWith(DONE, OVERDUE);
        assertThat(RecoverySchedule.nextDue(schedule(null, TEN.plusSeconds(901), TEN)))
                .contains(TEN.plusSeconds(900));
    }

    @Test
    void a_grace_as_long_as_an_interval_stops_the_start() {
        assertThatIllegalArgumentException().isThrownBy(() -> rules(RULES.gate(), 15));
    }

    @Test
    void only_the_last_one_due_is_overdue_and_those_before_were_missed() {
        List<ScheduledCheck> schedule = schedule(null, TEN.plusSeconds(2101));

        assertThat(schedule).extracting(ScheduledCheck::state).startsWith(MISSED, MISSED, OVERDUE, UPCOMING);
        assertThat(RecoverySchedule.nextDue(schedule)).contains(TEN.plusSeconds(1800));
    }

    @Test
    void a_check_counts_for_the_time_it_is_nearest_to() {
        assertThat(schedule(null, TEN.plusSeconds(1000), TEN, TEN.plusSeconds(840)))
                .extracting(ScheduledCheck::state)
                .startsWith(DONE, DONE, UPCOMING);
    }

    @Test
    void after_discharge_nothing_is_due() {
        List<ScheduledCheck> schedule = schedule(TEN.plusSeconds(1000), TEN.plusSeconds(9000), TEN);

        assertThat(schedule).extracting(ScheduledCheck::state).containsExactly(DONE, MISSED);
        assertThat(RecoverySchedule.nextDue(schedule)).isEmpty();
    }

    @Test
    void a_stay_across_the_change_of_clocks_keeps_its_quarters() {
        Instant arrived = Instant.parse("2026-11-01T05:50:00Z");

        assertThat(RecoverySchedule.of(RULES.schedule(), GRACE, arrived, null, arrived, List.of()))
                .extracting(ScheduledCheck::dueAt)
                .containsExactly(arrived, Instant.parse("2026-11-01T06:05:00Z"));
    }

    private static List<ScheduledCheck> schedule(@Nullable Instant until, Instant now, Instant... checks) {
        return RecoverySchedule.of(RULES.schedule(), GRACE, TEN, until, now, List.of(checks));
    }

    private static RecoveryRules rules(List<GateRow> gate) {
        return rules(gate, 5);
    }

    private static RecoveryRules rules(List<GateRow> gate, int graceMinutes) {
        return new RecoveryRules(
                "s",
                "v",
                RULES.effectiveFrom(),
                RULES.reviewBy(),
                RULES.schedule(),
                graceMinutes,
                "Site choice",
                10,
                "n",
                RULES.aldrete(),
                RULES.padss(),
                gate,
                RULES.overnightReasons());
    }

    private static Facts with(UnaryOperator<Change> change) {
        return change.apply(new Change(READY)).facts();
    }

    private record Change(Facts facts) {
        Change aldrete(@Nullable Integer sum) {
            return of(sum, facts.padss(), facts.ambulated(), facts.escortPresent());
        }

        Change padss(@Nullable Integer sum) {
            return of(facts.aldrete(), sum, facts.ambulated(), facts.escortPresent());
        }

        Change ambulated(boolean walked) {
            return of(facts.aldrete(), facts.padss(), walked, facts.escortPresent());
        }

        Change escort(@Nullable Boolean present) {
            return of(facts.aldrete(), facts.padss(), facts.ambulated(), present);
        }

        Change pain(@Nullable Integer now, @Nullable Integer before) {
            return new Change(new Facts(9, 9, true, true, now, before, "at rest", "es", null, true, false, TEN));
        }

        Change instructions(@Nullable String language) {
            return new Change(new Facts(9, 9, true, true, 3, 3, "at rest", language, null, true, false, TEN));
        }

        Change observed(Instant until) {
            return new Change(new Facts(9, 9, true, true, 3, 3, "at rest", "es", until, true, false, TEN));
        }

        Change neurology(boolean seen, boolean open) {
            return new Change(new Facts(9, 9, true, true, 3, 3, "at rest", "es", null, seen, open, TEN));
        }

        private static Change of(
                @Nullable Integer aldrete, @Nullable Integer padss, boolean walked, @Nullable Boolean escort) {
            return new Change(new Facts(aldrete, padss, walked, escort, 3, 3, "at rest", "es", null, true, false, TEN));
        }
    }
}
