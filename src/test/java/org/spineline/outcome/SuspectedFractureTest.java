package org.spineline.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.GeneratedYear;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** From a rise of pain at follow-up to what the imaging showed, as numbers with their patients behind them. */
@SpinelineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuspectedFractureTest {
    private static final String PERIOD = "from=2013-01-01&until=2013-12-31";
    private static final int OF_EACH = 6;

    private final Api api;
    private final JdbcTemplate jdbc;
    private final GeneratedYear year;
    private GeneratedYear.Truth truth = new GeneratedYear.Truth();
    private List<UUID> confirmed = List.of();

    @Autowired
    SuspectedFractureTest(Api api, JdbcTemplate jdbc, TestClock clock) {
        this.api = api;
        this.jdbc = jdbc;
        this.year = new GeneratedYear(
                jdbc,
                "SF",
                13,
                OffsetDateTime.parse("2013-01-10T15:00:00Z"),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    @BeforeEach
    void write_some_cases_once() {
        if (truth.treated > 0) {
            return;
        }
        truth = year.write(60, 300);
        // The year has suspicions of its own; here the counts are to be known.
        jdbc.update("delete from imaging_task where patient_id in (select id from patient where mrn like 'SF%')");
        List<UUID> treated = jdbc.queryForList(
                "select n.episode_id from procedure_note n join patient p on p.id = n.patient_id"
                        + " where p.mrn like 'SF%' and n.status = 'SIGNED' order by n.started_at",
                UUID.class);
        suspected(treated.subList(0, OF_EACH), "OPEN", null);
        suspected(treated.subList(OF_EACH, 2 * OF_EACH), "DISMISSED", null);
        suspected(treated.subList(2 * OF_EACH, 3 * OF_EACH), "DONE", "NO_NEW_FRACTURE");
        suspected(treated.subList(3 * OF_EACH, 4 * OF_EACH), "DONE", "NEW_FRACTURE");
        suspected(treated.subList(4 * OF_EACH, 5 * OF_EACH), "DONE", "UNCLEAR");
        // Suspected a second time after nothing was found: the case counts once, with the fracture.
        suspected(treated.subList(3 * OF_EACH, 4 * OF_EACH), "DISMISSED", null);
        confirmed = treated.subList(3 * OF_EACH, 4 * OF_EACH);
    }

    @Test
    void every_case_that_was_suspected_counts_once() {
        JsonNode suspected = overall("FRACTURE_SUSPECTED");

        assertThat(suspected.path("n").asInt()).isEqualTo(truth.treated);
        assertThat(suspected.path("hits").asInt()).isEqualTo(5 * OF_EACH);
    }

    @Test
    void a_suspicion_is_confirmed_ruled_out_or_dismissed_and_what_is_open_or_unclear_is_missing() {
        JsonNode answered = overall("FRACTURE_CONFIRMED");

        assertThat(answered.path("n").asInt()).isEqualTo(3 * OF_EACH);
        assertThat(answered.path("hits").asInt()).isEqualTo(OF_EACH);
        assertThat(answered.path("missing").asInt()).isEqualTo(2 * OF_EACH);
    }

    @Test
    void behind_the_number_stand_the_patients_whose_fracture_was_confirmed() {
        Answer answer =
                api.as(Role.LEAD).get("/api/outcomes/cases?measure=FRACTURE_CONFIRMED&onlyHits=true&size=50&" + PERIOD);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body()
                        .path("items")
                        .valueStream()
                        .map(each -> UUID.fromString(each.path("episodeId").asString())))
                .containsExactlyInAnyOrderElementsOf(confirmed);
    }

    @Test
    void every_grouping_is_answered() {
        for (Grouping grouping : Grouping.values()) {
            Answer answer = api.as(Role.LEAD)
                    .get("/api/outcomes/dashboard?dashboard=SAFETY&grouping=" + grouping + "&" + PERIOD);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
    }

    private JsonNode overall(String measure) {
        Answer answer = api.as(Role.LEAD).get("/api/outcomes/dashboard?dashboard=SAFETY&" + PERIOD);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body()
                .path("measures")
                .valueStream()
                .filter(each -> each.path("measure").asString().equals(measure))
                .findFirst()
                .orElseThrow()
                .path("overall");
    }

    private void suspected(List<UUID> episodes, String state, @Nullable String result) {
        boolean open = "OPEN".equals(state);
        for (UUID episode : episodes) {
            jdbc.update(
                    "insert into imaging_task (id, version, facility_id, created_at, created_by, patient_id, episode_id,"
                            + " cause, finding, rule_version, state, result, closed_at, closed_by_name, remark,"
                            + " open_episode_id) select ?, 0, n.facility_id, n.started_at + interval '30' day,"
                            + " n.created_by, n.patient_id, n.episode_id, 'PAIN_ROSE', 'Pain rose.', '2026-11', ?, ?, "
                            + (open ? "null, null, null, n.episode_id" : "n.started_at, 'Dr Rad', 'Looked at', null")
                            + " from procedure_note n where n.episode_id = ? and n.status = 'SIGNED'",
                    UUID.randomUUID(),
                    state,
                    result,
                    episode);
        }
    }
}
