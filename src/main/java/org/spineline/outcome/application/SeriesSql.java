package org.spineline.outcome.application;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.SqlTime;
import org.spineline.outcome.Grouping;
import org.spineline.outcome.Series;
import org.spineline.outcome.domain.OutcomeRules;
import org.spineline.outcome.domain.Selection;

/**
 * The statements of each series. All forms of one series share the same rows, so that a number and the list behind it
 * cannot differ. Tables are joined only where something of them is asked for.
 */
final class SeriesSql {
    private static final String POINTS_OF_SCORES = "('M1', 'M3', 'M6', 'M12')";
    private static final String NEW_FRACTURE_DAYS = "365";
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");
    private static final String NO_TEXT = "cast(null as varchar(20))";

    /** Of bookings: those on the list of the user who is asked about. */
    static final String OWN_BOOKING =
            " and exists (select 1 from booking_allocation own join resource me on me.id = own.resource_id"
                    + " where own.booking_id = b.id and own.role = 'OPERATOR' and me.user_id = :operator)";

    private final OutcomeRules rules;
    private final FacilityZone facility;

    SeriesSql(OutcomeRules rules, FacilityZone facility) {
        this.rules = rules;
        this.facility = facility;
    }

    /** How often each value occurs: {@code grp, point, val, cases}. */
    String counts(Series series, Grouping grouping, Selection selection) {
        Rows rows = rows(series, grouping, selection);
        String key = key(grouping, rows.isOfCases, selection);
        if (rows.groupedBy == null) {
            return "select " + key + " as grp, " + rows.point + " as point, " + rows.value
                    + " as val, count(*) as cases" + rows.from() + " group by grp, point, val";
        }
        return "select grp, point, val, count(*) as cases from (select " + key + " as grp, " + rows.point
                + " as point, " + rows.value + " as val" + rows.from() + " group by " + rows.groupedBy + ", "
                + column(grouping, rows.isOfCases) + ") counted group by grp, point, val";
    }

    /** The cases themselves: {@code patient_id, episode_id, happened_at, grp, point, val}. */
    String cases(Series series, Grouping grouping, Selection selection) {
        Rows rows = rows(series, grouping, selection);
        String row = rows.isOfCases
                ? "n.patient_id, n.episode_id, n.started_at as happened_at"
                : "b.patient_id, b.episode_id, b.starts_at as happened_at";
        String sql = "select " + row + ", " + key(grouping, rows.isOfCases, selection) + " as grp, " + rows.point
                + " as point, " + rows.value + " as val" + rows.from();
        return rows.groupedBy == null
                ? sql
                : sql + " group by " + rows.groupedBy + ", n.patient_id, n.episode_id, "
                        + column(grouping, rows.isOfCases);
    }

    private Rows rows(Series series, Grouping grouping, Selection selection) {
        return series.isOfCases()
                ? cases(
                        series,
                        grouping == Grouping.INDICATION || selection.indication() != null,
                        grouping == Grouping.TECHNIQUE || selection.technique() != null,
                        selection)
                : bookings(series, grouping, selection);
    }

    private Rows cases(Series series, boolean indicationIsAsked, boolean techniqueIsAsked, Selection selection) {
        Rows rows = new Rows(true, "procedure_note n");
        rows.where.add("n.status = 'SIGNED' and n.started_at >= :from and n.started_at < :until");
        boolean scores = series == Series.PAIN || series == Series.FUNCTION;
        if (indicationIsAsked || scores || series == Series.WAIT) {
            rows.joins.add("join episode e on e.id = n.episode_id");
        }
        if (techniqueIsAsked || scores || series == Series.FOLLOW_UP || series == Series.SUSPICION) {
            boolean needed = scores || series == Series.FOLLOW_UP || series == Series.SUSPICION;
            rows.joins.add((needed ? "join" : "left join") + " follow_up_plan p on p.note_id = n.id");
        }
        rows.narrower = narrower(selection);
        switch (series) {
            case PAIN -> scores(rows, "e.pain_on_movement", "c.counted_pain");
            case FUNCTION -> scores(rows, "e.rmdq", "c.counted_rmdq");
            case LEAK -> leaks(rows);
            case ADVERSE_EVENT -> events(rows);
            case NEW_FRACTURE -> newFractures(rows);
            case SUSPICION -> suspicions(rows, "left join", "case when count(i.id) > 0 then 1 else 0 end");
            case SUSPICION_ANSWER ->
                suspicions(
                        rows,
                        "join",
                        "max(case when i.result = 'NEW_FRACTURE' then 2 when i.result = 'NO_NEW_FRACTURE' then 1"
                                + " when i.state = 'DISMISSED' then 0 end)");
            case AIR_KERMA -> rows.value = "cast(floor(n.air_kerma_mgy) as integer)";
            case KAP ->
                rows.value = "cast(floor(10 * n.kap_value * case n.kap_unit when 'GY_CM2' then 1"
                        + " when 'UGY_M2' then 0.01 when 'MGY_CM2' then 0.001 end) as integer)";
            case FLUOROSCOPY -> rows.value = "cast(floor(10 * n.fluoroscopy_minutes) as integer)";
            case WAIT ->
                rows.value = "cast(floor(extract(epoch from (n.started_at - e.created_at)) / 86400) as integer)";
            case FOLLOW_UP -> {
                rows.joins.add("join follow_up_contact c on c.plan_id = p.id");
                rows.where.add("c.due_until < :now and (c.outcome is null or c.outcome <> 'CANCELLED')");
                rows.point = "c.kind";
                rows.value = "case when c.outcome = 'DONE' then 1 else 0 end";
            }
            default -> throw new IllegalArgumentException(series + " is no series of cases");
        }
        return rows;
    }

    /** What the reader narrowed the cases to; of a note {@code n} with its episode {@code e} and plan {@code p}. */
    static String narrower(Selection selection) {
        return (selection.technique() == null ? "" : " and p.technique = :technique")
                + (selection.indication() == null ? "" : " and e.indication = :indication")
                + (selection.operator() == null ? "" : " and n.signed_by = :operator");
    }

    /** A score that is not yet due is not missing. */
    private static void scores(Rows rows, String before, String after) {
        rows.joins.add("join follow_up_contact c on c.plan_id = p.id and c.kind in " + POINTS_OF_SCORES);
        rows.where.add("(" + after + " is not null or c.due_until < :now)");
        rows.point = "c.kind";
        rows.value = "cast(" + before + " - " + after + " as integer)";
    }

    /** A level that says nothing leaves a case without leak unknown; a leak elsewhere is one all the same. */
    private static void leaks(Rows rows) {
        rows.joins.add("left join treated_level t on t.note_id = n.id");
        String level = "case when t.leak is null then null when t.leak = 'NONE' then 0"
                + " when t.leak_symptomatic then 3 when t.leak_symptomatic is null then 2 else 1 end";
        rows.value =
                "case when max(" + level + ") >= 1 then max(" + level + ") when count(t.leak) = count(*) then 0 end";
        rows.groupedBy = "n.id, n.started_at";
    }

    private void events(Rows rows) {
        rows.joins.add("left join adverse_event a on a.episode_id = n.episode_id and a.withdrawn_at is null"
                + " and (a.booking_id = n.booking_id or (a.booking_id is null and a.occurred_at >= n.started_at"
                + " and a.occurred_at < n.started_at + interval '" + rules.eventWindowDays() + "' day))");
        rows.value = "coalesce(max(cast(substring(a.grade from 1 for 1) as integer)), 0)";
        rows.groupedBy = "n.id, n.started_at";
    }

    private static void newFractures(Rows rows) {
        String year = "interval '" + NEW_FRACTURE_DAYS + "' day";
        rows.where.add("n.started_at <= :yearAgo");
        rows.joins.add("left join episode later on later.patient_id = n.patient_id and later.id <> n.episode_id"
                + " and later.created_at > n.started_at and later.created_at <= n.started_at + " + year);
        rows.joins.add("left join fracture f on f.episode_id = later.id and f.onset > cast(n.started_at as date)");
        rows.joins.add("left join adverse_event a on a.episode_id = n.episode_id and a.withdrawn_at is null"
                + " and a.kind_code = 'NEW_FRACTURE' and a.occurred_at > n.started_at"
                + " and a.occurred_at <= n.started_at + " + year);
        rows.value = "case when count(f.id) > 0 then 2 when count(a.id) > 0 then 1 else 0 end";
        rows.groupedBy = "n.id, n.started_at";
    }

    /**
     * What pain at follow-up made somebody suspect. The worst answer of a case counts; one that is open or unclear says
     * nothing beside another that was answered.
     */
    private static void suspicions(Rows rows, String join, String value) {
        rows.joins.add(join + " imaging_task i on i.episode_id = n.episode_id and i.created_at >= n.started_at");
        rows.value = value;
        rows.groupedBy = "n.id, n.started_at";
    }

    private static Rows bookings(Series series, Grouping grouping, Selection selection) {
        Rows rows = new Rows(false, "booking b");
        rows.where.add("b.starts_at >= :from and b.starts_at < :until and b.starts_at < :now");
        if (grouping == Grouping.INDICATION || selection.indication() != null) {
            rows.joins.add("join episode e on e.id = b.episode_id");
        }
        if (grouping == Grouping.OPERATOR) {
            // A booking has one operator; the smaller id where somebody gave it two, so that it is counted once.
            rows.joins.add("left join booking_allocation ba on ba.booking_id = b.id and ba.role = 'OPERATOR'"
                    + " and not exists (select 1 from booking_allocation other where other.booking_id = b.id"
                    + " and other.role = 'OPERATOR' and other.resource_id < ba.resource_id)");
            rows.joins.add("left join resource r on r.id = ba.resource_id");
        }
        if (selection.technique() != null) {
            rows.where.add("b.technique = :technique");
        }
        if (selection.indication() != null) {
            rows.where.add("e.indication = :indication");
        }
        if (selection.operator() != null) {
            rows.where.add(OWN_BOOKING.substring(" and ".length()));
        }
        if (series == Series.CANCELLATION) {
            rows.where.add("b.status not in ('HELD', 'LAPSED')");
            rows.value =
                    "case when b.status = 'NO_SHOW' or (b.status = 'CANCELLED' and b.cancel_reason = 'NO_SHOW') then 4"
                            + " when b.status <> 'CANCELLED' then 0 when b.cancel_preventable is null then 2"
                            + " when b.cancel_preventable then 3 else 1 end";
        } else {
            rows.where.add("b.status = 'COMPLETED'");
            rows.joins.add("left join case_milestone m on m.booking_id = b.id and m.milestone = 'IN_ROOM'");
            rows.value = "cast(floor(extract(epoch from (m.reached_at - b.starts_at)) / 60) as integer)";
        }
        return rows;
    }

    /** What the rows are grouped by in the database, before it becomes a text. */
    private static String column(Grouping grouping, boolean isOfCases) {
        return switch (grouping) {
            case NONE, MONTH -> isOfCases ? "n.started_at" : "b.starts_at";
            case TECHNIQUE -> isOfCases ? "p.technique" : "b.technique";
            case INDICATION -> "e.indication";
            case OPERATOR -> isOfCases ? "n.signed_by" : "r.user_id";
        };
    }

    private String key(Grouping grouping, boolean isOfCases, Selection selection) {
        String column = column(grouping, isOfCases);
        return switch (grouping) {
            case NONE -> NO_TEXT;
            case TECHNIQUE, INDICATION -> column;
            case OPERATOR -> "cast(" + column + " as varchar(36))";
            case MONTH -> {
                YearMonth first = YearMonth.from(facility.dayOf(selection.from()));
                YearMonth last = YearMonth.from(facility.dayOf(selection.until().minusMillis(1)));
                yield month(column, first, (int) first.until(last, ChronoUnit.MONTHS) + 1);
            }
        };
    }

    /**
     * In which of so many months of the facility a moment is, as {@code 202611}. Finding it by halves, the database compares
     * a few instants; reckoning year and month of each row in the zone took it half of the time.
     */
    private String month(String column, YearMonth first, int months) {
        if (months <= 1) {
            return "'" + MONTH.format(first) + "'";
        }
        YearMonth middle = first.plusMonths(months / 2);
        return "case when " + column + " < timestamp with time zone '"
                + SqlTime.utc(facility.startOf(middle.atDay(1))) + "' then " + month(column, first, months / 2)
                + " else "
                + month(column, middle, months - months / 2) + " end";
    }

    /** What is asked, part by part. */
    private static final class Rows {
        private final boolean isOfCases;
        private final String table;
        private final List<String> joins = new ArrayList<>();
        private final List<String> where = new ArrayList<>();
        private String point = NO_TEXT;
        private String value = "0";
        private String narrower = "";
        /** Where several rows make one case: what tells the cases apart. */
        private @Nullable String groupedBy;

        Rows(boolean isOfCases, String table) {
            this.isOfCases = isOfCases;
            this.table = table;
        }

        String from() {
            return " from " + table + joins.stream().map(join -> " " + join).reduce("", String::concat) + " where "
                    + String.join(" and ", where) + narrower;
        }
    }
}
