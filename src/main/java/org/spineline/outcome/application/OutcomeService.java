package org.spineline.outcome.application;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.domain.PatientsShown;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.InvalidRequestException;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.outcome.Dashboard;
import org.spineline.outcome.Direction;
import org.spineline.outcome.FigureKind;
import org.spineline.outcome.Grouping;
import org.spineline.outcome.Measure;
import org.spineline.outcome.Series;
import org.spineline.outcome.application.OutcomeRequests.BenchmarkView;
import org.spineline.outcome.application.OutcomeRequests.CancelCause;
import org.spineline.outcome.application.OutcomeRequests.CountedCase;
import org.spineline.outcome.application.OutcomeRequests.CountedCases;
import org.spineline.outcome.application.OutcomeRequests.CusumPoint;
import org.spineline.outcome.application.OutcomeRequests.CusumView;
import org.spineline.outcome.application.OutcomeRequests.DashboardView;
import org.spineline.outcome.application.OutcomeRequests.Figure;
import org.spineline.outcome.application.OutcomeRequests.GroupFigure;
import org.spineline.outcome.application.OutcomeRequests.MeasureView;
import org.spineline.outcome.application.OutcomeRequests.OutcomeFilter;
import org.spineline.outcome.application.OutcomeRequests.TargetView;
import org.spineline.outcome.application.SeriesQuery.Asked;
import org.spineline.outcome.domain.OutcomeRules;
import org.spineline.outcome.domain.Selection;
import org.spineline.outcome.domain.statistics.Histogram;
import org.spineline.outcome.domain.statistics.Statistics;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What became of the patients: numbers, and the cases behind each. Rows of what changed since the last question are reckoned
 * anew first, before the transaction that reads.
 */
@Service
public class OutcomeService {
    private static final int LONGEST_DAYS = 20 * 366;
    private static final int MOST_SUMS = 400;
    private static final String FOLLOW_UP_ORDER = "H24 H72 D7_14 M1 M3 M6 M12";

    private final OutcomeRows kept;
    private final SeriesQuery query;
    private final RoomQuery rooms;
    private final Figures figures;
    private final CostReckoning cost;
    private final TargetService targets;
    private final OutcomeRules rules;
    private final PatientDirectory patients;
    private final FacilityZone facility;
    private final CurrentActor actor;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate reading;

    OutcomeService(
            OutcomeRows kept,
            SeriesQuery query,
            RoomQuery rooms,
            Figures figures,
            CostReckoning cost,
            TargetService targets,
            OutcomeRules rules,
            PatientDirectory patients,
            FacilityZone facility,
            CurrentActor actor,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.kept = kept;
        this.query = query;
        this.rooms = rooms;
        this.figures = figures;
        this.cost = cost;
        this.targets = targets;
        this.rules = rules;
        this.patients = patients;
        this.facility = facility;
        this.actor = actor;
        this.events = events;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** Everything that is shown together is read in one transaction, and only once the rows are up to date. */
    private <T> T upToDate(Supplier<T> shown) {
        kept.bringUpToDate();
        return Objects.requireNonNull(reading.execute(status -> shown.get()));
    }

    /** A fixed number of statements for each dashboard, however many cases and groups there are, once the rows are up to date. */
    @Requires(Permission.OUTCOME_READ)
    public DashboardView dashboard(Dashboard dashboard, Grouping grouping, OutcomeFilter filter) {
        Selection selection = selection(filter);
        return upToDate(() -> counted(dashboard, grouping, filter, selection));
    }

    private DashboardView counted(Dashboard dashboard, Grouping grouping, OutcomeFilter filter, Selection selection) {
        Instant now = facility.clock().instant();
        Map<String, String> names = grouping == Grouping.OPERATOR ? query.names() : Map.of();
        List<TargetView> aims = targets.all();
        List<MeasureView> views = new ArrayList<>();
        Map<Series, List<Measure>> measures = Arrays.stream(Measure.values())
                .filter(measure -> measure.dashboard() == dashboard)
                .collect(Collectors.groupingBy(Measure::series, LinkedHashMap::new, Collectors.toList()));
        measures.forEach((series, ofSeries) -> {
            Map<String, Map<String, Histogram>> counts = query.counts(series, grouping, selection);
            ofSeries.forEach(measure ->
                    views.addAll(views(measure, grouping, counts, names, aims, selection.operator() == null)));
        });
        boolean isAccess = dashboard == Dashboard.ACCESS;
        return new DashboardView(
                dashboard,
                filter.from(),
                filter.until(),
                grouping,
                seesAll(),
                rules.smallestGroup(),
                now,
                views,
                isAccess ? causes(views, selection) : List.of(),
                isAccess ? rooms.use(selection, now) : List.of(),
                dashboard == Dashboard.COST && cost.isOn()
                        ? cost.of(query.minutes(selection, rules.painImportantChange()))
                        : null);
    }

    private List<MeasureView> views(
            Measure measure,
            Grouping grouping,
            Map<String, Map<String, Histogram>> counts,
            Map<String, String> names,
            List<TargetView> aims,
            boolean isEverybody) {
        Map<String, Map<String, Histogram>> points = counts.isEmpty() ? Map.of("", Map.of()) : counts;
        return points.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(FOLLOW_UP_ORDER::indexOf)))
                .map(point -> view(measure, point.getKey(), grouping, point.getValue(), names, aims, isEverybody))
                .toList();
    }

    private MeasureView view(
            Measure measure,
            String point,
            Grouping grouping,
            Map<String, Histogram> groups,
            Map<String, String> names,
            List<TargetView> aims,
            boolean isEverybody) {
        Figure overall = figures.overall(measure, figures.together(measure, groups.values()));
        List<GroupFigure> each = grouping == Grouping.NONE ? List.of() : figures.groups(measure, groups, names);
        return new MeasureView(
                measure,
                point,
                measure.title(),
                measure.unit(),
                measure.kind(),
                measure.better(),
                measure.numerator(),
                measure.denominator(),
                overall,
                each,
                aims.stream()
                        .filter(aim -> aim.measure() == measure && aim.point().equals(point))
                        .findFirst()
                        .orElse(null),
                rules.benchmarksOf(measure, point).stream()
                        .map(b -> new BenchmarkView(b.study(), b.finding(), b.value(), b.source(), b.checked()))
                        .toList(),
                isEverybody ? figures.funnel(measure, grouping, overall, each) : List.of(),
                rules.cusum().containsKey(measure));
    }

    /** None where the bookings themselves are too few to be shown. */
    private List<CancelCause> causes(List<MeasureView> views, Selection selection) {
        boolean isShown = views.stream()
                .filter(view -> view.measure() == Measure.CANCELLED)
                .noneMatch(view -> view.overall().hidden());
        return isShown
                ? query.causes(selection).stream()
                        .map(cause ->
                                new CancelCause(cause.reason(), cause.preventable(), cause.detectedAt(), cause.cases()))
                        .sorted(Comparator.comparingLong(CancelCause::cases)
                                .reversed()
                                .thenComparing(CancelCause::reason))
                        .toList()
                : List.of();
    }

    /**
     * The cases behind a number, the newest first.
     *
     * @param group null for all; empty for those of which it is not recorded
     * @param onlyHits of a share, only those that count
     * @throws ConflictException if the number itself is not shown because the cases are too few
     */
    @Requires(Permission.OUTCOME_READ)
    public CountedCases cases(
            Measure measure,
            String point,
            Grouping grouping,
            @Nullable String group,
            boolean onlyHits,
            OutcomeFilter filter,
            int page,
            int size) {
        Selection selection = selection(filter);
        OutcomeRules.Hits hits = onlyHits && measure.kind() == FigureKind.SHARE ? rules.hitsOf(measure) : null;
        Asked asked = new Asked(measure.series(), grouping, point, group);
        return upToDate(() -> behind(measure, asked, hits, selection, page, size));
    }

    private CountedCases behind(
            Measure measure, Asked asked, OutcomeRules.@Nullable Hits hits, Selection selection, int page, int size) {
        String point = asked.point();
        requireShown(measure, point, asked.grouping(), asked.group(), selection);
        List<SeriesQuery.Row> rows = query.cases(asked, selection, hits, size, (long) page * size);
        long total = query.count(asked, selection, hits);
        Map<UUID, PatientSummary> people = patients.summaries(
                rows.stream().map(SeriesQuery.Row::patientId).distinct().toList());
        events.publishEvent(new PatientsShown(people.keySet()));
        return new CountedCases(
                measure,
                point,
                rows.stream()
                        .map(row -> shown(measure, row, people.get(row.patientId())))
                        .toList(),
                page,
                size,
                total);
    }

    private CountedCase shown(Measure measure, SeriesQuery.Row row, PatientSummary patient) {
        Integer unknown = rules.unknownOf(measure);
        Integer value = row.value() == null || row.value().equals(unknown) ? null : row.value();
        return new CountedCase(
                row.episodeId(),
                row.patientId(),
                patient.familyName() + ", " + patient.givenName(),
                patient.mrn(),
                patient.birthDate(),
                facility.dayOf(row.at()),
                Figures.shownValue(measure, value),
                value == null || measure.kind() != FigureKind.SHARE
                        ? null
                        : rules.hitsOf(measure).contains(value));
    }

    private void requireShown(
            Measure measure, String point, Grouping grouping, @Nullable String group, Selection selection) {
        Map<String, Histogram> groups =
                query.counts(measure.series(), grouping, selection).getOrDefault(point, Map.of());
        boolean isHidden = group == null
                ? figures.overall(measure, figures.together(measure, groups.values()))
                        .hidden()
                : figures.hidden(measure, groups).contains(group);
        if (isHidden) {
            throw new ConflictException(
                    "too-few-cases",
                    "These are too few cases to be shown. Choose a longer period or a larger group.",
                    Map.of("smallestGroup", rules.smallestGroup()));
        }
    }

    /**
     * The running sum of a measure, case by case.
     *
     * @throws NotFoundException if the site set no chart for this measure
     */
    @Requires(Permission.OUTCOME_READ)
    public CusumView cusum(Measure measure, OutcomeFilter filter) {
        Selection selection = selection(filter);
        OutcomeRules.CusumRule rule = rules.cusum().get(measure);
        if (rule == null || measure.kind() != FigureKind.SHARE) {
            throw new NotFoundException(
                    "no-running-sum", "There is no running sum for this measure.", Map.of("measure", measure));
        }
        return upToDate(() -> summed(measure, rule, selection));
    }

    private CusumView summed(Measure measure, OutcomeRules.CusumRule rule, Selection selection) {
        Integer unknown = rules.unknownOf(measure);
        List<SeriesQuery.Row> rows = query.inOrder(measure.series(), selection).stream()
                .filter(row -> row.value() != null && !row.value().equals(unknown))
                .toList();
        boolean isHidden = rows.size() < rules.smallestGroup() && !rows.isEmpty();
        double limit = rule.limit().doubleValue();
        return new CusumView(
                measure,
                rule.acceptable().doubleValue(),
                rule.unacceptable().doubleValue(),
                limit,
                rules.source(),
                isHidden,
                isHidden ? 0 : rows.size(),
                isHidden ? List.of() : sums(measure, rows, rule, limit));
    }

    private List<CusumPoint> sums(
            Measure measure, List<SeriesQuery.Row> rows, OutcomeRules.CusumRule rule, double limit) {
        OutcomeRules.Hits hits = rules.hitsOf(measure);
        boolean[] failures = new boolean[rows.size()];
        for (int i = 0; i < failures.length; i++) {
            Integer value = rows.get(i).value();
            boolean isHit = value != null && hits.contains(value);
            failures[i] = (measure.better() == Direction.LOWER) == isHit;
        }
        double[] sums = Statistics.cusum(
                failures, rule.acceptable().doubleValue(), rule.unacceptable().doubleValue(), limit);
        int every = Math.max(1, (sums.length + MOST_SUMS - 1) / MOST_SUMS);
        List<CusumPoint> points = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            if (i % every == 0 || i == sums.length - 1 || sums[i] >= limit) {
                points.add(new CusumPoint(i + 1, facility.dayOf(rows.get(i).at()), sums[i], sums[i] >= limit));
            }
        }
        return points;
    }

    private Selection selection(OutcomeFilter filter) {
        LocalDate today = facility.today();
        if (Math.abs(ChronoUnit.DAYS.between(today, filter.from())) > LONGEST_DAYS) {
            throw new InvalidRequestException(
                    "This period cannot be shown.",
                    List.of(new FieldError("#from", "Ask for days within twenty years from today.")));
        }
        if (filter.until().isBefore(filter.from())
                || ChronoUnit.DAYS.between(filter.from(), filter.until()) > LONGEST_DAYS) {
            throw new InvalidRequestException(
                    "This period cannot be shown.",
                    List.of(new FieldError(
                            "#until", "Ask for at most twenty years, the last day not before the first.")));
        }
        return new Selection(
                facility.startOf(filter.from()),
                facility.startOf(filter.until().plusDays(1)),
                filter.technique(),
                filter.indication(),
                seesAll() ? filter.operatorId() : actor.userId());
    }

    private static boolean seesAll() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null
                && who.getAuthorities().stream()
                        .anyMatch(granted -> Permission.OUTCOME_ALL.name().equals(granted.getAuthority()));
    }
}
