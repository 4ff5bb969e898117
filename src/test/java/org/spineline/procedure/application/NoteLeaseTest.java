package org.spineline.procedure.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.procedure.domain.NoteLease;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.Scenario;
import org.spineline.support.Scenario.Note;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class NoteLeaseTest {
    private static final UUID MINE = UUID.randomUUID();
    private static final UUID THEIRS = UUID.randomUUID();

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    private Scenario scenario;

    @BeforeEach
    void start() {
        scenario = new Scenario(api, clock);
    }

    @Test
    void the_second_to_open_a_note_is_told_who_edits_it_and_since_when() {
        Note note = scenario.openNote();
        String since = claim(note, MINE).path("since").asString();
        clock.advance(Duration.ofSeconds(20));

        JsonNode seen = api.asColleague(Role.RADIOLOGIST)
                .post("/api/notes/" + note.id() + "/lease", Map.of("editor", THEIRS))
                .body();

        assertThat(seen.path("mine").asBoolean()).isFalse();
        assertThat(seen.path("sameUser").asBoolean()).isFalse();
        assertThat(seen.path("editor").asString()).isEqualTo(MINE.toString());
        assertThat(seen.path("holderName").asString())
                .isEqualTo(Api.userOf(Role.RADIOLOGIST).displayName());
        assertThat(seen.path("since").asString()).isEqualTo(since);
    }

    @Test
    void a_heartbeat_prolongs_the_lease_and_silence_ends_it() {
        Note note = scenario.openNote();
        claim(note, MINE);
        clock.advance(NoteLease.LENGTH.minusSeconds(1));
        assertThat(claim(note, MINE).path("mine").asBoolean()).isTrue();
        clock.advance(NoteLease.LENGTH.minusSeconds(1));
        assertThat(claim(note, THEIRS).path("mine").asBoolean())
                .as("a second before it ends")
                .isFalse();

        clock.advance(Duration.ofSeconds(1));

        assertThat(claim(note, THEIRS).path("mine").asBoolean())
                .as("at its end")
                .isTrue();
    }

    @Test
    void whoever_was_taken_over_learns_it_with_the_next_heartbeat_and_can_no_longer_write_or_sign() {
        Note note = scenario.writtenNote();
        claim(note, MINE);
        JsonNode taken = takeOver(note, THEIRS, MINE);
        assertThat(taken.path("mine").asBoolean()).isTrue();

        assertThat(claim(note, MINE).path("editor").asString()).isEqualTo(THEIRS.toString());
        Answer refused = write(note, MINE);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("note-held");
        assertThat(refused.body().path("holderName").asString())
                .isEqualTo(Api.userOf(Role.RADIOLOGIST).displayName() + " Two");
        assertThat(scenario.sign(note).problemCode()).isEqualTo("note-held");
        assertThat(write(note, THEIRS).status()).isEqualTo(200);
    }

    @Test
    void a_take_over_from_somebody_who_no_longer_holds_it_takes_nothing() {
        Note note = scenario.openNote();
        claim(note, MINE);
        UUID third = UUID.randomUUID();
        takeOver(note, THEIRS, MINE);

        JsonNode late = takeOver(note, third, MINE);

        assertThat(late.path("mine").asBoolean()).isFalse();
        assertThat(late.path("editor").asString()).isEqualTo(THEIRS.toString());
    }

    @Test
    void given_back_the_note_is_free_at_once_but_only_its_holder_gives_it_back() {
        Note note = scenario.openNote();
        claim(note, MINE);
        end(note, THEIRS);
        assertThat(claim(note, THEIRS).path("mine").asBoolean()).isFalse();

        end(note, MINE);

        assertThat(api.as(Role.NURSE)
                        .get("/api/notes/{id}/lease", note.id())
                        .body()
                        .has("editor"))
                .isFalse();
        assertThat(claim(note, THEIRS).path("mine").asBoolean()).isTrue();
    }

    @Test
    void a_signed_note_is_not_edited_by_anybody() {
        Note note = scenario.signedNote();

        Answer refused = api.as(Role.RADIOLOGIST).post("/api/notes/" + note.id() + "/lease", Map.of("editor", MINE));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("note-signed");
    }

    @Test
    void of_eight_who_claim_a_free_note_at_once_one_gets_it() throws Exception {
        Note note = scenario.openNote();

        List<JsonNode> answers = atOnce(8, () -> claim(note, UUID.randomUUID()));

        assertThat(answers).filteredOn(lease -> lease.path("mine").asBoolean()).hasSize(1);
        assertThat(answers)
                .as("everybody sees the same holder")
                .extracting(lease -> lease.path("editor").asString())
                .containsOnly(answers.stream()
                        .filter(lease -> lease.path("mine").asBoolean())
                        .findFirst()
                        .orElseThrow()
                        .path("editor")
                        .asString());
    }

    @Test
    void of_eight_who_take_it_over_from_the_same_holder_at_once_one_gets_it() throws Exception {
        Note note = scenario.openNote();
        claim(note, MINE);

        List<JsonNode> answers = atOnce(8, () -> takeOver(note, UUID.randomUUID(), MINE));

        assertThat(answers).filteredOn(lease -> lease.path("mine").asBoolean()).hasSize(1);
        assertThat(api.as(Role.RADIOLOGIST)
                        .get("/api/notes/{id}/versions", note.id())
                        .body())
                .as("the state taken over is kept once")
                .hasSize(1);
    }

    private JsonNode claim(Note note, UUID editor) {
        return ok(api.as(Role.RADIOLOGIST).post("/api/notes/" + note.id() + "/lease", Map.of("editor", editor)));
    }

    private JsonNode takeOver(Note note, UUID editor, UUID from) {
        return ok(api.asColleague(Role.RADIOLOGIST)
                .post("/api/notes/" + note.id() + "/lease", Map.of("editor", editor, "takeOverFrom", from)));
    }

    private void end(Note note, UUID editor) {
        ok(api.as(Role.RADIOLOGIST).post("/api/notes/" + note.id() + "/lease/end", Map.of("editor", editor)));
    }

    private Answer write(Note note, UUID editor) {
        return api.as(Role.RADIOLOGIST)
                .put(
                        "/api/notes/" + note.id() + "?editor=" + editor,
                        Scenario.content(),
                        scenario.read(note).etag());
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static List<JsonNode> atOnce(int threads, Callable<JsonNode> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<JsonNode>> running = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await(30, TimeUnit.SECONDS);
                        return call.call();
                    }))
                    .toList();
            List<JsonNode> answers = new ArrayList<>();
            for (Future<JsonNode> one : running) {
                answers.add(one.get(30, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
