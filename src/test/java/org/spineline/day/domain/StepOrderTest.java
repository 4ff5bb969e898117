package org.spineline.day.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spineline.day.Milestone;
import org.spineline.day.domain.StepOrder.OutOfOrder;

class StepOrderTest {
    private static final Instant NINE = Instant.parse("2026-12-01T14:00:00Z");

    @Test
    void two_steps_may_fall_on_one_moment_but_not_run_backwards() {
        assertThat(broken(NINE, NINE)).isFalse();
        assertThat(broken(NINE, NINE.plusNanos(1000))).isFalse();
        assertThat(broken(NINE, NINE.minusNanos(1000))).isTrue();
    }

    @Test
    void the_contradiction_is_named_also_where_steps_between_are_missing() {
        assertThat(StepOrder.broken(
                        Map.of(Milestone.ARRIVED, NINE, Milestone.OUT, NINE.minusSeconds(1)), Set.of(Milestone.OUT)))
                .contains(new OutOfOrder(Milestone.ARRIVED, NINE, Milestone.OUT, NINE.minusSeconds(1)));
    }

    @Test
    void what_was_out_of_order_before_does_not_stop_a_change_elsewhere() {
        assertThat(StepOrder.broken(
                        Map.of(
                                Milestone.TIME_OUT,
                                NINE,
                                Milestone.SEDATION,
                                NINE.minusSeconds(60),
                                Milestone.OUT,
                                NINE.plusSeconds(60)),
                        Set.of(Milestone.OUT)))
                .isEmpty();
    }

    @Test
    void one_step_alone_is_always_in_order() {
        assertThat(StepOrder.broken(Map.of(Milestone.ACCESS, NINE), Set.of(Milestone.ACCESS)))
                .isEmpty();
    }

    private static boolean broken(Instant arrived, Instant inRoom) {
        return StepOrder.broken(
                        Map.of(Milestone.ARRIVED, arrived, Milestone.IN_ROOM, inRoom), Set.of(Milestone.IN_ROOM))
                .isPresent();
    }
}
