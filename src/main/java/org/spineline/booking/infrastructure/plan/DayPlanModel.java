package org.spineline.booking.infrastructure.plan;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.domain.plan.PlanCase;
import org.spineline.booking.domain.plan.PlanPlace;
import org.spineline.booking.domain.plan.PlanPlacement;
import org.spineline.booking.domain.plan.PlanProblem;

/** A whole plan, as the solver sees it. */
@PlanningSolution
public class DayPlanModel {
    @PlanningEntityCollectionProperty
    private List<PlannedCase> cases = new ArrayList<>();

    @PlanningScore
    private @Nullable HardSoftLongScore score;

    /** For the solver, which fills the fields of its copies. */
    protected DayPlanModel() {}

    static DayPlanModel of(PlanProblem problem, List<PlanPlacement> start) {
        Map<UUID, PlanPlacement> starts =
                start.stream().collect(Collectors.toMap(PlanPlacement::caseId, Function.identity()));
        DayPlanModel model = new DayPlanModel();
        for (PlanCase what : problem.cases()) {
            PlanPlacement at = starts.get(what.id());
            if (at == null) {
                throw new IllegalArgumentException("The start leaves out a case of the problem");
            }
            model.cases.add(new PlannedCase(problem, what, at, places(problem, what, model.cases)));
        }
        return model;
    }

    /** Waiting patients who need the same have the same places: kept once, a long list costs little. */
    private static List<PlanPlace> places(PlanProblem problem, PlanCase what, List<PlannedCase> earlier) {
        if (what.pinned() && what.current() != null) {
            return List.of(what.current());
        }
        return earlier.stream()
                .filter(one -> one.what().current() == null
                        && what.current() == null
                        && one.what().cells() == what.cells()
                        && one.what().teams() == what.teams()
                        && one.what().days().equals(what.days()))
                .findFirst()
                .map(PlannedCase::places)
                .orElseGet(() -> problem.places(what));
    }

    List<PlanPlacement> placements() {
        return cases.stream().map(PlannedCase::placement).toList();
    }

    List<PlannedCase> getCases() {
        return cases;
    }

    @Nullable
    HardSoftLongScore getScore() {
        return score;
    }
}
