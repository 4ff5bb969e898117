package org.spineline.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.CountedStatements;
import org.spineline.support.Scenario;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpinelineTest
@Import(CountedStatements.class)
class DoseApiTest {
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
    void prepare() {
        scenario = new Scenario(api, clock);
    }

    @Test
    void what_was_recorded_is_added_up_exactly_and_what_was_not_is_counted_apart() {
        UUID patient = scenario.desk().patient();
        sign(patient, 0, "5200", "38", "GY_CM2");
        sign(patient, 10, null, "50", "UGY_M2");
        sign(patient, 20, null, null, null);

        JsonNode dose = dose(patient);

        assertThat(dose.path("airKerma").path("sum").decimalValue()).isEqualByComparingTo("5200");
        assertThat(dose.path("airKerma").path("recorded").asInt()).isEqualTo(1);
        assertThat(dose.path("airKerma").path("notRecorded").asInt()).isEqualTo(2);
        assertThat(dose.path("kap").path("sum").decimalValue()).isEqualByComparingTo("38.5");
        assertThat(dose.path("kap").path("notRecorded").asInt()).isEqualTo(1);
        assertThat(dose.path("procedures")).hasSize(3);
        assertThat(dose.path("procedures").path(0).path("level").asString()).isEqualTo("SUBSTANTIAL");
    }

    @Test
    void nothing_recorded_is_no_zero_and_drafts_do_not_count() {
        UUID patient = scenario.desk().patient();
        scenario.openNote(patient);
        assertThat(dose(patient).path("airKerma").has("sum")).isFalse();
        assertThat(dose(patient).path("procedures")).isEmpty();
    }

    @Test
    void a_substantial_dose_puts_one_look_at_the_skin_on_the_list_and_somebody_closes_it_once() {
        UUID patient = scenario.desk().patient();
        sign(patient, 0, "5000", null, null);

        JsonNode open = dose(patient).path("followUps");
        assertThat(open).hasSize(1);
        assertThat(open.path(0).path("status").asString()).isEqualTo("OPEN");
        assertThat(open.path(0).path("due").asString()).isEqualTo("2026-12-07");
        assertThat(open.path(0).path("reason").asString()).isEqualTo("Reference air kerma 5000 mGy");
        assertThat(api.as(Role.NURSE).get("/api/dose-follow-ups?size=100").text())
                .contains(open.path(0).path("id").asString());

        String path = "/api/dose-follow-ups/" + open.path(0).path("id").asString();
        Answer reopened = api.as(Role.NURSE).put(path, Map.of("status", "OPEN", "remark", "x"), "\"0\"");
        assertThat(reopened.pointers()).containsExactly("/status");
        Answer done = api.as(Role.NURSE).put(path, Map.of("status", "DONE", "remark", "No redness"), "\"0\"");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.body().path("closedByName").asString()).isEqualTo("Test Nurse");
        assertThat(api.as(Role.NURSE)
                        .put(path, Map.of("status", "WAIVED", "remark", "y"), done.etag())
                        .status())
                .isEqualTo(409);
        assertThat(api.as(Role.NURSE)
                        .put(path, Map.of("status", "WAIVED", "remark", "y"), "\"0\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void what_was_closed_by_a_slip_is_open_again_within_ten_minutes_and_stays_closed_after() {
        UUID patient = scenario.desk().patient();
        sign(patient, 0, "5000", null, null);
        String path = "/api/dose-follow-ups/"
                + dose(patient).path("followUps").path(0).path("id").asString();
        assertThat(api.as(Role.NURSE).post(path + "/reopening", "{}", "\"0\"").status())
                .as("open already")
                .isEqualTo(409);
        Answer done = api.as(Role.NURSE).put(path, Map.of("status", "DONE", "remark", "No redness"), "\"0\"");
        assertThat(api.as(Role.NURSE).post(path + "/reopening", "{}", "\"0\"").status())
                .as("stale")
                .isEqualTo(412);

        Answer open = api.as(Role.NURSE).post(path + "/reopening", "{}", done.etag());
        assertThat(open.status()).as(open.text()).isEqualTo(200);
        assertThat(open.body().path("status").asString()).isEqualTo("OPEN");
        assertThat(open.body().has("remark")).isFalse();

        Answer again = api.as(Role.NURSE).put(path, Map.of("status", "DONE", "remark", "No redness"), open.etag());
        clock.advance(Duration.ofMinutes(10));
        assertThat(api.as(Role.NURSE)
                        .post(path + "/reopening", "{}", again.etag())
                        .problemCode())
                .isEqualTo("dose-follow-up-kept");
    }

    @Test
    void the_list_over_all_patients_has_the_longest_overdue_first_and_the_closed_ones_apart() {
        UUID late = scenario.desk().patient();
        UUID later = scenario.desk().patient();
        UUID seen = scenario.desk().patient();
        sign(later, 0, "5000", null, null);
        sign(late, 0, "5000", null, null);
        jdbc.sql("update dose_follow_up set due = date '2026-12-05' where patient_id = ?")
                .param(late)
                .update();
        sign(seen, 0, "5000", null, null);
        String done = dose(seen).path("followUps").path(0).path("id").asString();
        api.as(Role.NURSE).put("/api/dose-follow-ups/" + done, Map.of("status", "DONE", "remark", "Well"), "\"0\"");
        clock.advance(Duration.ofDays(20));

        List<JsonNode> open = list("");
        List<String> order =
                open.stream().map(row -> row.path("patientId").asString()).toList();

        assertThat(order).doesNotContain(seen.toString());
        assertThat(order.indexOf(late.toString())).isLessThan(order.indexOf(later.toString()));
        assertThat(open.get(order.indexOf(late.toString())).path("overdue").asBoolean())
                .isTrue();
        assertThat(list("&closed=true"))
                .extracting(row -> row.path("patientId").asString())
                .contains(seen.toString())
                .doesNotContain(late.toString());
    }

    @Test
    void a_longer_list_needs_no_more_queries() {
        sign(scenario.desk().patient(), 0, "5000", null, null);
        int few = statements.during(() -> list("")).size();
        sign(scenario.desk().patient(), 0, "5000", null, null);
        sign(scenario.desk().patient(), 0, "5000", null, null);

        assertThat(statements.during(() -> list(""))).hasSize(few);
    }

    private List<JsonNode> list(String asked) {
        Answer answer = api.as(Role.NURSE).get("/api/dose-follow-ups?size=100" + asked);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("items").valueStream().toList();
    }

    @Test
    void just_under_substantial_nobody_has_to_look() {
        UUID patient = scenario.desk().patient();
        sign(patient, 0, "4999.9", null, null);
        assertThat(dose(patient).path("followUps")).isEmpty();
    }

    @Test
    void the_database_keeps_one_follow_up_for_a_note_and_a_remark_for_each_that_is_closed() {
        UUID patient = scenario.desk().patient();
        sign(patient, 0, "6000", null, null);
        UUID followUp = UUID.fromString(
                dose(patient).path("followUps").path(0).path("id").asString());
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("update dose_follow_up set status = 'DONE' where id = :id")
                        .param("id", followUp)
                        .update());
        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> jdbc.sql(
                        "insert into dose_follow_up (id, version, facility_id, created_at, created_by,"
                                + " patient_id, note_id, reason, status) select :new, 0, facility_id, created_at,"
                                + " created_by, patient_id, note_id, reason, 'OPEN' from dose_follow_up where id = :id")
                .param("new", UUID.randomUUID())
                .param("id", followUp)
                .update());
    }

    private JsonNode dose(UUID patient) {
        Answer answer = api.as(Role.NURSE).get("/api/patients/{id}/dose", patient);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private void sign(
            UUID patient, int days, @Nullable String airKerma, @Nullable String kap, @Nullable String kapUnit) {
        var start = Scenario.START.plus(Duration.ofDays(days));
        Scenario.Note note = scenario.openNote(patient, start);
        Map<String, Object> content = Scenario.content(start);
        content.put("airKermaMGy", airKerma == null ? null : new BigDecimal(airKerma));
        content.put("kapValue", kap == null ? null : new BigDecimal(kap));
        content.put("kapUnit", kapUnit);
        Answer written = scenario.write(note, content);
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        Answer signed = scenario.sign(note);
        assertThat(signed.status()).as(signed.text()).isEqualTo(200);
    }
}
