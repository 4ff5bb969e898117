package org.spineline.followup.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.spineline.kernel.time.SqlTime;
import org.spineline.support.Api;
import org.spineline.support.Scenario;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Scores that came past the count. */
@SpinelineTest
class ContactScoresTest {
    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ContactScores scores;

    @Test
    void an_answer_kept_by_a_server_of_the_version_before_is_counted_within_the_week() {
        UUID episode = new Scenario(api, clock).signedNote().episode();
        UUID contact = jdbc.sql("select id from follow_up_contact where episode_id = ? and kind = 'M1'")
                .param(episode)
                .query(UUID.class)
                .single();
        jdbc.sql("insert into questionnaire_response (id, version, facility_id, created_at, created_by, patient_id,"
                        + " episode_id, contact_id, instrument, score, instrument_version, source, answered_at)"
                        + " select ?, 0, facility_id, ?, created_by, patient_id, episode_id, id, 'NRS_MOVEMENT', 4, '1',"
                        + " 'CLINIC', planned_from from follow_up_contact where id = ?")
                .params(UUID.randomUUID(), SqlTime.utc(clock.instant()), contact)
                .update();
        clock.advance(Duration.ofDays(7).plusMillis(1));
        scores.catchUp();
        assertThat(counted(contact)).as("longer ago than an upgrade takes").isNull();

        clock.advance(Duration.ofMillis(-1));
        scores.catchUp();

        assertThat(counted(contact)).isEqualTo(4);
    }

    private Integer counted(UUID contact) {
        return (Integer) jdbc.sql("select cast(counted_pain as integer) as pain from follow_up_contact where id = ?")
                .param(contact)
                .query()
                .singleRow()
                .get("pain");
    }
}
