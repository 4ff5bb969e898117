package org.spineline.outcome.application;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.spineline.episode.Technique;
import org.spineline.outcome.application.OutcomeRequests.CostView;
import org.spineline.outcome.application.SeriesQuery.Minutes;
import org.spineline.outcome.domain.CostRules;
import org.spineline.outcome.domain.OutcomeRules;
import org.spineline.outcome.domain.SmallGroups;
import org.spineline.outcome.domain.statistics.Histogram;
import org.spineline.outcome.domain.statistics.Interval;
import org.spineline.outcome.domain.statistics.Statistics;
import org.springframework.stereotype.Component;

/** Cost per case and per responder, of the cases whose cost is known in full. */
@Component
class CostReckoning {
    private final CostRules cost;
    private final OutcomeRules rules;

    CostReckoning(CostRules cost, OutcomeRules rules) {
        this.cost = cost;
        this.rules = rules;
    }

    boolean isOn() {
        return cost.isComplete();
    }

    CostView of(List<Minutes> cases) {
        // In cents, so that a histogram of whole numbers holds it exactly.
        Histogram all = new Histogram();
        BigDecimal ofAnswered = BigDecimal.ZERO;
        long answered = 0;
        long responders = 0;
        for (Minutes each : cases) {
            Optional<BigDecimal> known =
                    each.minutes() == null || each.technique().isEmpty()
                            ? Optional.empty()
                            : cost.of(Technique.valueOf(each.technique()), each.minutes());
            if (known.isEmpty()) {
                all.addMissing(each.cases());
                continue;
            }
            all.add(cents(known.get()), each.cases());
            if (each.responded() != null) {
                answered += each.cases();
                ofAnswered = ofAnswered.add(known.get().multiply(BigDecimal.valueOf(each.cases())));
                responders += each.responded() ? each.cases() : 0;
            }
        }
        long n = all.n();
        if (SmallGroups.isTooSmall(n, rules.smallestGroup())) {
            return new CostView(true, cost.currency(), cost.source(), 0, 0, null, null, null, null, 0);
        }
        if (n == 0) {
            return new CostView(false, cost.currency(), cost.source(), 0, all.missing(), null, null, null, null, 0);
        }
        Interval interval = Statistics.mean(all);
        boolean showsResponders = responders > 0 && !SmallGroups.isTooSmall(answered, rules.smallestGroup());
        return new CostView(
                false,
                cost.currency(),
                cost.source(),
                n,
                all.missing(),
                money(all.mean()),
                money(interval.low()),
                money(interval.high()),
                showsResponders ? ofAnswered.divide(BigDecimal.valueOf(responders), 2, RoundingMode.HALF_UP) : null,
                showsResponders ? responders : 0);
    }

    private static int cents(BigDecimal amount) {
        return amount.movePointRight(2).setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    private static BigDecimal money(double cents) {
        return BigDecimal.valueOf(cents).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    }
}
