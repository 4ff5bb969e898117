package org.spineline.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spineline.access.Role;
import org.spineline.support.Api.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that figures are counted from: whether they say what their sources say, or what those said before. */
public final class KeptFigures {
    private final Api api;
    private final JdbcClient jdbc;

    public KeptFigures(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    /**
     * What is kept, once somebody has asked for a figure.
     *
     * @param whose condition on the id of a booking
     */
    public List<Map<String, Object>> of(String whose) {
        Answer asked = api.as(Role.LEAD)
                .get("/api/outcomes/dashboard?dashboard=DOSE&grouping=NONE&from=2020-01-01&until=2020-01-01");
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        return Stream.of("outcome_booking", "outcome_case")
                .flatMap(table -> jdbc
                        .sql("select * from " + table + " where booking_id " + whose + " order by booking_id")
                        .query()
                        .listOfRows()
                        .stream())
                .toList();
    }

    /** Fails where a row would be another one if it were reckoned now. */
    public void areWhatTheirSourcesSay(String told, String whose) {
        List<Map<String, Object>> kept = of(whose);
        jdbc.sql("insert into outcome_mark (booking_id) select id from booking where id " + whose)
                .update();
        assertThat(kept).as(told).isEqualTo(of(whose));
    }
}
