package org.spineline.bonehealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.CountedStatements;
import org.spineline.support.OnPaper;
import org.spineline.support.Scenario;
import org.spineline.support.Scenario.Note;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpinelineTest
@Import(CountedStatements.class)
class BoneApiTest {
    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CountedStatements statements;

    private Scenario scenario;

    @BeforeEach
    void start() {
        scenario = new Scenario(api, clock);
    }

    @Test
    void a_procedure_asks_four_things_and_each_stays_open_until_it_is_answered() {
        UUID patient = scenario.signedNote().patient();
        assertThat(statuses(patient))
                .containsExactly("DXA=MISSING", "LIAISON=MISSING", "TREATMENT=MISSING", "VITAMIN_D=MISSING");

        record(patient, Map.of("kind", "DXA", "performedOn", "2026-11-20", "amount", -3.1, "site", "Femoral neck"));
        record(patient, Map.of("kind", "VITAMIN_D", "performedOn", "2026-01-10", "amount", 20, "unit", "NG_ML"));
        record(patient, Map.of("kind", "LIAISON", "performedOn", "2026-11-23", "stage", "SENT"));

        assertThat(statuses(patient))
                .containsExactly("DXA=CLOSED", "LIAISON=UNDER_WAY", "TREATMENT=MISSING", "VITAMIN_D=OLD");
        JsonNode vitamin = bones(patient)
                .path("records")
                .valueStream()
                .filter(entry -> "VITAMIN_D".equals(entry.path("kind").asString()))
                .findFirst()
                .orElseThrow();
        assertThat(vitamin.path("converted").asDouble()).isEqualTo(49.9);
        assertThat(vitamin.path("recordedBy").asString())
                .isEqualTo(Api.userOf(Role.NURSE).displayName());
    }

    @Test
    void an_entry_struck_out_no_longer_answers_and_stays_to_be_seen() {
        UUID patient = scenario.signedNote().patient();
        record(patient, Map.of("kind", "DXA", "performedOn", "2026-11-20", "amount", -3.1, "site", "Hip"));
        JsonNode entry = bones(patient).path("records").get(0);
        String strike = "/api/bone-records/" + entry.path("id").asString() + "/strike";
        String etag = "\"" + entry.path("version").asLong() + "\"";

        Answer struck = api.as(Role.NURSE).post(strike, Map.of("reason", "Another patient's result"), etag);

        assertThat(struck.status()).as(struck.text()).isEqualTo(200);
        assertThat(statuses(patient)).contains("DXA=MISSING");
        assertThat(struck.body().path("records").get(0).path("struckReason").asString())
                .isEqualTo("Another patient's result");
        assertThat(api.as(Role.NURSE)
                        .post(strike, Map.of("reason", "Again"), etag)
                        .status())
                .isEqualTo(412);
    }

    @Test
    void each_kind_of_entry_is_refused_without_what_it_needs() {
        UUID patient = scenario.signedNote().patient();

        assertThat(refused(patient, Map.of("kind", "DXA", "performedOn", "2026-11-20")))
                .containsExactly("/amount", "/site");
        assertThat(refused(patient, Map.of("kind", "DXA", "performedOn", "2026-11-20", "amount", 6.1, "site", "Hip")))
                .containsExactly("/amount");
        assertThat(refused(
                        patient,
                        Map.of("kind", "VITAMIN_D", "performedOn", "2026-11-20", "amount", 0, "unit", "MG_DL")))
                .containsExactly("/amount", "/unit");
        assertThat(refused(patient, Map.of("kind", "TREATMENT", "performedOn", "2026-11-20", "decision", "DECLINED")))
                .containsExactly("/reason");
        assertThat(refused(patient, Map.of("kind", "TREATMENT", "performedOn", "2026-11-20", "decision", "DRUG")))
                .containsExactly("/drug");
        assertThat(refused(patient, Map.of("kind", "FALLS", "performedOn", "2026-11-20", "amount", 1.5)))
                .containsExactly("/amount");
        assertThat(refused(
                        patient,
                        Map.of("kind", "LIAISON", "performedOn", "2027-11-20", "stage", "SENT", "site", "Hip")))
                .containsExactlyInAnyOrder("/performedOn", "/site");
        assertThat(bones(patient).path("records").size()).isZero();
    }

    @Test
    void a_waiver_keeps_who_and_why_and_can_be_taken_back() {
        UUID patient = scenario.signedNote().patient();
        JsonNode gap = gap(patient, "DXA");
        String path = "/api/bone-gaps/" + gap.path("id").asString();

        Answer waived = api.as(Role.RADIOLOGIST).post(path + "/waiver", Map.of("reason", "Palliative care"), etag(gap));

        assertThat(waived.status()).as(waived.text()).isEqualTo(200);
        assertThat(waived.body().path("waivedBy").asString())
                .isEqualTo(Api.userOf(Role.RADIOLOGIST).displayName());
        assertThat(waived.body().path("open").asBoolean()).isFalse();
        record(patient, Map.of("kind", "DXA", "performedOn", "2026-11-20", "amount", -2.4, "site", "Hip"));
        assertThat(gap(patient, "DXA").path("status").asString())
                .as("somebody's decision is not overwritten")
                .isEqualTo("WAIVED");
        assertThat(api.as(Role.NURSE)
                        .post(path + "/question", "{}", etag(gap(patient, "DXA")))
                        .status())
                .isEqualTo(200);
        assertThat(gap(patient, "DXA").path("status").asString()).isEqualTo("CLOSED");
    }

    @Test
    void the_letter_names_the_patient_the_procedure_and_what_is_asked_and_is_kept_as_printed() throws Exception {
        UUID patient = scenario.signedNote().patient();
        JsonNode gap = gap(patient, "VITAMIN_D");

        Answer letter =
                api.as(Role.NURSE).post("/api/bone-gaps/" + gap.path("id").asString() + "/letter?paper=A4", "{}");

        assertThat(letter.status()).as(letter.text()).isEqualTo(200);
        assertThat(OnPaper.text(letter.response().getContentAsByteArray()))
                .contains("Bone health after a vertebral fracture")
                .contains("25-hydroxyvitamin D")
                .contains("Procedure on 23 November 2026")
                .contains("not recorded");
        assertThat(gap(patient, "VITAMIN_D").path("letterBy").asString())
                .isEqualTo(Api.userOf(Role.NURSE).displayName());
    }

    @Test
    void a_later_procedure_of_the_same_patient_asks_anew() {
        Note first = scenario.signedNote();
        scenario.signedNote(first.patient(), Scenario.START.plus(Duration.ofDays(30)));

        List<JsonNode> gaps = bones(first.patient()).path("gaps").valueStream().toList();

        assertThat(gaps).hasSize(4);
        assertThat(gaps).extracting(gap -> gap.path("procedureOn").asString()).containsOnly("2026-12-23");
    }

    @Test
    void the_list_is_filtered_ordered_by_due_day_and_costs_the_same_for_many() {
        scenario.signedNote();
        int forOne = statements
                .during(() -> assertThat(list("").path("items").size()).isPositive())
                .size();
        UUID other = scenario.signedNote().patient();
        record(other, Map.of("kind", "LIAISON", "performedOn", "2026-11-23", "stage", "ACCEPTED"));

        JsonNode rows = list("&kind=LIAISON&status=UNDER_WAY");
        assertThat(rows.path("items")
                        .valueStream()
                        .map(row -> row.path("patient").path("id").asString()))
                .contains(other.toString());
        assertThat(statements.during(() -> list(""))).hasSize(forOne);
        assertThat(list("").path("items")
                        .valueStream()
                        .map(row -> row.path("gap").path("dueOn").asString()))
                .isSorted();
    }

    @Test
    void the_database_keeps_one_question_of_a_kind_and_no_vitamin_without_its_unit() {
        Note note = scenario.signedNote();
        assertThatThrownBy(() -> jdbc.sql(
                                "insert into bone_gap (id, version, facility_id, created_at, created_by,"
                                        + " patient_id, episode_id, kind, procedure_on, due_on, note_id, status, rule_version)"
                                        + " select ?, 0, facility_id, created_at, created_by, patient_id, episode_id, kind,"
                                        + " procedure_on, due_on, note_id, 'MISSING', '1' from bone_gap where episode_id = ? and kind = 'DXA'")
                        .params(UUID.randomUUID(), note.episode())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContainingAll("bone_gap_once_uk".substring(0, 8));
        assertThatThrownBy(() -> jdbc.sql("insert into bone_record (id, version, facility_id, created_at, created_by,"
                                + " patient_id, kind, performed_on, amount, recorded_by)"
                                + " select ?, 0, facility_id, created_at, created_by, patient_id, 'VITAMIN_D',"
                                + " procedure_on, 20, 'x' from bone_gap where episode_id = ? and kind = 'DXA'")
                        .params(UUID.randomUUID(), note.episode())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private JsonNode list(String filter) {
        Answer answer = api.as(Role.NURSE).get("/api/bone-gaps?size=100" + filter);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private void record(UUID patient, Map<String, Object> entry) {
        Answer answer = api.as(Role.NURSE).post("/api/patients/" + patient + "/bone-health", entry);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private List<String> refused(UUID patient, Map<String, Object> entry) {
        Answer answer =
                api.as(Role.NURSE).post("/api/patients/" + patient + "/bone-health", new LinkedHashMap<>(entry));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        return answer.pointers();
    }

    private JsonNode bones(UUID patient) {
        Answer answer = api.as(Role.NURSE).get("/api/patients/{id}/bone-health", patient);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode gap(UUID patient, String kind) {
        return bones(patient)
                .path("gaps")
                .valueStream()
                .filter(gap -> kind.equals(gap.path("kind").asString()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> statuses(UUID patient) {
        return bones(patient)
                .path("gaps")
                .valueStream()
                .map(gap ->
                        gap.path("kind").asString() + "=" + gap.path("status").asString())
                .sorted()
                .toList();
    }

    private static String etag(JsonNode versioned) {
        return "\"" + versioned.path("version").asLong() + "\"";
    }
}
