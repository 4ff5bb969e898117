package org.spineline.outcome.application;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spineline.outcome.Grouping;
import org.spineline.outcome.Series;
import org.spineline.outcome.domain.Selection;

/**
 * The statements of each series, over the rows that {@link OutcomeRows} keeps. Both forms of one series share the same rows,
 * so that a number and the list behind it cannot differ.
 */
final class SeriesSql {
    private static final List<String> POINTS_OF_SCORES = List.of("M1", "M3", "M6", "M12");
    private static final String NO_TEXT = "cast(null as varchar(20))";
    private static final String WHOSE = " join booking whose on whose.id = %s.booking_id";

    private SeriesSql() {}

    /** How often each value occurs: {@code grp, point, val, cases}. */
    static String counts(Series series, Grouping grouping, Selection selection) {
        return ofParts(
                series,
                part -> "select " + key(series, grouping) + " as grp, " + part.point + " as point, " + part.value
                        + " as val, count(*) as cases" + from(series, grouping) + part.join
                        + where(series, part, selection) + " group by grp, point, val");
    }

    /** The cases themselves: {@code patient_id, episode_id, happened_at, grp, point, val}. */
    static String cases(Series series, Grouping grouping, Selection selection) {
        String table = series.isOfCases() ? "n" : "b";
        String at = series.isOfCases() ? "n.started_at" : "b.starts_at";
        return ofParts(
                series,
                part -> "select whose.patient_id, whose.episode_id, " + at + " as happened_at, "
                        + key(series, grouping) + " as grp, " + part.point + " as point, " + part.value + " as val"
                        + from(series, grouping) + part.join + WHOSE.formatted(table)
                        + where(series, part, selection));
    }

    /** What the reader narrowed the cases {@code n} to. */
    static String narrowerOfCases(Selection selection) {
        return (selection.technique() == null ? "" : " and n.technique = :technique")
                + (selection.indication() == null ? "" : " and n.indication = :indication")
                + (selection.operator() == null ? "" : " and n.signed_by = :operator");
    }

    /** What the reader narrowed the bookings {@code b} to: of an operator, those on the operator's list. */
    static String narrowerOfBookings(Selection selection) {
        return (selection.technique() == null ? "" : " and b.technique = :technique")
                + (selection.indication() == null ? "" : " and b.indication = :indication")
                + (selection.operator() == null
                        ? ""
                        : " and exists (select 1 from resource me where me.id = b.operator_id"
                                + " and me.user_id = :operator)");
    }

    private static String ofParts(Series series, Function<Part, String> statement) {
        return parts(series).stream().map(statement).collect(Collectors.joining(" union all "));
    }

    private static String from(Series series, Grouping grouping) {
        if (series.isOfCases()) {
            return " from outcome_case n";
        }
        return " from outcome_booking b"
                + (grouping == Grouping.OPERATOR ? " left join resource r on r.id = b.operator_id" : "");
    }

    private static String where(Series series, Part part, Selection selection) {
        return series.isOfCases()
                ? " where n.started_at >= :from and n.started_at < :until" + part.condition + narrowerOfCases(selection)
                : " where b.starts_at >= :from and b.starts_at < :until and b.starts_at < :now" + part.condition
                        + narrowerOfBookings(selection);
    }

    private static String key(Series series, Grouping grouping) {
        boolean isOfCases = series.isOfCases();
        return switch (grouping) {
            case NONE -> NO_TEXT;
            case TECHNIQUE -> isOfCases ? "n.technique" : "b.technique";
            case INDICATION -> isOfCases ? "n.indication" : "b.indication";
            case OPERATOR -> "cast(" + (isOfCases ? "n.signed_by" : "r.user_id") + " as varchar(36))";
            case MONTH -> "cast(" + (isOfCases ? "n.started_month" : "b.starts_month") + " as varchar(6))";
        };
    }

    /** @param condition begins with {@code and}, or is empty */
    private record Part(String point, String value, String join, String condition) {
        static Part of(String value, String condition) {
            return new Part(NO_TEXT, value, "", condition);
        }
    }

    private static List<Part> parts(Series series) {
        return switch (series) {
            case PAIN -> scores("pain");
            case FUNCTION -> scores("rmdq");
            case LEAK -> List.of(Part.of("n.leak", ""));
            case ADVERSE_EVENT -> List.of(Part.of("n.worst_event", ""));
            case NEW_FRACTURE -> List.of(Part.of("n.new_fracture", " and n.started_at <= :yearAgo"));
            case SUSPICION -> List.of(Part.of("n.suspected", " and n.plan_id is not null"));
            case SUSPICION_ANSWER -> List.of(Part.of("n.suspicion_answer", " and n.suspected = 1"));
            case AIR_KERMA -> List.of(Part.of("n.air_kerma", ""));
            case KAP -> List.of(Part.of("n.kap", ""));
            case FLUOROSCOPY -> List.of(Part.of("n.fluoroscopy", ""));
            case WAIT -> List.of(Part.of("n.wait_days", ""));
            case FOLLOW_UP ->
                List.of(new Part(
                        "c.kind",
                        "case when c.outcome = 'DONE' then 1 else 0 end",
                        " join follow_up_contact c on c.plan_id = n.plan_id",
                        " and c.due_until < :now and (c.outcome is null or c.outcome <> 'CANCELLED')"));
            case CANCELLATION ->
                List.of(Part.of(
                        "case when b.status = 'NO_SHOW' or (b.status = 'CANCELLED' and b.cancel_reason = 'NO_SHOW')"
                                + " then 4 when b.status <> 'CANCELLED' then 0 when b.cancel_preventable is null"
                                + " then 2 when b.cancel_preventable then 3 else 1 end",
                        ""));
            case LATENESS -> List.of(Part.of("b.late_minutes", " and b.status = 'COMPLETED'"));
        };
    }

    /** A score that is not yet due is not missing. */
    private static List<Part> scores(String score) {
        return POINTS_OF_SCORES.stream()
                .map(point -> {
                    String column = "n." + score + "_" + point.toLowerCase(Locale.ROOT);
                    return new Part(
                            "cast('" + point + "' as varchar(20))",
                            "cast(n." + score + "_before - " + column + " as integer)",
                            "",
                            " and (" + column + " is not null or n." + point.toLowerCase(Locale.ROOT)
                                    + "_closes_at < :now)");
                })
                .toList();
    }
}
