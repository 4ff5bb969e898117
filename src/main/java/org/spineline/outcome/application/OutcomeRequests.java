package org.spineline.outcome.application;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.Indication;
import org.spineline.episode.Technique;
import org.spineline.outcome.Dashboard;
import org.spineline.outcome.Direction;
import org.spineline.outcome.ExportFormat;
import org.spineline.outcome.FigureKind;
import org.spineline.outcome.Grouping;
import org.spineline.outcome.IntervalMethod;
import org.spineline.outcome.Measure;

/** What goes over the wire. Shares are 0–1; null is "not recorded" or "not shown". */
public final class OutcomeRequests {
    private OutcomeRequests() {}

    /**
     * What is looked at.
     *
     * @param from first day of the procedures, or of the bookings
     * @param until last day
     * @param operatorId a user; who may see only their own results gets these whatever is asked
     */
    public record OutcomeFilter(
            @NotNull LocalDate from,
            @NotNull LocalDate until,
            @Nullable Technique technique,
            @Nullable Indication indication,
            @Nullable UUID operatorId) {}

    /**
     * @param everybody false where these are the results of the reader alone
     * @param countedAt what was recorded later is not in it
     */
    public record DashboardView(
            Dashboard dashboard,
            LocalDate from,
            LocalDate until,
            Grouping grouping,
            boolean everybody,
            int smallestGroup,
            Instant countedAt,
            List<MeasureView> measures,
            List<CancelCause> cancelCauses,
            List<RoomUse> rooms,
            @Nullable CostView cost) {}

    /**
     * One measure at one time point.
     *
     * @param point such as {@code M3}; empty where the measure has none
     * @param funnel limits by size of the group; only for shares by operator
     * @param hasCusum whether a chart of the running sum can be asked for
     */
    public record MeasureView(
            Measure measure,
            String point,
            String title,
            String unit,
            FigureKind kind,
            Direction better,
            String numerator,
            String denominator,
            Figure overall,
            List<GroupFigure> groups,
            @Nullable TargetView target,
            List<BenchmarkView> benchmarks,
            List<FunnelLimit> funnel,
            boolean hasCusum) {}

    /**
     * @param hidden too few cases to be shown; then everything else is null
     * @param n cases with an answer
     * @param missing cases without
     * @param hits of a share, how many
     * @param value share, mean or median; null of no cases
     * @param low of the 95 % interval
     * @param high of the 95 % interval
     * @param values how often each value occurred, where the values have names
     */
    public record Figure(
            boolean hidden,
            @Nullable Long n,
            @Nullable Long missing,
            @Nullable Long hits,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double lowerQuartile,
            @Nullable Double upperQuartile,
            @Nullable IntervalMethod method,
            List<ValueCount> values) {}

    public record ValueCount(int value, long cases) {}

    /**
     * @param key as it is asked for in the list of patients; empty where it is not recorded
     * @param label a name where there is one, otherwise the key
     */
    public record GroupFigure(String key, String label, Figure figure) {}

    /** Within which a group of this size would stay by chance: 95 % and 99.8 %. */
    public record FunnelLimit(int n, double low95, double high95, double low998, double high998) {}

    /**
     * @param value null where the finding is of another kind
     * @param checked false where it was written down from memory of the paper
     */
    public record BenchmarkView(
            String study, String finding, @Nullable BigDecimal value, String source, boolean checked) {}

    /** @param preventable null where nobody said */
    public record CancelCause(String reason, @Nullable Boolean preventable, @Nullable String detectedAt, long cases) {}

    /**
     * @param usedMinutes with a patient in the room
     * @param openMinutes working hours without closures and holidays
     * @param cases whose way in and out was recorded
     * @param missing finished cases without
     */
    public record RoomUse(UUID roomId, String room, long usedMinutes, long openMinutes, long cases, long missing) {}

    /**
     * Local cost, for comparing one's own cases.
     *
     * @param cases whose kit and minutes are known
     * @param missing cases without
     * @param perResponder cost of the cases with both scores at three months, for each of them that responded
     */
    public record CostView(
            boolean hidden,
            String currency,
            String source,
            long cases,
            long missing,
            @Nullable BigDecimal perCase,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable BigDecimal perResponder,
            long responders) {}

    /** One case behind a number. */
    public record CountedCase(
            UUID episodeId,
            UUID patientId,
            String patientName,
            String mrn,
            LocalDate birthDate,
            LocalDate day,
            @Nullable Double value,
            @Nullable Boolean counts) {}

    /**
     * @param total over all pages
     */
    public record CountedCases(
            Measure measure, String point, List<CountedCase> items, int page, int size, long total) {}

    /** @param sums after each shown case; long series are thinned, alarms never */
    public record CusumView(
            Measure measure,
            double acceptable,
            double unacceptable,
            double limit,
            String source,
            boolean hidden,
            long cases,
            List<CusumPoint> sums) {}

    /** @param number of the case, from 1 */
    public record CusumPoint(int number, LocalDate day, double sum, boolean alarm) {}

    /** @param value in the unit of the measure; of a share, 0–1 */
    public record TargetView(
            UUID id,
            long version,
            Measure measure,
            String point,
            BigDecimal value,
            String reason,
            String byName,
            Instant at) {}

    /** @param point empty where the measure has no time points */
    public record TargetRequest(
            @NotNull Measure measure,
            @NotNull @Size(max = 20) String point,
            @NotNull @DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6, fraction = 4) BigDecimal value,
            @NotBlank @Size(max = 500) String reason) {}

    public record TargetChange(
            @NotNull @DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6, fraction = 4) BigDecimal value,
            @NotBlank @Size(max = 500) String reason) {}

    /** @param purpose why the data leave; kept with the name of who took them */
    public record ExportRequest(
            @NotNull ExportFormat format,
            @NotNull Boolean deIdentified,
            @NotNull LocalDate from,
            @NotNull LocalDate until,
            @NotBlank @Size(max = 500) String purpose) {}

    public record ExportView(
            UUID id,
            ExportFormat format,
            boolean deIdentified,
            LocalDate from,
            LocalDate until,
            String purpose,
            String byName,
            Instant createdAt,
            int timesTaken) {}
}
