package org.spineline.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.spineline.access.Role;
import org.spineline.followup.CountedScores;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.GeneratedYear;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A nurse asked at the call, and the patient told the clinic as well: one contact, two scores. */
@SpinelineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoredTwiceTest {
    private static final String PERIOD = "from=2014-01-01&until=2014-12-31";

    private final Api api;
    private final JdbcTemplate jdbc;
    private final GeneratedYear year;
    private GeneratedYear.Truth truth = new GeneratedYear.Truth();

    @Autowired
    ScoredTwiceTest(Api api, JdbcTemplate jdbc, TestClock clock) {
        this.api = api;
        this.jdbc = jdbc;
        this.year = new GeneratedYear(
                jdbc,
                "TW",
                14,
                OffsetDateTime.parse("2014-01-10T15:00:00Z"),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    @BeforeEach
    void write_some_cases_once() {
        if (truth.treated == 0) {
            truth = year.write(60, 300);
        }
    }

    @AfterEach
    void the_second_scores_go() {
        jdbc.update("delete from questionnaire_response where source = 'CLINIC' and patient_id in"
                + " (select id from patient where mrn like 'TW%')");
        recount();
    }

    @Test
    void a_second_score_further_from_the_planned_day_changes_no_figure_and_no_list() {
        JsonNode before = responders();
        toldTheClinic("c.planned_from - interval '10' day", 10);

        assertThat(responders()).isEqualTo(before);
        assertThat(before.path("n").asInt()).isEqualTo(truth.painAtOneMonth);
        assertThat(before.path("hits").asInt()).isEqualTo(truth.respondersAtOneMonth);
        Answer list = api.as(Role.LEAD).get("/api/outcomes/cases?measure=PAIN_RESPONDERS&point=M1&size=1&" + PERIOD);
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(list.body().path("total").asInt())
                .isEqualTo(before.path("n").asInt() + before.path("missing").asInt());
    }

    @Test
    void a_second_score_nearer_to_the_planned_day_counts_instead() {
        toldTheClinic("c.planned_from + interval '84' hour", 10);

        JsonNode after = responders();
        assertThat(after.path("n").asInt()).isEqualTo(truth.painAtOneMonth);
        assertThat(after.path("hits").asInt())
                .as("pain of 10 is nobody's relief")
                .isZero();
    }

    @Test
    void of_two_equally_near_the_earlier_counts() {
        JsonNode before = responders();
        // The call was three hours after the window opened.
        toldTheClinic("c.planned_until - interval '3' hour", 10);

        assertThat(responders()).isEqualTo(before);
    }

    @Test
    void an_export_has_one_score_for_each_contact_and_questionnaire() throws IOException {
        toldTheClinic("c.planned_from + interval '84' hour", 9);

        List<String> scores = scores();
        assertThat(scores).isNotEmpty().allSatisfy(line -> assertThat(line.split(","))
                .hasSize(6));
        assertThat(scores.stream()
                        .map(line -> List.of(line.split(",")).subList(0, 3))
                        .toList())
                .doesNotHaveDuplicates();
        assertThat(scores.stream().filter(line -> line.contains(",M1,NRS_MOVEMENT,")))
                .hasSize(truth.painAtOneMonth)
                .allSatisfy(line -> assertThat(line).contains(",9.00,CLINIC,"));
    }

    /** @param at SQL for the moment, of a contact c */
    private void toldTheClinic(String at, int score) {
        jdbc.queryForList(
                        "select q.id from questionnaire_response q join follow_up_contact c on c.id = q.contact_id"
                                + " join patient p on p.id = q.patient_id where p.mrn like 'TW%' and c.kind = 'M1'"
                                + " and q.instrument = 'NRS_MOVEMENT' and q.source = 'CALL'",
                        UUID.class)
                .forEach(call -> jdbc.update(
                        "insert into questionnaire_response (id, version, facility_id, created_at, created_by, patient_id,"
                                + " episode_id, contact_id, instrument, score, instrument_version, source, answered_at)"
                                + " select ?, 0, q.facility_id, q.created_at, q.created_by, q.patient_id, q.episode_id,"
                                + " q.contact_id, q.instrument, " + score + ", q.instrument_version, 'CLINIC', " + at
                                + " from questionnaire_response q join follow_up_contact c on c.id = q.contact_id"
                                + " where q.id = ?",
                        UUID.randomUUID(),
                        call));
        recount();
    }

    /** What the application does with each answer. */
    private void recount() {
        jdbc.update(CountedScores.recount() + " where c.patient_id in (select id from patient where mrn like 'TW%')");
    }

    private JsonNode responders() {
        Answer answer = api.as(Role.LEAD).get("/api/outcomes/dashboard?dashboard=PAIN_FUNCTION&" + PERIOD);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body()
                .path("measures")
                .valueStream()
                .filter(each -> each.path("measure").asString().equals("PAIN_RESPONDERS")
                        && each.path("point").asString().equals("M1"))
                .findFirst()
                .orElseThrow()
                .path("overall");
    }

    private List<String> scores() throws IOException {
        Answer ordered = api.as(Role.LEAD)
                .post(
                        "/api/outcomes/exports",
                        Map.of(
                                "format",
                                ExportFormat.CSV,
                                "deIdentified",
                                true,
                                "from",
                                "2014-01-01",
                                "until",
                                "2014-12-31",
                                "purpose",
                                "Audit of the year"));
        assertThat(ordered.status()).as(ordered.text()).isEqualTo(201);
        Answer file = api.as(Role.LEAD)
                .get("/api/outcomes/exports/" + ordered.body().path("id").asString() + "/file");
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(file.response().getContentAsByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("scores.csv")) {
                    List<String> lines = new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
                    assertThat(lines.get(0)).isEqualTo("case_id,time_point,instrument,score,asked_by,answered_on");
                    return lines.subList(1, lines.size());
                }
            }
        }
        throw new AssertionError("No scores in the export");
    }
}
