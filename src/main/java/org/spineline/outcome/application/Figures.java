package org.spineline.outcome.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.spineline.outcome.FigureKind;
import org.spineline.outcome.Grouping;
import org.spineline.outcome.IntervalMethod;
import org.spineline.outcome.Measure;
import org.spineline.outcome.Series;
import org.spineline.outcome.application.OutcomeRequests.Figure;
import org.spineline.outcome.application.OutcomeRequests.FunnelLimit;
import org.spineline.outcome.application.OutcomeRequests.GroupFigure;
import org.spineline.outcome.application.OutcomeRequests.ValueCount;
import org.spineline.outcome.domain.OutcomeRules;
import org.spineline.outcome.domain.SmallGroups;
import org.spineline.outcome.domain.statistics.Histogram;
import org.spineline.outcome.domain.statistics.Interval;
import org.spineline.outcome.domain.statistics.Statistics;
import org.springframework.stereotype.Component;

/** Makes numbers of counts: value, interval, and what is too small to be shown. */
@Component
class Figures {
    private static final Set<Series> NAMED_VALUES =
            Set.of(Series.LEAK, Series.ADVERSE_EVENT, Series.NEW_FRACTURE, Series.SUSPICION_ANSWER);
    private static final Figure HIDDEN =
            new Figure(true, null, null, null, null, null, null, null, null, null, List.of());
    private static final int FUNNEL_STEPS = 24;

    private final OutcomeRules rules;

    Figures(OutcomeRules rules) {
        this.rules = rules;
    }

    /** The cases of the measure, those whose answer is not known among the missing. */
    Histogram casesOf(Measure measure, Histogram series) {
        Integer unknown = rules.unknownOf(measure);
        return unknown == null ? series : series.without(unknown);
    }

    Histogram together(Measure measure, Collection<Histogram> groups) {
        Histogram all = new Histogram();
        groups.forEach(all::addAll);
        return casesOf(measure, all);
    }

    Figure overall(Measure measure, Histogram cases) {
        return SmallGroups.isTooSmall(cases.n(), rules.smallestGroup()) ? HIDDEN : shown(measure, cases, true);
    }

    /** Which groups are not shown, beside their sum. */
    Set<String> hidden(Measure measure, Map<String, Histogram> groups) {
        return SmallGroups.hidden(
                groups.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, group -> casesOf(measure, group.getValue())
                                .n())),
                rules.smallestGroup());
    }

    List<GroupFigure> groups(Measure measure, Map<String, Histogram> groups, Map<String, String> names) {
        Set<String> hidden = hidden(measure, groups);
        List<GroupFigure> figures = new ArrayList<>();
        new TreeMap<>(groups)
                .forEach((key, series) -> figures.add(new GroupFigure(
                        key,
                        names.getOrDefault(key, key),
                        hidden.contains(key) ? HIDDEN : shown(measure, casesOf(measure, series), false))));
        return figures;
    }

    /** Limits from the smallest shown group to a little beyond the largest; none where the whole is hidden. */
    List<FunnelLimit> funnel(Measure measure, Grouping grouping, Figure overall, List<GroupFigure> groups) {
        Double share = overall.value();
        List<Long> sizes = groups.stream()
                .map(group -> group.figure().n())
                .filter(n -> n != null && n > 0)
                .sorted(Comparator.naturalOrder())
                .toList();
        if (measure.kind() != FigureKind.SHARE || grouping != Grouping.OPERATOR || share == null || sizes.isEmpty()) {
            return List.of();
        }
        int first = rules.smallestGroup();
        int last = Math.max(first + 1, (int) (sizes.get(sizes.size() - 1) * 1.1));
        return IntStream.rangeClosed(0, FUNNEL_STEPS)
                .map(step -> first + (int) ((long) (last - first) * step / FUNNEL_STEPS))
                .distinct()
                .mapToObj(n -> limit(share, n))
                .toList();
    }

    private static FunnelLimit limit(double share, int n) {
        Interval warning = Statistics.funnel(share, n, 0.05);
        Interval alarm = Statistics.funnel(share, n, 0.002);
        return new FunnelLimit(n, warning.low(), warning.high(), alarm.low(), alarm.high());
    }

    /** Value of one case as the reader sees it. */
    static @Nullable Double shownValue(Measure measure, @Nullable Integer value) {
        return value == null ? null : (double) value / measure.series().scale();
    }

    private Figure shown(Measure measure, Histogram cases, boolean withValues) {
        long n = cases.n();
        List<ValueCount> values = withValues && NAMED_VALUES.contains(measure.series())
                ? cases.counts().entrySet().stream()
                        .map(entry -> new ValueCount(entry.getKey(), entry.getValue()))
                        .toList()
                : List.of();
        if (n == 0) {
            return new Figure(false, 0L, cases.missing(), null, null, null, null, null, null, null, values);
        }
        double scale = measure.series().scale();
        if (measure.kind() == FigureKind.SHARE) {
            OutcomeRules.Hits wanted = rules.hitsOf(measure);
            long hits = cases.count(wanted::contains);
            Interval interval = Statistics.wilson(hits, n);
            return new Figure(
                    false,
                    n,
                    cases.missing(),
                    hits,
                    (double) hits / n,
                    interval.low(),
                    interval.high(),
                    null,
                    null,
                    IntervalMethod.WILSON,
                    values);
        }
        boolean isMean = measure.kind() == FigureKind.MEAN;
        Interval interval = isMean ? Statistics.mean(cases) : Statistics.median(cases);
        IntervalMethod method = !isMean
                ? IntervalMethod.RANKS
                : Statistics.isResampled(n) ? IntervalMethod.BOOTSTRAP : IntervalMethod.STUDENT;
        return new Figure(
                false,
                n,
                cases.missing(),
                null,
                (isMean ? cases.mean() : cases.quantile(0.5)) / scale,
                interval.low() / scale,
                interval.high() / scale,
                cases.quantile(0.25) / scale,
                cases.quantile(0.75) / scale,
                method,
                values);
    }
}
