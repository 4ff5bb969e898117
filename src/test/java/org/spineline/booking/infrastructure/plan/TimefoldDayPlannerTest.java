package org.spineline.booking.infrastructure.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineline.booking.domain.plan.Plans.OPERATOR;
import static org.spineline.booking.domain.plan.Plans.OTHER_OPERATOR;
import static org.spineline.booking.domain.plan.Plans.ROOM;
import static org.spineline.booking.domain.plan.Plans.at;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spineline.booking.domain.plan.DayPlanner;
import org.spineline.booking.domain.plan.FirstComeFirstServed;
import org.spineline.booking.domain.plan.PlanCase;
import org.spineline.booking.domain.plan.PlanCheck;
import org.spineline.booking.domain.plan.PlanCosts;
import org.spineline.booking.domain.plan.PlanPlacement;
import org.spineline.booking.domain.plan.PlanProblem;
import org.spineline.booking.domain.plan.PlanningRules;
import org.spineline.booking.domain.plan.Plans;

class TimefoldDayPlannerTest {
    private final DayPlanner planner = new TimefoldDayPlanner(quick(15_000));

    @Test
    void a_full_day_is_planned_better_than_first_come_first_served_and_breaks_no_rule() {
        PlanProblem problem = fullDay();
        List<PlanPlacement> greedy = FirstComeFirstServed.place(problem);
        List<Long> seen = new ArrayList<>();

        List<PlanPlacement> found = planner.search(problem, greedy).run(seen::add);

        assertThat(PlanCheck.violations(problem, found)).isEmpty();
        assertThat(PlanCosts.of(problem, found).total())
                .isLessThan(PlanCosts.of(problem, greedy).total() * 9 / 10);
        assertThat(seen).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(seen.get(seen.size() - 1))
                .isEqualTo(PlanCosts.of(problem, found).total());
    }

    @Test
    void the_same_question_has_the_same_answer() {
        PlanProblem problem = fullDay();
        List<PlanPlacement> start = FirstComeFirstServed.place(problem);

        assertThat(planner.search(problem, start).run(cost -> {}))
                .isEqualTo(planner.search(problem, start).run(cost -> {}));
    }

    @Test
    void a_pinned_case_is_planned_around() {
        Plans plans = new Plans();
        PlanCase pinned = plans.pinned(1, OPERATOR, ROOM, 150);
        plans.booked(2, OPERATOR, ROOM, 100);
        PlanProblem problem = plans.problem();

        List<PlanPlacement> found =
                planner.search(problem, FirstComeFirstServed.place(problem)).run(cost -> {});

        assertThat(found.get(0)).isEqualTo(Plans.put(pinned, at(ROOM, 150)));
        assertThat(PlanCheck.violations(problem, found)).isEmpty();
    }

    @Test
    void nobody_is_moved_for_a_gain_smaller_than_a_phone_call() {
        Plans plans = new Plans();
        plans.booked(1, OPERATOR, ROOM, 100);
        plans.booked(2, OPERATOR, ROOM, 117);
        PlanProblem problem = plans.problem();
        List<PlanPlacement> start = FirstComeFirstServed.place(problem);

        assertThat(PlanCosts.of(problem, planner.search(problem, start).run(cost -> {}))
                        .amount(org.spineline.booking.domain.plan.PlanTerm.RESCHEDULED))
                .isZero();
    }

    @Test
    void a_search_that_was_stopped_before_it_began_answers_with_its_start() {
        PlanProblem problem = fullDay();
        List<PlanPlacement> start = FirstComeFirstServed.place(problem);
        DayPlanner.Search search = new TimefoldDayPlanner(quick(100_000_000)).search(problem, start);

        search.stop();

        assertThat(search.run(cost -> {})).isEqualTo(start);
    }

    @Test
    void a_search_that_is_stopped_answers_with_the_best_so_far() {
        PlanProblem problem = fullDay();
        List<PlanPlacement> start = FirstComeFirstServed.place(problem);
        DayPlanner.Search search = new TimefoldDayPlanner(quick(100_000_000)).search(problem, start);

        List<PlanPlacement> found = search.run(cost -> {
            if (cost < PlanCosts.of(problem, start).total()) {
                search.stop();
            }
        });

        assertThat(PlanCosts.of(problem, found).total())
                .isLessThan(PlanCosts.of(problem, start).total());
    }

    private static PlanProblem fullDay() {
        Plans plans = new Plans();
        for (int i = 0; i < 12; i++) {
            plans.add(i, i % 2 == 0 ? OPERATOR : OTHER_OPERATOR, null, 1 + i % 5 * 2, false, Set.of(0));
        }
        return plans.problem();
    }

    private static PlanningRules quick(long moves) {
        PlanningRules shipped = Plans.RULES;
        return new PlanningRules(
                shipped.source(),
                shipped.version(),
                shipped.effectiveFrom(),
                shipped.reviewBy(),
                shipped.overtimeLimitMinutes(),
                shipped.usualDayFrom(),
                shipped.usualDayTo(),
                shipped.waitingAtMost(),
                shipped.weights(),
                shipped.priority(),
                new PlanningRules.Search(7, moves, 10_000_000, 60));
    }
}
