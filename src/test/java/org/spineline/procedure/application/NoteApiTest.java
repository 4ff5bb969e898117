package org.spineline.procedure.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.procedure.NoteStatus;
import org.spineline.procedure.domain.NoteContent;
import org.spineline.procedure.domain.ProcedureNote;
import org.spineline.procedure.domain.ProcedureNoteRepository;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class NoteApiTest {
    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProcedureNoteRepository notes;

    @Autowired
    private PlatformTransactionManager transactions;

    private Scenario scenario;

    @BeforeEach
    void start() {
        scenario = new Scenario(api, clock);
    }

    // Drafts

    @Test
    void a_note_opens_once_with_what_booking_and_vetting_already_say() {
        Note note = scenario.openNote();

        Answer again = api.as(Role.RADIOLOGIST).post("/api/bookings/" + note.booking() + "/note", "{}");

        assertThat(again.body().path("id").asString()).isEqualTo(note.id().toString());
        assertThat(again.body().path("status").asString()).isEqualTo("DRAFT");
        assertThat(texts(again.body().path("plannedLevels"))).containsExactly("L1");
        assertThat(texts(again.body().path("prefilled")))
                .containsExactly("indication", "sedationProtocolCode", "levels");
        assertThat(again.body().path("indication").asString())
                .matches("Painful fracture of L1 since \\d+ [A-Z][a-z]+ \\d{4},.*");
        assertThat(again.body().has("fluoroscopyMinutes"))
                .as("not recorded is not 0")
                .isFalse();
        assertThat(again.body().at("/levels/0").has("cementMlLeft")).isFalse();
    }

    @Test
    void a_cancelled_booking_has_nothing_to_write_about() {
        UUID episode = scenario.desk().acceptedEpisode();
        Answer booked = scenario.desk().book(episode, scenario.desk().newPlace(), Scenario.START, 60);
        UUID booking = UUID.fromString(booked.body().path("id").asString());
        assertThat(scenario.desk().cancel(booking, booked.etag()).status()).isEqualTo(200);

        Answer refused = api.as(Role.RADIOLOGIST).post("/api/bookings/" + booking + "/note", "{}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("booking-cancelled");
    }

    @Test
    void a_draft_is_read_back_as_written() {
        Note note = scenario.writtenNote();

        JsonNode read = scenario.read(note).body();

        assertThat(read.path("fluoroscopyMinutes").decimalValue()).isEqualByComparingTo("6.4");
        assertThat(read.path("kapUnit").asString()).isEqualTo("GY_CM2");
        assertThat(read.at("/levels/0/cementLot").asString()).isEqualTo("A4417");
        assertThat(read.at("/levels/0/cementMlLeft").decimalValue()).isEqualByComparingTo("2.0");
        assertThat(read.path("prefilled").isEmpty())
                .as("somebody looked at them")
                .isTrue();
    }

    @Test
    void a_draft_is_written_on_the_version_that_was_read() {
        Note note = scenario.openNote();
        String path = "/api/notes/" + note.id();
        String etag = scenario.read(note).etag();

        assertThat(api.as(Role.RADIOLOGIST).put(path, Scenario.content(), null).status())
                .isEqualTo(428);
        assertThat(api.as(Role.RADIOLOGIST).put(path, Scenario.content(), etag).status())
                .isEqualTo(200);
        Map<String, Object> other = Scenario.content();
        other.put("impression", "From another window");
        assertThat(api.as(Role.RADIOLOGIST).put(path, other, etag).status()).isEqualTo(412);
        assertThat(scenario.read(note).body().path("impression").asString())
                .isEqualTo("Good fill of the vertebral body.");
    }

    @Test
    void the_same_level_twice_is_refused_where_it_is_entered_again() {
        Note note = scenario.openNote();
        Map<String, Object> content = Scenario.content();
        content.put("levels", List.of(Scenario.level("L1"), Scenario.level("L1")));

        Answer refused = scenario.write(note, content);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/levels/1/level");
        assertThat(scenario.read(note).etag()).as("nothing was saved").isEqualTo("\"0\"");
    }

    @Test
    void cement_past_its_expiry_on_the_day_of_the_procedure_is_refused() {
        Note note = scenario.openNote();

        Answer refused = scenario.write(note, Scenario.contentWithLevel("cementExpiry", "2026-11-22"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/levels/0/cementExpiry");
        assertThat(scenario.write(note, Scenario.contentWithLevel("cementExpiry", "2026-11-23"))
                        .status())
                .as("its last day")
                .isEqualTo(200);
    }

    @Test
    void a_dose_area_product_needs_its_unit() {
        Note note = scenario.openNote();
        Map<String, Object> content = Scenario.content();
        content.put("kapUnit", null);

        assertThat(scenario.write(note, content).pointers()).containsExactly("/kapUnit");
    }

    @Test
    void an_unknown_level_is_refused_at_its_field() {
        Note note = scenario.openNote();

        Answer refused = scenario.write(note, Scenario.contentWithLevel("level", "L9"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).containsExactly("/levels/0/level");
    }

    @Test
    void a_volume_is_never_rounded_behind_the_writer_s_back() {
        Note note = scenario.openNote();

        Answer refused = scenario.write(note, Scenario.contentWithLevel("cementMlLeft", new BigDecimal("3.25")));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).containsExactly("/levels/0/cementMlLeft");
        assertThat(scenario.read(note).etag()).as("nothing was saved").isEqualTo("\"0\"");
    }

    // Signing

    @Test
    void an_unfinished_note_is_not_signed_and_says_what_is_open() {
        Note note = scenario.openNote();

        Answer refused = scenario.sign(note);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problemCode()).isEqualTo("note-incomplete");
        assertThat(refused.pointers())
                .containsExactlyInAnyOrder(
                        "/timeOutPatient",
                        "/timeOutLevels",
                        "/timeOutFirstName",
                        "/timeOutSecondName",
                        "/numberingMethod",
                        "/startedAt",
                        "/endedAt",
                        "/fluoroscopyMinutes",
                        "/complications",
                        "/impression",
                        "/levels/0/approach",
                        "/levels/0/side",
                        "/levels/0/cementProduct",
                        "/levels/0/cementLot",
                        "/levels/0/cementExpiry",
                        "/levels/0/cementMlLeft",
                        "/levels/0/leak");
        assertThat(refused.pointers())
                .containsExactlyElementsOf(api.as(Role.RADIOLOGIST)
                        .get("/api/notes/{id}/completeness", note.id())
                        .body()
                        .path("open")
                        .valueStream()
                        .map(error -> error.path("pointer").asString())
                        .toList());
        assertThat(scenario.read(note).body().path("status").asString()).isEqualTo("DRAFT");
        assertThat(scenario.contacts(note.episode())).isEmpty();
    }

    @Test
    void levels_that_were_not_planned_need_a_reason() {
        Note note = scenario.openNote();
        Map<String, Object> content = Scenario.content();
        content.put("levels", List.of(Scenario.level("T12"), Scenario.level("L1")));
        scenario.write(note, content);
        assertThat(scenario.sign(note).pointers()).containsExactly("/levelsJustification");

        content.put("levelsJustification", "T12 was fractured as well.");
        scenario.write(note, content);

        assertThat(scenario.sign(note).status()).isEqualTo(200);
    }

    @Test
    void a_draft_that_turned_absurd_with_time_is_not_signed() {
        Note note = scenario.openNote();
        Map<String, Object> content = Scenario.contentWithLevel("cementExpiry", "2026-11-23");
        content.put("startedAt", null);
        content.put("endedAt", null);
        assertThat(scenario.write(note, content).status()).isEqualTo(200);

        clock.advance(Duration.ofDays(1));

        assertThat(scenario.sign(note).pointers()).containsExactly("/levels/0/cementExpiry");
    }

    @Test
    void signing_names_who_and_when_and_closes_booking_and_episode() {
        Note note = scenario.writtenNote();
        clock.advance(Duration.ofMinutes(20));

        JsonNode signed = scenario.sign(note).body();

        assertThat(signed.path("status").asString()).isEqualTo("SIGNED");
        assertThat(signed.path("signedByName").asString())
                .isEqualTo(Api.userOf(Role.RADIOLOGIST).displayName());
        assertThat(signed.path("signedAt").asString())
                .isEqualTo(Scenario.END.plus(Duration.ofMinutes(20)).toString());
        assertThat(signed.path("contentHash").asString()).matches("[0-9a-f]{64}");
        assertThat(api.as(Role.NURSE)
                        .get("/api/bookings/{id}", note.booking())
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("COMPLETED");
        assertThat(api.as(Role.NURSE)
                        .get("/api/episodes/{id}", note.episode())
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("TREATED");
    }

    @Test
    void a_signature_needs_the_version_that_was_read() {
        Note note = scenario.writtenNote();
        String path = "/api/notes/" + note.id() + "/signature";

        assertThat(api.as(Role.RADIOLOGIST).post(path, "{}", null).status()).isEqualTo(428);
        assertThat(api.as(Role.RADIOLOGIST).post(path, "{}", "\"0\"").status()).isEqualTo(412);
        assertThat(scenario.read(note).body().path("status").asString()).isEqualTo("DRAFT");
    }

    @Test
    void a_note_is_signed_once() {
        Note note = scenario.signedNote();
        String before = scenario.read(note).text();

        Answer refused = scenario.sign(note);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("note-signed");
        assertThat(scenario.read(note).text()).isEqualTo(before);
        assertThat(scenario.contacts(note.episode())).hasSize(7);
    }

    // Frozen

    @Test
    void a_signed_note_is_not_written() {
        Note note = scenario.signedNote();
        String before = scenario.read(note).text();
        Map<String, Object> changed = Scenario.content();
        changed.put("complications", "None that I remember");

        Answer refused = scenario.write(note, changed);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("note-signed");
        assertThat(scenario.read(note).text()).isEqualTo(before);
    }

    @Test
    void the_entity_itself_refuses_a_change_and_a_second_signature() {
        Note note = scenario.signedNote();

        inTransaction(() -> {
            ProcedureNote signed = notes.findById(note.id()).orElseThrow();
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> signed.written(signed.content(), List.of(), "Dr Other", clock.instant()));
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> signed.signed(UUID.randomUUID(), "Dr Other", clock.instant(), "0".repeat(64)));
            assertThat(signed.getSignedByName())
                    .isEqualTo(Api.userOf(Role.RADIOLOGIST).displayName());
        });
    }

    @Test
    void the_database_refuses_to_change_or_delete_a_signed_note_its_levels_and_its_addenda() {
        Note note = scenario.signedNote();
        add(note, "The patient called in the evening.");
        String before = scenario.read(note).text();

        refusedByTheDatabase("update procedure_note set complications = 'Altered' where id = ?", note.id());
        refusedByTheDatabase("update procedure_note set status = 'DRAFT' where id = ?", note.id());
        refusedByTheDatabase("update procedure_note set signed_by_name = 'Dr Other' where id = ?", note.id());
        refusedByTheDatabase("update treated_level set cement_ml_left = 1 where note_id = ?", note.id());
        refusedByTheDatabase("delete from treated_level where note_id = ?", note.id());
        refusedByTheDatabase(
                "insert into treated_level (id, note_id, vertebral_level) values ('" + UUID.randomUUID()
                        + "', ?, 'L2')",
                note.id());
        refusedByTheDatabase("update note_addendum set addendum_text = 'Altered' where note_id = ?", note.id());
        refusedByTheDatabase("delete from note_addendum where note_id = ?", note.id());
        refusedByTheDatabase("delete from procedure_note where id = ?", note.id());

        assertThat(scenario.read(note).text()).isEqualTo(before);
    }

    @Test
    void a_level_does_not_move_into_or_out_of_a_signed_note() {
        Note signed = scenario.signedNote();
        Note draft = scenario.writtenNote();
        String before = scenario.read(signed).text();

        refusedByTheDatabase("update treated_level set note_id = '" + draft.id() + "' where note_id = ?", signed.id());
        refusedByTheDatabase(
                "update treated_level set vertebral_level = 'L2', note_id = '" + signed.id() + "' where note_id = ?",
                draft.id());

        assertThat(scenario.read(signed).text()).isEqualTo(before);
    }

    @Test
    void the_database_leaves_drafts_alone() {
        Note draft = scenario.openNote();

        assertThat(jdbc.sql("update procedure_note set complications = 'Changed' where id = ?")
                        .param(draft.id())
                        .update())
                .isOne();
        assertThat(jdbc.sql("delete from treated_level where note_id = ?")
                        .param(draft.id())
                        .update())
                .isOne();
        assertThat(jdbc.sql("delete from procedure_note where id = ?")
                        .param(draft.id())
                        .update())
                .isOne();
    }

    @Test
    void the_hash_is_that_of_what_is_stored() {
        Note note = scenario.signedNote();
        String hash = scenario.read(note).body().path("contentHash").asString();

        inTransaction(() -> {
            ProcedureNote stored = notes.findById(note.id()).orElseThrow();
            assertThat(stored.getStatus()).isEqualTo(NoteStatus.SIGNED);
            assertThat(Canonical.hashOf(stored, stored.content())).isEqualTo(hash);
            NoteContent told = stored.content();
            assertThat(Canonical.hashOf(stored, changed(told, "None at all", told.fluoroscopyMinutes())))
                    .isNotEqualTo(hash);
            assertThat(Canonical.hashOf(stored, changed(told, told.complications(), new BigDecimal("6.5"))))
                    .isNotEqualTo(hash);
            assertThat(Canonical.hashOf(stored, changed(told, told.complications(), told.fluoroscopyMinutes())))
                    .isEqualTo(hash);
        });
    }

    @Test
    void a_level_that_were_changed_would_change_the_hash() {
        Note note = scenario.writtenNote();
        String before = hash(note);
        scenario.write(note, Scenario.contentWithLevel("cementMlLeft", new BigDecimal("2.1")));
        String after = hash(note);
        scenario.write(note, Scenario.content());

        assertThat(after).isNotEqualTo(before);
        assertThat(hash(note)).isEqualTo(before);
    }

    @Test
    void two_notes_that_read_the_same_have_hashes_of_their_own() {
        assertThat(hash(scenario.signedNote())).isNotEqualTo(hash(scenario.signedNote()));
    }

    // Addenda

    @Test
    void an_addendum_is_added_to_a_signed_note_and_changes_nothing_in_it() {
        Note note = scenario.signedNote();
        Answer signed = scenario.read(note);

        Answer added = add(note, "The patient called in the evening.");

        assertThat(added.status()).as(added.text()).isEqualTo(201);
        JsonNode addendum = scenario.read(note).body().at("/addenda/0");
        assertThat(addendum.path("text").asString()).isEqualTo("The patient called in the evening.");
        assertThat(addendum.path("by").asString())
                .isEqualTo(Api.userOf(Role.RADIOLOGIST).displayName());
        assertThat(addendum.path("at").asString()).isEqualTo(clock.instant().toString());
        assertThat(scenario.read(note).etag()).isEqualTo(signed.etag());
        assertThat(scenario.read(note).body().path("contentHash"))
                .isEqualTo(signed.body().path("contentHash"));
    }

    @Test
    void a_draft_is_changed_not_added_to() {
        Note note = scenario.writtenNote();

        Answer refused = add(note, "Too early");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("note-not-signed");
    }

    @Test
    void an_addendum_says_something() {
        assertThat(add(scenario.signedNote(), "  ").pointers()).containsExactly("/text");
    }

    // On paper

    @Test
    void the_printed_note_says_what_was_signed() throws IOException {
        UUID patient = scenario.desk().patient("Papersworth", "Pia");
        Note note = scenario.signedNote(patient);
        add(note, "The patient called in the evening.");

        Answer printed = api.as(Role.NURSE).get("/api/notes/{id}/pdf", note.id());

        assertThat(printed.response().getContentType()).isEqualTo("application/pdf");
        assertThat(printed.response().getHeader("Content-Disposition")).doesNotContain("Papersworth");
        assertThat(onPaper(printed))
                .contains("Papersworth, Pia")
                .contains("Painful osteoporotic fracture of L1")
                .contains("A4417")
                .contains("Addendum by " + Api.userOf(Role.RADIOLOGIST).displayName())
                .contains("The patient called in the evening.")
                .contains("Signed by " + Api.userOf(Role.RADIOLOGIST).displayName() + ", 23 Nov 2026, 10:00 EST.")
                .contains(scenario.read(note).body().path("contentHash").asString())
                .doesNotContain("DRAFT");
    }

    @Test
    void a_printed_draft_cannot_be_taken_for_a_signed_note() throws IOException {
        Note note = scenario.openNote();

        String text = onPaper(api.as(Role.NURSE).get("/api/notes/{id}/pdf?paper=A4", note.id()));

        assertThat(text).contains("DRAFT, not signed").contains("Not signed.").contains("not recorded");
    }

    private static String onPaper(Answer printed) throws IOException {
        return OnPaper.text(printed.response().getContentAsByteArray());
    }

    private Answer add(Note note, String text) {
        return api.as(Role.RADIOLOGIST).post("/api/notes/" + note.id() + "/addenda", Map.of("text", text));
    }

    private void refusedByTheDatabase(String sql, UUID id) {
        assertThatExceptionOfType(DataAccessException.class)
                .as(sql)
                .isThrownBy(() -> jdbc.sql(sql).param(id).update())
                .withRootCauseInstanceOf(java.sql.SQLException.class)
                .withStackTraceContaining("signed_note_is_frozen");
    }

    private String hash(Note note) {
        String[] hash = new String[1];
        inTransaction(() -> {
            ProcedureNote stored = notes.findById(note.id()).orElseThrow();
            hash[0] = Canonical.hashOf(stored, stored.content());
        });
        return hash[0];
    }

    private void inTransaction(Runnable work) {
        TransactionTemplate readOnly = new TransactionTemplate(transactions);
        readOnly.setReadOnly(true);
        readOnly.executeWithoutResult(status -> work.run());
    }

    private static NoteContent changed(NoteContent told, String complications, BigDecimal fluoroscopyMinutes) {
        return new NoteContent(
                told.indication(),
                told.positionPatient(),
                told.sedationProtocolCode(),
                told.antibiotic(),
                told.timeOutPatient(),
                told.timeOutLevels(),
                told.timeOutFirstName(),
                told.timeOutSecondName(),
                told.numberingMethod(),
                told.startedAt(),
                told.endedAt(),
                fluoroscopyMinutes,
                told.airKermaMGy(),
                told.kapValue(),
                told.kapUnit(),
                told.fluoroscopyFrames(),
                told.levelsJustification(),
                complications,
                told.impression(),
                told.plan(),
                told.freeText(),
                told.levels());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
