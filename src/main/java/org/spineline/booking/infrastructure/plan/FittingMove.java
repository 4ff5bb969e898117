package org.spineline.booking.infrastructure.plan;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.domain.plan.PlanPlace;
import org.spineline.booking.domain.plan.PlanTeam;

/** One or two cases to other places at once. */
final class FittingMove extends AbstractMove<DayPlanModel> {
    private final List<Step> steps;

    FittingMove(List<Step> steps) {
        this.steps = steps;
    }

    record Step(PlannedCase what, @Nullable PlanPlace place, PlanTeam team) {}

    @Override
    public boolean isMoveDoable(ScoreDirector<DayPlanModel> director) {
        return steps.stream().anyMatch(step -> !step.what().isAt(step.place(), step.team()));
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<DayPlanModel> director) {
        for (Step step : steps) {
            director.beforeVariableChanged(step.what(), "place");
            director.beforeVariableChanged(step.what(), "team");
            step.what().goesTo(step.place(), step.team());
            director.afterVariableChanged(step.what(), "place");
            director.afterVariableChanged(step.what(), "team");
        }
    }
}
