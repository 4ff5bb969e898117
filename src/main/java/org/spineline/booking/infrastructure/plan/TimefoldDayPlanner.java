package org.spineline.booking.infrastructure.plan;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchType;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.util.List;
import java.util.function.LongConsumer;
import org.spineline.booking.domain.plan.DayPlanner;
import org.spineline.booking.domain.plan.PlanCosts;
import org.spineline.booking.domain.plan.PlanPlacement;
import org.spineline.booking.domain.plan.PlanProblem;
import org.spineline.booking.domain.plan.PlanningRules;
import org.springframework.stereotype.Component;

/**
 * Local search by Timefold. It ends at a count of moves and starts from a fixed seed: the same question has the same
 * answer; the time limit is for machines that are too slow for the counts.
 */
@Component
public class TimefoldDayPlanner implements DayPlanner {
    private final SolverFactory<DayPlanModel> solvers;

    public TimefoldDayPlanner(PlanningRules rules) {
        PlanningRules.Search search = rules.search();
        // The time limit stands on the solver, the counts on the phase: the solver knows neither moves nor steps.
        this.solvers = SolverFactory.create(new SolverConfig()
                .withSolutionClass(DayPlanModel.class)
                .withEntityClasses(PlannedCase.class)
                .withConstraintProviderClass(DayPlanConstraints.class)
                .withRandomSeed(search.randomSeed())
                .withTerminationConfig(new TerminationConfig().withSecondsSpentLimit((long) search.atMostSeconds()))
                .withPhases(new LocalSearchPhaseConfig()
                        .withLocalSearchType(LocalSearchType.LATE_ACCEPTANCE)
                        .withMoveSelectorConfig(
                                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(FittingMoves.class))
                        .withTerminationConfig(new TerminationConfig()
                                .withMoveCountLimit(search.moves())
                                .withUnimprovedStepCountLimit(search.stepsWithoutGain()))));
    }

    @Override
    public Search search(PlanProblem problem, List<PlanPlacement> start) {
        return new TimefoldSearch(solvers.buildSolver(), problem, start);
    }

    private static final class TimefoldSearch implements Search {
        private final Solver<DayPlanModel> solver;
        private final PlanProblem problem;
        private final List<PlanPlacement> start;
        private volatile boolean stopped;

        TimefoldSearch(Solver<DayPlanModel> solver, PlanProblem problem, List<PlanPlacement> start) {
            this.solver = solver;
            this.problem = problem;
            this.start = start;
        }

        @Override
        public List<PlanPlacement> run(LongConsumer onBetter) {
            if (stopped || problem.cases().stream().allMatch(what -> what.pinned())) {
                return start;
            }
            solver.addEventListener(event -> {
                if (event.getNewBestScore() instanceof HardSoftLongScore score && score.hardScore() == 0) {
                    onBetter.accept(-score.softScore());
                }
                // A stop that came before the solver had started would be forgotten by it.
                if (stopped) {
                    solver.terminateEarly();
                }
            });
            DayPlanModel best = solver.solve(DayPlanModel.of(problem, start));
            List<PlanPlacement> found = best.placements();
            HardSoftLongScore score = best.getScore();
            boolean better = score != null
                    && score.hardScore() == 0
                    && PlanCosts.of(problem, found).total()
                            < PlanCosts.of(problem, start).total();
            return better ? found : start;
        }

        @Override
        public void stop() {
            stopped = true;
            solver.terminateEarly();
        }
    }
}
