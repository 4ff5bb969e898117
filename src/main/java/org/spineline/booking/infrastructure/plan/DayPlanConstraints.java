package org.spineline.booking.infrastructure.plan;

import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.toList;
import static ai.timefold.solver.core.api.score.stream.Joiners.equal;
import static ai.timefold.solver.core.api.score.stream.Joiners.filtering;
import static ai.timefold.solver.core.api.score.stream.Joiners.overlapping;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.bi.BiConstraintStream;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;
import java.util.List;
import org.spineline.booking.domain.plan.PlanCosts;
import org.spineline.booking.domain.plan.PlanCosts.InRoom;
import org.spineline.booking.domain.plan.PlanRule;
import org.spineline.booking.domain.plan.PlanTerm;
import org.spineline.booking.infrastructure.plan.PlannedCase.InPlan;

/**
 * The rules and terms of the domain as constraints, each under the name it has there. How much something costs is
 * asked of the domain, so that the solver cannot come to count differently.
 */
public class DayPlanConstraints implements ConstraintProvider {
    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            roomTaken(factory),
            operatorTaken(factory),
            patientTaken(factory),
            sharedResourceTaken(factory),
            refusedByItself(factory, PlanRule.CLOSED),
            refusedByItself(factory, PlanRule.BLOCK_NOT_OWNED),
            refusedByItself(factory, PlanRule.FIXED_ELSEWHERE),
            refusedByItself(factory, PlanRule.OUTSIDE_HOURS),
            refusedByItself(factory, PlanRule.OUTSIDE_DATES),
            bookingDropped(factory),
            overtime(factory),
            idle(factory),
            operatorChange(factory),
            waiting(factory),
            rescheduled(factory)
        };
    }

    Constraint roomTaken(ConstraintFactory factory) {
        // Both spans carry the turnover at their end: neither may start before the other's room is clean.
        return newlyMet(factory.forEachUniquePair(
                        PlannedCase.class,
                        equal(PlannedCase::getRoomId),
                        overlapping(PlannedCase::getStart, PlannedCase::getEndWithTurnover)))
                .penalize(HardSoftLongScore.ONE_HARD)
                .asConstraint(PlanRule.ROOM_TAKEN.name());
    }

    Constraint operatorTaken(ConstraintFactory factory) {
        return newlyMet(factory.forEachUniquePair(
                        PlannedCase.class,
                        equal(PlannedCase::getOperatorId),
                        overlapping(PlannedCase::getStart, PlannedCase::getEnd)))
                .penalize(HardSoftLongScore.ONE_HARD)
                .asConstraint(PlanRule.OPERATOR_TAKEN.name());
    }

    Constraint patientTaken(ConstraintFactory factory) {
        return newlyMet(factory.forEachUniquePair(
                        PlannedCase.class,
                        equal(PlannedCase::getPatientId),
                        overlapping(PlannedCase::getStart, PlannedCase::getEnd)))
                .penalize(HardSoftLongScore.ONE_HARD)
                .asConstraint(PlanRule.PATIENT_TAKEN.name());
    }

    Constraint sharedResourceTaken(ConstraintFactory factory) {
        return newlyMet(factory.forEachUniquePair(
                        PlannedCase.class,
                        overlapping(PlannedCase::getStart, PlannedCase::getEnd),
                        filtering(PlannedCase::sharesWith)))
                .penalize(HardSoftLongScore.ONE_HARD)
                .asConstraint(PlanRule.SHARED_RESOURCE_TAKEN.name());
    }

    Constraint refusedByItself(ConstraintFactory factory, PlanRule rule) {
        return placed(factory)
                .filter(one -> one.refusal() == rule)
                .penalize(HardSoftLongScore.ONE_HARD)
                .asConstraint(rule.name());
    }

    Constraint bookingDropped(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(PlannedCase.class)
                .filter(PlannedCase::isDropped)
                .penalize(HardSoftLongScore.ONE_HARD)
                .asConstraint(PlanRule.BOOKING_DROPPED.name());
    }

    Constraint overtime(ConstraintFactory factory) {
        return placed(factory)
                .penalizeLong(HardSoftLongScore.ONE_SOFT, PlannedCase::overtimeCost)
                .asConstraint(PlanTerm.OVERTIME.name());
    }

    Constraint idle(ConstraintFactory factory) {
        return placed(factory)
                .groupBy(PlannedCase::getRoomDay, toList(PlannedCase::inRoom))
                .penalizeLong(HardSoftLongScore.ONE_SOFT, (room, plan) -> idleCost(plan))
                .asConstraint(PlanTerm.IDLE.name());
    }

    Constraint operatorChange(ConstraintFactory factory) {
        return placed(factory)
                .groupBy(PlannedCase::getRoomDay, toList(PlannedCase::inRoom))
                .penalizeLong(HardSoftLongScore.ONE_SOFT, (room, plan) -> changeCost(plan))
                .asConstraint(PlanTerm.OPERATOR_CHANGE.name());
    }

    Constraint waiting(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(PlannedCase.class)
                .penalizeLong(HardSoftLongScore.ONE_SOFT, PlannedCase::waitingCost)
                .asConstraint(PlanTerm.WAITING.name());
    }

    Constraint rescheduled(ConstraintFactory factory) {
        return placed(factory)
                .filter(PlannedCase::isRescheduled)
                .penalizeLong(HardSoftLongScore.ONE_SOFT, PlannedCase::rescheduledCost)
                .asConstraint(PlanTerm.RESCHEDULED.name());
    }

    private static UniConstraintStream<PlannedCase> placed(ConstraintFactory factory) {
        return factory.forEach(PlannedCase.class).filter(PlannedCase::isPlaced);
    }

    // Two bookings that stand as they were made were accepted by somebody, however close they are.
    private static BiConstraintStream<PlannedCase, PlannedCase> newlyMet(
            BiConstraintStream<PlannedCase, PlannedCase> pairs) {
        return pairs.filter((one, two) -> !one.staysWithin(two));
    }

    private static long idleCost(List<InPlan> plan) {
        var problem = plan.get(0).problem();
        return PlanCosts.idleMinutes(inRoom(plan), problem.turnoverCells())
                * problem.rules().weights().idlePerMinute();
    }

    private static long changeCost(List<InPlan> plan) {
        return (long) PlanCosts.operatorChanges(inRoom(plan))
                * plan.get(0).problem().rules().weights().perOperatorChange();
    }

    private static List<InRoom> inRoom(List<InPlan> plan) {
        return plan.stream().map(InPlan::inRoom).toList();
    }
}
