package org.spineline.booking.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineline.booking.domain.plan.Plans.OPERATOR;
import static org.spineline.booking.domain.plan.Plans.OTHER_OPERATOR;
import static org.spineline.booking.domain.plan.Plans.OTHER_ROOM;
import static org.spineline.booking.domain.plan.Plans.ROOM;
import static org.spineline.booking.domain.plan.Plans.at;
import static org.spineline.booking.domain.plan.Plans.put;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spineline.episode.Urgency;

class PlanCostsTest {
    private final Plans plans = new Plans();

    @Test
    void turnover_is_no_idle_time_and_what_lies_beyond_it_is() {
        PlanCase one = plans.waiting(1, OPERATOR);
        PlanCase two = plans.waiting(2, OPERATOR);

        assertThat(costs(put(one, at(ROOM, 100)), put(two, at(ROOM, 115))).amount(PlanTerm.IDLE))
                .isZero();
        assertThat(costs(put(one, at(ROOM, 100)), put(two, at(ROOM, 119))).amount(PlanTerm.IDLE))
                .isEqualTo(20);
        assertThat(costs(put(one, at(ROOM, 100)), put(two, at(OTHER_ROOM, 119))).amount(PlanTerm.IDLE))
                .as("another room")
                .isZero();
    }

    @Test
    void an_operator_who_comes_back_counts_as_two_changes() {
        PlanCase one = plans.waiting(1, OPERATOR);
        PlanCase two = plans.waiting(2, OTHER_OPERATOR);
        PlanCase three = plans.waiting(3, OPERATOR);

        assertThat(costs(put(one, at(ROOM, 100)), put(two, at(ROOM, 115)), put(three, at(ROOM, 130)))
                        .amount(PlanTerm.OPERATOR_CHANGE))
                .isEqualTo(2);
        assertThat(costs(put(one, at(ROOM, 100)), put(two, at(ROOM, 130)), put(three, at(ROOM, 115)))
                        .amount(PlanTerm.OPERATOR_CHANGE))
                .isEqualTo(1);
    }

    @Test
    void waiting_counts_by_priority_and_longest_for_who_gets_no_place() {
        PlanCase routine = plans.waiting(1, OPERATOR);
        PlanCase urgent = plans.add(2, OPERATOR, null, 5, false, Set.of(0));

        PlanCosts urgentFirst = costs(put(urgent, at(ROOM, 100)), put(routine, at(ROOM, 115)));
        PlanCosts routineFirst = costs(put(routine, at(ROOM, 100)), put(urgent, at(ROOM, 115)));
        PlanCosts leftOut = costs(put(routine, null), put(urgent, at(ROOM, 100)));

        assertThat(urgentFirst.amount(PlanTerm.WAITING)).isEqualTo(500 * 5 + 575);
        assertThat(routineFirst.cost(PlanTerm.WAITING)).isGreaterThan(urgentFirst.cost(PlanTerm.WAITING));
        assertThat(leftOut.unplaced()).isEqualTo(1);
        assertThat(leftOut.total()).isGreaterThan(routineFirst.total());
    }

    @Test
    void only_another_time_has_to_be_told_not_another_room() {
        PlanCase what = plans.booked(1, OPERATOR, ROOM, 100);

        assertThat(costs(put(what, at(OTHER_ROOM, 100))).amount(PlanTerm.RESCHEDULED))
                .isZero();
        assertThat(costs(put(what, at(ROOM, 101))).amount(PlanTerm.RESCHEDULED)).isEqualTo(1);
    }

    @Test
    void overtime_is_counted_by_the_minute_for_whoever_is_kept_longest() {
        PlanCase what = plans.waiting(1, OPERATOR);
        plans.there(OPERATOR, List.of(new CellSpan(100, 196)), List.of(), List.of());

        PlanCosts costs = costs(put(what, at(ROOM, 190)));

        assertThat(costs.amount(PlanTerm.OVERTIME)).isEqualTo(30);
        assertThat(costs.cost(PlanTerm.OVERTIME))
                .isEqualTo(30L * Plans.RULES.weights().overtimePerMinute());
    }

    @Test
    void first_come_first_served_takes_the_earliest_place_and_overtime_only_when_nothing_else_is_left() {
        for (int i = 0; i < 8; i++) {
            plans.waiting(i, OPERATOR);
        }
        List<PlanPlacement> placed = FirstComeFirstServed.place(plans.problem());

        assertThat(PlanCheck.violations(plans.problem(), placed)).isEmpty();
        assertThat(placed.get(0).place()).isEqualTo(at(ROOM, 100));
        assertThat(placed.get(1).place()).as("the other room is clean already").isEqualTo(at(OTHER_ROOM, 112));
        assertThat(costs(placed.toArray(PlanPlacement[]::new)).amount(PlanTerm.OVERTIME))
                .isZero();
    }

    @Test
    void a_move_is_explained_by_what_it_makes_better_and_by_whom_it_makes_room_for() {
        PlanCase stays = plans.booked(1, OPERATOR, ROOM, 100);
        PlanCase moves = plans.booked(2, OPERATOR, ROOM, 150);
        PlanCase comes = plans.waiting(3, OTHER_OPERATOR);
        List<PlanPlacement> plan =
                List.of(put(stays, at(ROOM, 100)), put(moves, at(ROOM, 115)), put(comes, at(ROOM, 150)));

        PlanReasons why = PlanReasons.of(plans.problem(), plan, moves.id());

        assertThat(why.makesRoomFor()).containsExactly(comes.id());
        assertThat(why.changes()).extracting(PlanReasons.Change::term).contains(PlanTerm.WAITING, PlanTerm.RESCHEDULED);
    }

    @Test
    void priority_grows_with_urgency_pain_waiting_and_the_end_of_coverage() {
        PlanningRules rules = Plans.RULES;

        assertThat(rules.priorityOf(Urgency.ROUTINE, 3, 0, null)).isEqualTo(1);
        assertThat(rules.priorityOf(Urgency.ROUTINE, 7, 0, null)).isEqualTo(3);
        assertThat(rules.priorityOf(Urgency.ROUTINE, 7, 21, null)).isEqualTo(6);
        assertThat(rules.priorityOf(Urgency.ROUTINE, 7, 21, 14L)).isEqualTo(10);
        assertThat(rules.priorityOf(Urgency.EMERGENT, 3, 0, 15L)).isEqualTo(12);
    }

    private PlanCosts costs(PlanPlacement... placements) {
        return PlanCosts.of(plans.problem(), List.of(placements));
    }
}
