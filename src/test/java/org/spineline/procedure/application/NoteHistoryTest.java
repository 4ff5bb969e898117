package org.spineline.procedure.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.Scenario;
import org.spineline.support.Scenario.Note;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class NoteHistoryTest {
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
    void while_drafting_one_state_is_kept_in_some_minutes_and_the_present_one_stands_on_top() {
        Note note = scenario.openNote();
        scenario.write(note, with("impression", "One"));
        scenario.write(note, with("impression", "Two"));
        clock.advance(NoteHistory.DRAFTING_INTERVAL.minusSeconds(1));
        scenario.write(note, with("impression", "Three"));
        assertThat(versions(note))
                .extracting(row -> row.path("version").asInt())
                .containsExactly(3, 0);
        clock.advance(java.time.Duration.ofSeconds(1));
        scenario.write(note, with("impression", "Four"));

        List<JsonNode> rows = versions(note);

        assertThat(rows)
                .as("what stood before each was kept, not what is newest")
                .extracting(row -> row.path("version").asInt())
                .containsExactly(4, 3, 0);
        assertThat(rows.get(0).path("present").asBoolean()).isTrue();
        assertThat(rows.get(1).path("reason").asString()).isEqualTo("DRAFTING");
        assertThat(rows.get(1).path("writtenBy").asString())
                .isEqualTo(Api.userOf(Role.RADIOLOGIST).displayName());
        assertThat(rows.get(2).has("writtenBy")).as("as it was opened").isFalse();
    }

    @Test
    void two_states_are_compared_field_by_field_and_their_levels_by_vertebra() {
        Note note = scenario.openNote();
        scenario.write(note, Scenario.content());
        Map<String, Object> next = with("impression", "Partial fill.");
        Map<String, Object> lumbar = Scenario.level("L1");
        lumbar.put("cementMlLeft", new BigDecimal("2.5"));
        next.put("levels", List.of(Scenario.level("T12"), lumbar));
        clock.advance(NoteHistory.DRAFTING_INTERVAL);
        scenario.write(note, next);

        JsonNode compared = compare(note, 1, 2).body();

        assertThat(compared.path("differences").valueStream())
                .filteredOn(difference -> !difference.path("level").asString("").equals("T12"))
                .extracting(
                        difference -> difference.path("level").asString(""),
                        difference -> difference.path("field").asString(),
                        difference -> difference.path("before").asString(""),
                        difference -> difference.path("after").asString(""))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "", "impression", "Good fill of the vertebral body.", "Partial fill."),
                        org.assertj.core.groups.Tuple.tuple("L1", "cementMlLeft", "2", "2.5"));
        assertThat(compared.path("differences").valueStream())
                .filteredOn(difference -> difference.path("level").asString("").equals("T12"))
                .as("a level that was added is all new")
                .isNotEmpty()
                .noneMatch(difference -> difference.has("before"));
    }

    @Test
    void what_was_signed_is_kept_and_equals_the_last_draft() {
        Note note = scenario.signedNote();

        List<JsonNode> rows = versions(note);

        assertThat(rows.get(0).path("reason").asString()).isEqualTo("SIGNED");
        assertThat(rows).noneMatch(row -> row.path("present").asBoolean());
    }

    @Test
    void a_state_that_was_not_kept_is_said_to_be_missing() {
        Note note = scenario.openNote();

        Answer refused = compare(note, 0, 77);

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.problemCode()).isEqualTo("note-version-not-found");
    }

    @Test
    void the_database_keeps_each_state_once() {
        Note note = scenario.signedNote();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("insert into note_version (id, version, facility_id, created_at, created_by,"
                                + " patient_id, note_id, note_state, reason, content, content_hash) select cast(? as"
                                + " uuid), 0, facility_id, created_at, created_by, patient_id, note_id, note_state,"
                                + " reason, content, content_hash from note_version where note_id = ? and"
                                + " reason = 'SIGNED'")
                        .param(UUID.randomUUID().toString())
                        .param(note.id())
                        .update())
                .satisfies(refused -> assertThat(refused.getMessage()).containsIgnoringCase("note_version_state_uk"));
    }

    private List<JsonNode> versions(Note note) {
        return api.as(Role.NURSE)
                .get("/api/notes/{id}/versions", note.id())
                .body()
                .valueStream()
                .toList();
    }

    private Answer compare(Note note, long before, long after) {
        return api.as(Role.NURSE).get("/api/notes/{id}/versions/{a}/{b}", note.id(), before, after);
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> content = Scenario.content();
        content.put(field, value);
        return content;
    }
}
