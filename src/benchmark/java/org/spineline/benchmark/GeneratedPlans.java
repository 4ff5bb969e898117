package org.spineline.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spineline.booking.domain.plan.CellSpan;
import org.spineline.booking.domain.plan.PlanCase;
import org.spineline.booking.domain.plan.PlanProblem;
import org.spineline.booking.domain.plan.PlanResource;
import org.spineline.booking.domain.plan.PlanTeam;
import org.spineline.booking.domain.plan.PlanningRules;

/**
 * Made-up days: 3 to 6 rooms, 4 to 8 operators of whom some come late or leave early, 2 to 4 sedation providers, 12 to 40
 * cases of 35 to 110 minutes with the urgencies of a referral list. The same seed makes the same plan.
 */
final class GeneratedPlans {
    private static final int DAY = 24 * 60 / PlanProblem.CELL_MINUTES;

    private GeneratedPlans() {}

    static PlanProblem of(long seed, PlanningRules rules, int turnoverCells) {
        Random random = new Random(seed);
        int days = 1 + random.nextInt(3);
        int roomCount = 3 + random.nextInt(4);
        int caseCount = Math.min(40, Math.max(12, (int) (roomCount * days * (4 + 3 * random.nextDouble()))));
        Map<UUID, PlanResource> resources = new HashMap<>();
        List<UUID> rooms = people(roomCount, random, days, resources, false);
        List<UUID> operators = people(4 + random.nextInt(5), random, days, resources, true);
        List<UUID> providers = people(2 + random.nextInt(3), random, days, resources, true);
        List<CellSpan> local = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            local.add(new CellSpan(day * DAY, (day + 1) * DAY));
        }
        Set<Integer> every = IntStream.range(0, days).boxed().collect(Collectors.toSet());
        List<PlanCase> cases = new ArrayList<>();
        for (int i = 0; i < caseCount; i++) {
            int urgency = random.nextInt(20);
            int priority = (urgency == 0 ? 12 : urgency < 5 ? 5 : 1) + random.nextInt(5);
            List<UUID> others =
                    random.nextInt(10) < 7 ? List.of(providers.get(random.nextInt(providers.size()))) : List.of();
            cases.add(new PlanCase(
                    id(random),
                    id(random),
                    7 + random.nextInt(16),
                    priority,
                    i,
                    every,
                    null,
                    List.of(new PlanTeam(operators.get(random.nextInt(operators.size())), others)),
                    false));
        }
        return new PlanProblem(local, rooms, resources, cases, turnoverCells, rules);
    }

    private static List<UUID> people(
            int count, Random random, int days, Map<UUID, PlanResource> resources, boolean ownHours) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID id = id(random);
            List<CellSpan> hours = new ArrayList<>();
            for (int day = 0; day < days; day++) {
                int from = at(day, 8) + (ownHours && random.nextInt(4) == 0 ? 24 : 0);
                int to = at(day, 17) - (ownHours && random.nextInt(4) == 0 ? 24 : 0);
                hours.add(new CellSpan(from, to));
            }
            resources.put(id, new PlanResource(id, hours, List.of(), List.of()));
            ids.add(id);
        }
        return ids;
    }

    private static int at(int day, int hour) {
        return day * DAY + hour * 60 / PlanProblem.CELL_MINUTES;
    }

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
