package org.spineline.procedure.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.OnPaper;
import org.spineline.support.Scenario;
import org.spineline.support.Scenario.Note;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class NoteVoidTest {
    private static final Map<String, String> REASON = Map.of("reason", "Written for the wrong patient");

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Scenario scenario;

    @BeforeEach
    void start() {
        scenario = new Scenario(api, clock);
    }

    @Test
    void one_person_asks_another_approves_and_the_note_stays_as_it_was_signed() {
        Note note = scenario.signedNote();
        JsonNode before = scenario.read(note).body();
        assertThat(ask(note).status()).isEqualTo(200);
        assertThat(scenario.read(note).body().path("status").asString())
                .as("in force until the second person approves")
                .isEqualTo("SIGNED");

        Answer voided = approve(note);

        assertThat(voided.status()).as(voided.text()).isEqualTo(200);
        JsonNode after = voided.body();
        assertThat(after.path("status").asString()).isEqualTo("VOIDED");
        assertThat(after.path("voided").path("reason").asString()).isEqualTo(REASON.get("reason"));
        assertThat(after.path("voided").path("requestedByName").asString())
                .isEqualTo(Api.userOf(Role.RADIOLOGIST).displayName());
        assertThat(after.path("voided").path("approvedByName").asString())
                .isEqualTo(Api.userOf(Role.RADIOLOGIST).displayName() + " Two");
        assertThat(after.path("contentHash")).isEqualTo(before.path("contentHash"));
        assertThat(after.path("text")).isEqualTo(before.path("text"));
    }

    @Test
    void nobody_approves_what_he_asked_for_himself() {
        Note note = scenario.signedNote();
        ask(note);

        Answer refused = api.as(Role.RADIOLOGIST)
                .post(
                        "/api/notes/" + note.id() + "/void/approval",
                        "{}",
                        scenario.read(note).etag());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("note-void-needs-two");
        assertThat(scenario.read(note).body().path("status").asString()).isEqualTo("SIGNED");
    }

    @Test
    void the_database_refuses_one_person_in_both_roles() {
        Note note = scenario.signedNote();
        ask(note);

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("update note_void set approved_by = requested_by, approved_by_name ="
                                + " requested_by_name, approved_at = requested_at where note_id = ?")
                        .param(note.id())
                        .update())
                .satisfies(refused -> assertThat(refused.getMessage()).containsIgnoringCase("note_void_two_people_ck"));
    }

    @Test
    void the_database_lets_a_signed_note_become_void_only_once_it_was_approved_and_nothing_else_with_it() {
        Note note = scenario.signedNote();
        refusedByTheDatabase("update procedure_note set status = 'VOIDED' where id = ?", note);
        ask(note);
        refusedByTheDatabase("update procedure_note set status = 'VOIDED' where id = ?", note);
        assertThat(jdbc.sql("update note_void set approved_by = ?, approved_by_name = 'Dr Second', approved_at ="
                                + " requested_at where note_id = ?")
                        .param(UUID.randomUUID())
                        .param(note.id())
                        .update())
                .isOne();

        refusedByTheDatabase("update procedure_note set status = 'VOIDED', impression = 'Other' where id = ?", note);
        refusedByTheDatabase("update procedure_note set status = 'DRAFT' where id = ?", note);
        assertThat(jdbc.sql("update procedure_note set status = 'VOIDED', version = version + 1 where id = ?")
                        .param(note.id())
                        .update())
                .isOne();
        refusedByTheDatabase("update procedure_note set status = 'SIGNED' where id = ?", note);
        refusedByTheDatabase("update procedure_note set complications = 'Other' where id = ?", note);
        refusedByTheDatabase("delete from procedure_note where id = ?", note);
        refusedByTheDatabase("update treated_level set cement_ml_left = 1 where note_id = ?", note);
    }

    @Test
    void a_void_note_is_no_history_and_its_booking_gets_another_note() {
        Note note = scenario.signedNote();
        ask(note);
        approve(note);

        Answer opened = api.as(Role.RADIOLOGIST).post("/api/bookings/" + note.booking() + "/note", "{}");

        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        assertThat(opened.body().path("id").asString()).isNotEqualTo(note.id().toString());
        assertThat(opened.body().path("earlierLevels").isEmpty()).isTrue();
        Note second = new Note(
                UUID.fromString(opened.body().path("id").asString()), note.booking(), note.episode(), note.patient());
        assertThat(scenario.write(second, Scenario.content()).status()).isEqualTo(200);
        Answer signed = scenario.sign(second);
        assertThat(signed.status()).as(signed.text()).isEqualTo(200);
        assertThat(scenario.read(note).body().path("status").asString()).isEqualTo("VOIDED");
    }

    @Test
    void the_calls_of_a_void_note_go_on_and_become_those_of_the_note_that_takes_its_place() {
        Note note = scenario.signedNote();
        List<UUID> before = contactsOf(note);
        ask(note);
        approve(note);
        assertThat(contactsOf(note)).as("nobody is forgotten meanwhile").isEqualTo(before);
        Answer opened = api.as(Role.RADIOLOGIST).post("/api/bookings/" + note.booking() + "/note", "{}");
        Note second = new Note(
                UUID.fromString(opened.body().path("id").asString()), note.booking(), note.episode(), note.patient());
        assertThat(scenario.write(second, Scenario.content()).status()).isEqualTo(200);
        assertThat(scenario.sign(second).status()).isEqualTo(200);

        assertThat(contactsOf(note))
                .as("nobody is called twice")
                .isEqualTo(before)
                .isNotEmpty();
        assertThat(jdbc.sql("select note_id from follow_up_plan where episode_id = ?")
                        .param(note.episode())
                        .query(UUID.class)
                        .list())
                .containsExactly(second.id());
    }

    private List<UUID> contactsOf(Note note) {
        return jdbc.sql(
                        "select id from follow_up_contact where episode_id = ? and outcome is null order by due_from, id")
                .param(note.episode())
                .query(UUID.class)
                .list();
    }

    @Test
    void a_booking_has_one_note_in_force_at_most() {
        Note note = scenario.openNote();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(
                        () -> jdbc.sql("insert into procedure_note (id, version, facility_id, created_at, created_by,"
                                        + " patient_id, episode_id, booking_id, status, touched, planned_levels) select"
                                        + " cast(? as uuid), 0, facility_id, created_at, created_by, patient_id, episode_id,"
                                        + " booking_id, 'DRAFT', '', '' from procedure_note where id = ?")
                                .param(UUID.randomUUID().toString())
                                .param(note.id())
                                .update())
                .satisfies(
                        refused -> assertThat(refused.getMessage()).containsIgnoringCase("procedure_note_in_force_uk"));
    }

    @Test
    void a_request_is_made_once_and_can_be_withdrawn_and_made_again() {
        Note note = scenario.signedNote();
        ask(note);
        assertThat(ask(note).problemCode()).isEqualTo("note-void-asked");

        Answer withdrawn = api.asColleague(Role.RADIOLOGIST)
                .post(
                        "/api/notes/" + note.id() + "/void/withdrawal",
                        "{}",
                        scenario.read(note).etag());

        assertThat(withdrawn.status()).isEqualTo(200);
        assertThat(withdrawn.body().has("voided")).isFalse();
        assertThat(approve(note).problemCode()).isEqualTo("note-void-not-asked");
        assertThat(ask(note).status()).isEqualTo(200);
    }

    @Test
    void a_draft_is_not_voided_and_a_void_note_gets_no_addendum() {
        assertThat(ask(scenario.openNote()).problemCode()).isEqualTo("note-not-signed");
        Note note = scenario.signedNote();
        ask(note);
        approve(note);

        Answer refused =
                api.as(Role.RADIOLOGIST).post("/api/notes/" + note.id() + "/addenda", Map.of("text", "More to say"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(scenario.write(note, Scenario.content()).problemCode()).isEqualTo("note-signed");
        assertThat(scenario.sign(note).problemCode()).isEqualTo("note-signed");
    }

    @Test
    void the_print_of_a_void_note_says_so_with_both_names_on_its_first_page() throws IOException {
        Note note = scenario.signedNote();
        ask(note);
        approve(note);

        byte[] pdf = api.as(Role.NURSE)
                .get("/api/notes/{id}/pdf", note.id())
                .response()
                .getContentAsByteArray();

        assertThat(OnPaper.pages(pdf).get(0))
                .contains("VOID")
                .contains(REASON.get("reason"))
                .contains(Api.userOf(Role.RADIOLOGIST).displayName() + " Two");
    }

    private Answer ask(Note note) {
        return api.as(Role.RADIOLOGIST)
                .post(
                        "/api/notes/" + note.id() + "/void",
                        REASON,
                        scenario.read(note).etag());
    }

    private Answer approve(Note note) {
        return api.asColleague(Role.RADIOLOGIST)
                .post(
                        "/api/notes/" + note.id() + "/void/approval",
                        "{}",
                        scenario.read(note).etag());
    }

    private void refusedByTheDatabase(String sql, Note note) {
        assertThatExceptionOfType(DataAccessException.class)
                .as(sql)
                .isThrownBy(() -> jdbc.sql(sql).param(note.id()).update())
                .withStackTraceContaining("signed_note_is_frozen");
    }
}
