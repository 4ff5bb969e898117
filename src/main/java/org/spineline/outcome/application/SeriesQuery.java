package org.spineline.outcome.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.SqlTime;
import org.spineline.outcome.Grouping;
import org.spineline.outcome.Series;
import org.spineline.outcome.domain.OutcomeRules;
import org.spineline.outcome.domain.Selection;
import org.spineline.outcome.domain.statistics.Histogram;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the database what happened; each method is one statement. */
@Component
class SeriesQuery {
    /** In which a new fracture counts, and which has to be over before its absence does. */
    static final Duration YEAR = Duration.ofDays(365);

    private static final String CAUSES = "select b.cancel_reason as reason, b.cancel_preventable as preventable,"
            + " b.cancel_detected_at as detected, count(*) as cases from outcome_booking b where b.starts_at >= :from"
            + " and b.starts_at < :until and b.starts_at < :now and b.status = 'CANCELLED'%s"
            + " group by b.cancel_reason, b.cancel_preventable, b.cancel_detected_at";
    private static final String MINUTES =
            "select n.technique as grp, cast(floor(b.room_seconds / 60.0) as integer) as minutes,"
                    + " case when n.pain_m3 is null then null when n.pain_before - n.pain_m3 >= :important then true"
                    + " else false end as responded, count(*) as cases from outcome_case n"
                    + " left join outcome_booking b on b.booking_id = n.booking_id"
                    + " where n.plan_id is not null and n.started_at >= :from and n.started_at < :until%s"
                    + " group by grp, minutes, responded";

    private final JdbcClient jdbc;
    private final Clock clock;

    SeriesQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By time point (empty where there is none), then by group (empty where it is not recorded). */
    Map<String, Map<String, Histogram>> counts(Series series, Grouping grouping, Selection selection) {
        Map<String, Map<String, Histogram>> found = new TreeMap<>();
        ask(SeriesSql.counts(series, grouping, selection), selection).query((ResultSet row) -> {
            Histogram cases = found.computeIfAbsent(text(row, "point"), point -> new TreeMap<>())
                    .computeIfAbsent(text(row, "grp"), group -> new Histogram());
            Integer value = row.getObject("val", Integer.class);
            if (value == null) {
                cases.addMissing(row.getLong("cases"));
            } else {
                cases.add(value, row.getLong("cases"));
            }
        });
        return found;
    }

    /** One case behind a number. */
    record Row(UUID patientId, UUID episodeId, Instant at, @Nullable Integer value) {}

    /**
     * The newest first.
     *
     * @param onlyHits values that count, both ends included; null takes all, those without an answer too
     */
    List<Row> cases(Asked asked, Selection selection, OutcomeRules.@Nullable Hits onlyHits, int limit, long offset) {
        return narrowed(
                        "select patient_id, episode_id, happened_at, val",
                        asked,
                        selection,
                        onlyHits,
                        " order by happened_at desc, episode_id offset :offset rows fetch next :limit rows only")
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> new Row(
                        row.getObject("patient_id", UUID.class),
                        row.getObject("episode_id", UUID.class),
                        SqlTime.instant(row, "happened_at"),
                        row.getObject("val", Integer.class)))
                .list();
    }

    long count(Asked asked, Selection selection, OutcomeRules.@Nullable Hits onlyHits) {
        return narrowed("select count(*)", asked, selection, onlyHits, "")
                .query(Long.class)
                .single();
    }

    /** Those with an answer, in the order in which they happened. */
    List<Row> inOrder(Series series, Selection selection) {
        return ask(
                        "select happened_at, val from (" + SeriesSql.cases(series, Grouping.NONE, selection)
                                + ") counted where val is not null order by happened_at, episode_id",
                        selection)
                .query((row, number) -> new Row(
                        NOBODY, NOBODY, SqlTime.instant(row, "happened_at"), row.getObject("val", Integer.class)))
                .list();
    }

    private static final UUID NOBODY = new UUID(0, 0);

    /**
     * The part of a series that is asked for.
     *
     * @param group null takes all; empty is "not recorded"
     */
    record Asked(Series series, Grouping grouping, String point, @Nullable String group) {}

    private JdbcClient.StatementSpec narrowed(
            String what, Asked asked, Selection selection, OutcomeRules.@Nullable Hits onlyHits, String end) {
        StringBuilder sql = new StringBuilder(what)
                .append(" from (")
                .append(SeriesSql.cases(asked.series(), asked.grouping(), selection))
                .append(") counted where ")
                .append(asked.point().isEmpty() ? "point is null" : "point = :point");
        if (asked.group() != null) {
            sql.append(asked.group().isEmpty() ? " and grp is null" : " and grp = :group");
        }
        if (onlyHits != null) {
            sql.append(" and val between :low and :high");
        }
        JdbcClient.StatementSpec statement =
                ask(sql.append(end).toString(), selection).param("point", asked.point());
        if (asked.group() != null) {
            statement.param("group", asked.group());
        }
        if (onlyHits != null) {
            statement.param("low", onlyHits.from()).param("high", onlyHits.until());
        }
        return statement;
    }

    /** One cause of cancellations. */
    record Cause(String reason, @Nullable Boolean preventable, @Nullable String detectedAt, long cases) {}

    List<Cause> causes(Selection selection) {
        return ask(CAUSES.formatted(SeriesSql.narrowerOfBookings(selection)), selection)
                .query((row, number) -> new Cause(
                        text(row, "reason"),
                        row.getObject("preventable", Boolean.class),
                        row.getString("detected"),
                        row.getLong("cases")))
                .list();
    }

    /** How long cases of one technique were in the room, and whether they responded at three months. */
    record Minutes(String technique, @Nullable Integer minutes, @Nullable Boolean responded, long cases) {}

    List<Minutes> minutes(Selection selection, int importantChange) {
        return ask(MINUTES.formatted(SeriesSql.narrowerOfCases(selection)), selection)
                .param("important", importantChange)
                .query((row, number) -> new Minutes(
                        text(row, "grp"),
                        row.getObject("minutes", Integer.class),
                        row.getObject("responded", Boolean.class),
                        row.getLong("cases")))
                .list();
    }

    /** The names of users, by id as text. */
    Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select id, display_name from app_user").query((ResultSet row) -> {
            names.put(row.getObject("id", UUID.class).toString(), row.getString("display_name"));
        });
        return names;
    }

    private JdbcClient.StatementSpec ask(String sql, Selection selection) {
        Instant now = clock.instant();
        JdbcClient.StatementSpec statement = jdbc.sql(sql)
                .param("from", SqlTime.utc(selection.from()))
                .param("until", SqlTime.utc(selection.until()))
                .param("now", SqlTime.utc(now))
                .param("yearAgo", SqlTime.utc(now.minus(YEAR)));
        if (selection.technique() != null) {
            statement.param("technique", selection.technique().name());
        }
        if (selection.indication() != null) {
            statement.param("indication", selection.indication().name());
        }
        return selection.operator() == null ? statement : statement.param("operator", selection.operator());
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
