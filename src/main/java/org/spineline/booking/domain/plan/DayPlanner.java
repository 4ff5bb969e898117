package org.spineline.booking.domain.plan;

import java.util.List;
import java.util.function.LongConsumer;

/** Looks for a better plan. */
public interface DayPlanner {
    /** @param start a plan that breaks no rule */
    Search search(PlanProblem problem, List<PlanPlacement> start);

    /** One search; run once. */
    interface Search {
        /**
         * Blocks until the search is over or was stopped.
         *
         * @param onBetter told the total cost of each better plan
         * @return the best plan found, in the order of the problem's cases; never worse than the start
         */
        List<PlanPlacement> run(LongConsumer onBetter);

        /** From any thread: the best plan so far becomes the result. */
        void stop();
    }
}
