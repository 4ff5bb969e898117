package org.spineline.booking.infrastructure.plan;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.domain.plan.PlanCase;
import org.spineline.booking.domain.plan.PlanPlace;
import org.spineline.booking.domain.plan.PlanTeam;
import org.spineline.booking.infrastructure.plan.FittingMove.Step;

/**
 * Moves that break no rule. In a day that is nearly full 399 of 400 random moves end in an overlap; asking first costs
 * a few comparisons, letting the solver score such a move costs fifty times as much. Half of the moves put a case right
 * before or after another one, where gaps vanish, or let two cases of a room change their order.
 */
public class FittingMoves implements MoveIteratorFactory<DayPlanModel, FittingMove> {
    private static final int TRIES = 200;

    @Override
    public long getSize(ScoreDirector<DayPlanModel> director) {
        long cases = director.getWorkingSolution().getCases().size();
        return Math.max(1, cases * cases);
    }

    @Override
    public Iterator<FittingMove> createOriginalMoveIterator(ScoreDirector<DayPlanModel> director) {
        throw new UnsupportedOperationException("These moves are drawn at random");
    }

    @Override
    public Iterator<FittingMove> createRandomMoveIterator(ScoreDirector<DayPlanModel> director, Random random) {
        List<PlannedCase> all = director.getWorkingSolution().getCases();
        List<PlannedCase> movable = all.stream().filter(one -> !one.isPinned()).toList();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !movable.isEmpty();
            }

            @Override
            public FittingMove next() {
                PlannedCase what = any(movable, random);
                for (int i = 0; i < TRIES; i++) {
                    what = any(movable, random);
                    List<Step> steps = draw(what, all, random);
                    if (!steps.isEmpty() && fits(steps, all)) {
                        return new FittingMove(steps);
                    }
                }
                return new FittingMove(List.of(what.stays()));
            }
        };
    }

    private static List<Step> draw(PlannedCase what, List<PlannedCase> all, Random random) {
        PlanTeam team = any(what.teams(), random);
        PlannedCase other = any(all, random);
        int kind = random.nextInt(20);
        if (kind == 0) {
            return List.of(new Step(what, what.what().current(), team));
        }
        if (kind < 6) {
            return what.places().isEmpty() ? List.of() : List.of(new Step(what, any(what.places(), random), team));
        }
        if (other == what || !other.isPlaced()) {
            return List.of();
        }
        if (kind < 12 || other.isPinned()) {
            return List.of(new Step(what, random.nextBoolean() ? after(other) : before(other, what), team));
        }
        return what.isPlaced() && what.getRoomDay().equals(other.getRoomDay())
                ? inOtherOrder(what, other)
                : exchange(what, other, team);
    }

    private static PlanPlace after(PlannedCase other) {
        return new PlanPlace(other.getRoomId(), other.getDay(), other.getEndWithTurnover());
    }

    private static PlanPlace before(PlannedCase other, PlannedCase what) {
        int turnover = other.getEndWithTurnover() - other.getEnd();
        return new PlanPlace(
                other.getRoomId(),
                other.getDay(),
                other.getStart() - turnover - what.what().cells());
    }

    /** The two together take the time they took before. */
    private static List<Step> inOtherOrder(PlannedCase a, PlannedCase b) {
        PlannedCase first = a.getStart() < b.getStart() ? a : b;
        PlannedCase second = first == a ? b : a;
        PlanPlace front = new PlanPlace(first.getRoomId(), first.getDay(), first.getStart());
        PlanPlace back = new PlanPlace(
                first.getRoomId(),
                first.getDay(),
                second.getEnd() - first.what().cells());
        return List.of(new Step(second, front, second.team()), new Step(first, back, first.team()));
    }

    private static List<Step> exchange(PlannedCase what, PlannedCase other, PlanTeam team) {
        return List.of(new Step(what, other.place(), team), new Step(other, what.place(), other.team()));
    }

    private static boolean fits(List<Step> steps, List<PlannedCase> all) {
        for (Step step : steps) {
            PlanPlace place = step.place();
            PlanCase what = step.what().what();
            if (place == null) {
                if (what.current() != null) {
                    return false;
                }
                continue;
            }
            if (step.what().isRefused(place, step.team()) || collides(step, place, steps, all)) {
                return false;
            }
        }
        return true;
    }

    private static boolean collides(Step step, PlanPlace place, List<Step> steps, List<PlannedCase> all) {
        for (PlannedCase other : all) {
            if (other == step.what()) {
                continue;
            }
            @Nullable PlanPlace there = other.place();
            PlanTeam team = other.team();
            for (Step also : steps) {
                if (also.what() == other) {
                    there = also.place();
                    team = also.team();
                }
            }
            if (there != null && step.what().collides(place, step.team(), other, there, team)) {
                return true;
            }
        }
        return false;
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
