package org.spineline.benchmark;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spineline.booking.domain.plan.DayPlanner;
import org.spineline.booking.domain.plan.FirstComeFirstServed;
import org.spineline.booking.domain.plan.PlanCheck;
import org.spineline.booking.domain.plan.PlanCosts;
import org.spineline.booking.domain.plan.PlanPlacement;
import org.spineline.booking.domain.plan.PlanProblem;
import org.spineline.booking.domain.plan.PlanTerm;
import org.spineline.booking.domain.plan.PlanningRules;
import org.spineline.booking.infrastructure.plan.TimefoldDayPlanner;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.FileSystemResource;

/**
 * First come first served against the optimiser on the same made-up days, under the weights that ship. Prints the cost
 * of both term by term and the margin; exits with 1 if a plan breaks a rule or one is not better than the baseline.
 */
public final class DayPlanBenchmark {
    private static final int INSTANCES = 20;
    private static final int TURNOVER_CELLS = 3;

    private DayPlanBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        PlanningRules rules = shipped();
        DayPlanner planner = new TimefoldDayPlanner(rules);
        Map<PlanTerm, long[]> sums = new EnumMap<>(PlanTerm.class);
        long greedySum = 0;
        long foundSum = 0;
        int failures = 0;
        double least = Double.MAX_VALUE;
        System.out.printf(
                "%-4s %5s %5s %5s | %33s | %33s | %7s %6s%n",
                "seed", "rooms", "days", "cases", "first come: total over/idle/chg/out", "optimised", "margin", "s");
        for (int seed = 1; seed <= INSTANCES; seed++) {
            PlanProblem problem = GeneratedPlans.of(seed, rules, TURNOVER_CELLS);
            List<PlanPlacement> greedy = FirstComeFirstServed.place(problem);
            long started = System.nanoTime();
            List<PlanPlacement> found = planner.search(problem, greedy).run(cost -> {});
            double seconds = (System.nanoTime() - started) / 1e9;
            PlanCosts before = PlanCosts.of(problem, greedy);
            PlanCosts after = PlanCosts.of(problem, found);
            double margin = margin(before.total(), after.total());
            least = Math.min(least, margin);
            greedySum += before.total();
            foundSum += after.total();
            for (PlanTerm term : PlanTerm.values()) {
                long[] sum = sums.computeIfAbsent(term, key -> new long[4]);
                sum[0] += before.amount(term);
                sum[1] += after.amount(term);
                sum[2] += before.cost(term);
                sum[3] += after.cost(term);
            }
            boolean legal = PlanCheck.violations(problem, greedy).isEmpty()
                    && PlanCheck.violations(problem, found).isEmpty();
            failures += legal && after.total() < before.total() ? 0 : 1;
            System.out.printf(
                    Locale.ROOT,
                    "%-4d %5d %5d %5d | %33s | %33s | %6.1f%% %6.1f%s%n",
                    seed,
                    problem.roomIds().size(),
                    problem.days().size(),
                    problem.cases().size(),
                    line(before),
                    line(after),
                    margin,
                    seconds,
                    legal ? "" : "  BREAKS A RULE");
        }
        System.out.println();
        for (PlanTerm term : PlanTerm.values()) {
            long[] sum = sums.getOrDefault(term, new long[4]);
            System.out.printf(
                    Locale.ROOT,
                    "%-16s amount %9d -> %9d   cost %8d -> %8d   %6.1f%%%n",
                    term,
                    sum[0],
                    sum[1],
                    sum[2],
                    sum[3],
                    margin(sum[2], sum[3]));
        }
        System.out.printf(
                Locale.ROOT,
                "all terms: %d -> %d, optimised is %.1f %% cheaper than first come first served (least margin %.1f %%)%n",
                greedySum,
                foundSum,
                margin(greedySum, foundSum),
                least);
        System.exit(failures == 0 ? 0 : 1);
    }

    private static double margin(long before, long after) {
        return before == 0 ? 0 : 100.0 * (before - after) / before;
    }

    private static String line(PlanCosts costs) {
        return "%d %d/%d/%d/%d"
                .formatted(
                        costs.total(),
                        costs.amount(PlanTerm.OVERTIME),
                        costs.amount(PlanTerm.IDLE),
                        costs.amount(PlanTerm.OPERATOR_CHANGE),
                        costs.unplaced());
    }

    private static PlanningRules shipped() throws IOException {
        MutablePropertySources sources = new MutablePropertySources();
        new YamlPropertySourceLoader()
                .load("planning", new FileSystemResource("config/planning.yml"))
                .forEach(sources::addLast);
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind("planning", PlanningRules.class)
                .get();
    }
}
