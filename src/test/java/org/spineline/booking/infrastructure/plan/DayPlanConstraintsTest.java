package org.spineline.booking.infrastructure.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineline.booking.domain.plan.Plans.OPERATOR;
import static org.spineline.booking.domain.plan.Plans.OTHER_OPERATOR;
import static org.spineline.booking.domain.plan.Plans.OTHER_ROOM;
import static org.spineline.booking.domain.plan.Plans.PROVIDER;
import static org.spineline.booking.domain.plan.Plans.ROOM;
import static org.spineline.booking.domain.plan.Plans.at;
import static org.spineline.booking.domain.plan.Plans.put;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.test.api.score.stream.ConstraintVerifier;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.spineline.booking.domain.plan.CellSpan;
import org.spineline.booking.domain.plan.PlanCase;
import org.spineline.booking.domain.plan.PlanCheck;
import org.spineline.booking.domain.plan.PlanCosts;
import org.spineline.booking.domain.plan.PlanPlacement;
import org.spineline.booking.domain.plan.PlanProblem;
import org.spineline.booking.domain.plan.PlanResource.Block;
import org.spineline.booking.domain.plan.PlanRule;
import org.spineline.booking.domain.plan.PlanTeam;
import org.spineline.booking.domain.plan.Plans;

/** Each constraint alone, on a plan that breaks it and on its nearest neighbour that does not. */
class DayPlanConstraintsTest {
    private final ConstraintVerifier<DayPlanConstraints, DayPlanModel> verifier =
            ConstraintVerifier.build(new DayPlanConstraints(), DayPlanModel.class, PlannedCase.class);
    private final Plans plans = new Plans();

    @Test
    void a_room_needs_its_turnover() {
        PlanCase one = plans.waiting(1, OPERATOR);
        PlanCase two = plans.waiting(2, OTHER_OPERATOR);
        breaks(DayPlanConstraints::roomTaken, 1, put(one, at(ROOM, 100)), put(two, at(ROOM, 114)));
        breaks(DayPlanConstraints::roomTaken, 0, put(one, at(ROOM, 100)), put(two, at(ROOM, 115)));
    }

    @Test
    void two_bookings_that_stand_as_they_were_made_are_left_alone() {
        PlanCase one = plans.booked(1, OPERATOR, ROOM, 100);
        PlanCase two = plans.booked(2, OTHER_OPERATOR, ROOM, 112);
        breaks(DayPlanConstraints::roomTaken, 0, put(one, at(ROOM, 100)), put(two, at(ROOM, 112)));
        breaks(DayPlanConstraints::roomTaken, 1, put(one, at(ROOM, 100)), put(two, at(ROOM, 113)));
    }

    @Test
    void an_operator_is_in_one_room_at_a_time() {
        PlanCase one = plans.waiting(1, OPERATOR);
        PlanCase two = plans.waiting(2, OPERATOR);
        breaks(DayPlanConstraints::operatorTaken, 1, put(one, at(ROOM, 100)), put(two, at(OTHER_ROOM, 111)));
        breaks(DayPlanConstraints::operatorTaken, 0, put(one, at(ROOM, 100)), put(two, at(OTHER_ROOM, 112)));
    }

    @Test
    void a_patient_is_in_one_room_at_a_time() {
        PlanCase one = shared(1, new UUID(9, 9), OPERATOR, List.of());
        PlanCase two = shared(2, new UUID(9, 9), OTHER_OPERATOR, List.of());
        breaks(DayPlanConstraints::patientTaken, 1, put(one, at(ROOM, 100)), put(two, at(OTHER_ROOM, 111)));
        breaks(DayPlanConstraints::patientTaken, 0, put(one, at(ROOM, 100)), put(two, at(OTHER_ROOM, 112)));
    }

    @Test
    void a_sedation_provider_is_in_one_room_at_a_time() {
        PlanCase one = shared(1, new UUID(9, 1), OPERATOR, List.of(PROVIDER));
        PlanCase two = shared(2, new UUID(9, 2), OTHER_OPERATOR, List.of(PROVIDER));
        breaks(DayPlanConstraints::sharedResourceTaken, 1, put(one, at(ROOM, 100)), put(two, at(OTHER_ROOM, 111)));
        breaks(DayPlanConstraints::sharedResourceTaken, 0, put(one, at(ROOM, 100)), put(two, at(OTHER_ROOM, 112)));
    }

    @Test
    void closures_blocks_hours_and_days_are_kept() {
        plans.there(
                ROOM,
                List.of(new CellSpan(100, 200)),
                List.of(new CellSpan(120, 130)),
                List.of(new Block(new CellSpan(150, 170), OTHER_OPERATOR)));
        PlanCase what = plans.waiting(1, OPERATOR);
        PlanCase later = plans.add(2, OPERATOR, null, 1, false, Set.of(1));
        breaks(of(PlanRule.CLOSED), 1, put(what, at(ROOM, 119)));
        breaks(of(PlanRule.CLOSED), 0, put(what, at(ROOM, 130)));
        breaks(of(PlanRule.BLOCK_NOT_OWNED), 1, put(what, at(ROOM, 169)));
        breaks(of(PlanRule.BLOCK_NOT_OWNED), 0, put(what, at(ROOM, 170)));
        breaks(of(PlanRule.OUTSIDE_HOURS), 1, put(what, at(ROOM, 99)));
        breaks(of(PlanRule.OUTSIDE_HOURS), 0, put(what, at(ROOM, 100)));
        breaks(of(PlanRule.OUTSIDE_DATES), 1, put(later, at(ROOM, 100)));
        breaks(of(PlanRule.OUTSIDE_DATES), 0, put(what, at(ROOM, 100)));
    }

    @Test
    void a_device_that_never_leaves_its_room_ties_its_case_to_it() {
        plans.tied(PROVIDER, OTHER_ROOM);
        PlanCase what = plans.with(1, OPERATOR, PROVIDER);
        breaks(of(PlanRule.FIXED_ELSEWHERE), 1, put(what, at(ROOM, 100)));
        breaks(of(PlanRule.FIXED_ELSEWHERE), 0, put(what, at(OTHER_ROOM, 100)));
    }

    @Test
    void a_booked_patient_keeps_a_place_and_a_waiting_one_may_go_without() {
        PlanCase booked = plans.booked(1, OPERATOR, ROOM, 100);
        PlanCase waiting = plans.waiting(2, OPERATOR);
        breaks(DayPlanConstraints::bookingDropped, 1, put(booked, null), put(waiting, null));
        breaks(DayPlanConstraints::bookingDropped, 0, put(booked, at(ROOM, 130)), put(waiting, null));
    }

    @Test
    void each_term_costs_what_the_domain_says() {
        PlanCase one = plans.booked(1, OPERATOR, ROOM, 100);
        PlanCase two = plans.waiting(2, OTHER_OPERATOR);
        PlanPlacement first = put(one, at(ROOM, 110));
        PlanPlacement second = put(two, at(ROOM, 190));
        var weights = Plans.RULES.weights();
        breaks(DayPlanConstraints::overtime, 10 * weights.overtimePerMinute(), first, second);
        breaks(DayPlanConstraints::idle, (190 - 122 - 3) * 5 * weights.idlePerMinute(), first, second);
        breaks(DayPlanConstraints::operatorChange, weights.perOperatorChange(), first, second);
        breaks(DayPlanConstraints::rescheduled, weights.perRescheduledPatient(), first, second);
        breaks(DayPlanConstraints::rescheduled, 0, put(one, at(OTHER_ROOM, 100)), second);
        int perHour = weights.waitingPerPriorityHour();
        breaks(DayPlanConstraints::waiting, 550 * perHour / 60 + 950 * perHour / 60, first, second);
    }

    /** The solver counts by difference, the domain from scratch: on chance plans, legal or not, they agree. */
    @Test
    void solver_and_domain_agree_on_every_plan() {
        Random random = new Random(11);
        for (int i = 0; i < 8; i++) {
            UUID operator = random.nextBoolean() ? OPERATOR : OTHER_OPERATOR;
            if (i < 3) {
                plans.booked(i, operator, ROOM, 100 + 15 * i);
            } else {
                plans.add(i, operator, null, 1 + random.nextInt(9), false, Set.of(0));
            }
        }
        PlanProblem problem = plans.problem();
        for (int round = 0; round < 200; round++) {
            List<PlanPlacement> plan = problem.cases().stream()
                    .map(what -> put(
                            what,
                            random.nextInt(8) == 0
                                    ? null
                                    : at(random.nextBoolean() ? ROOM : OTHER_ROOM, 100 + random.nextInt(100))))
                    .toList();
            verifier.verifyThat()
                    .givenSolution(DayPlanModel.of(problem, plan))
                    .scores(ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore.of(
                            -expectedHard(problem, plan),
                            -PlanCosts.of(problem, plan).total()));
        }
    }

    private static long expectedHard(PlanProblem problem, List<PlanPlacement> plan) {
        // The domain names the first rule a pair breaks, the solver every one of them: count pairs again by rule.
        long hard = PlanCheck.violations(problem, plan).stream()
                .filter(one -> one.otherCaseId() == null)
                .count();
        for (int i = 0; i < plan.size(); i++) {
            for (int j = i + 1; j < plan.size(); j++) {
                hard += broken(problem, plan.get(i), plan.get(j));
            }
        }
        return hard;
    }

    private static int broken(PlanProblem problem, PlanPlacement one, PlanPlacement two) {
        PlanCase a = problem.casesById().get(one.caseId());
        PlanCase b = problem.casesById().get(two.caseId());
        PlanRule first = PlanCheck.together(problem, a, one, b, two);
        if (first == null) {
            return 0;
        }
        boolean sameOperator = one.team().operatorId().equals(two.team().operatorId());
        boolean overlap = a.span(one.place()).overlaps(b.span(two.place()));
        return first == PlanRule.ROOM_TAKEN && sameOperator && overlap ? 2 : 1;
    }

    private PlanCase shared(int number, UUID patient, UUID operator, List<UUID> others) {
        return plans.add(new PlanCase(
                new UUID(4, number),
                patient,
                12,
                1,
                number,
                Set.of(0),
                null,
                List.of(new PlanTeam(operator, others)),
                false));
    }

    private static BiFunction<DayPlanConstraints, ConstraintFactory, Constraint> of(PlanRule rule) {
        return (constraints, factory) -> constraints.refusedByItself(factory, rule);
    }

    private void breaks(
            BiFunction<DayPlanConstraints, ConstraintFactory, Constraint> constraint,
            int penalty,
            PlanPlacement... placements) {
        PlanProblem problem = plans.problem();
        List<PlannedCase> cases = java.util.Arrays.stream(placements)
                .map(one -> new PlannedCase(problem, problem.casesById().get(one.caseId()), one, List.of()))
                .toList();
        assertThat(cases).isNotEmpty();
        verifier.verifyThat(constraint).given(cases.toArray()).penalizesBy(penalty);
    }
}
