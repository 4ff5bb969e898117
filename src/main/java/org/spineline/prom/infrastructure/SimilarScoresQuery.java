package org.spineline.prom.infrastructure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.spineline.prom.Instrument;
import org.spineline.prom.domain.ProcedureCourse;
import org.spineline.prom.domain.PromRules;
import org.spineline.prom.domain.SimilarScores;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quartiles computed by the database. */
@Component
class SimilarScoresQuery implements SimilarScores {
    private static final String QUARTILES =
            """
            select x.instrument, x.at_day, count(*) as patients,
                percentile_cont(0.25) within group (order by x.score) as lower_quartile,
                percentile_cont(0.5) within group (order by x.score) as median,
                percentile_cont(0.75) within group (order by x.score) as upper_quartile
            from (select q.instrument, b.at_day, c.patient_id, avg(q.score) as score
                from prom_course c
                join questionnaire_response q on q.episode_id = c.episode_id and q.score is not null
                join (values %s) as b (at_day, from_day, until_day)
                    on q.answered_at >= c.procedure_at + interval '1' day * b.from_day
                    and q.answered_at < c.procedure_at + interval '1' day * b.until_day
                where c.technique = :technique and c.indication = :indication and c.patient_id <> :patient
                group by q.instrument, b.at_day, c.patient_id) x
            group by x.instrument, x.at_day
            having count(*) >= :atLeast
            order by x.instrument, x.at_day""";

    private final JdbcClient jdbc;

    SimilarScoresQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Quartiles> of(ProcedureCourse course, PromRules.Similar rules) {
        String points = rules.points().stream()
                .map(point -> "(%d, %d, %d)".formatted(point.day(), point.fromDay(), point.untilDay()))
                .collect(Collectors.joining(", "));
        return jdbc.sql(QUARTILES.formatted(points))
                .param("technique", course.getTechnique().name())
                .param("indication", course.getIndication().name())
                .param("patient", course.getPatientId())
                .param("atLeast", rules.atLeastPatients())
                .query((row, number) -> new Quartiles(
                        Instrument.valueOf(row.getString("instrument")),
                        row.getInt("at_day"),
                        row.getLong("patients"),
                        score(row, "lower_quartile"),
                        score(row, "median"),
                        score(row, "upper_quartile")))
                .list();
    }

    private static BigDecimal score(ResultSet row, String column) throws SQLException {
        return BigDecimal.valueOf(row.getDouble(column)).setScale(2, RoundingMode.HALF_UP);
    }
}
