package org.spineline.prom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.CountedStatements;
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
class PromApiTest {
    private static final List<String> PAIN_AND_FUNCTION = List.of("NRS_REST", "NRS_MOVEMENT", "RMDQ");

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

    // Entered by staff

    @Test
    void scores_of_every_instrument_stand_on_their_trends_with_the_referral_before_them() {
        UUID episode = scenario.signedNote().episode();

        Answer kept = record(
                episode,
                Map.of(
                        "source",
                        "CLINIC",
                        "painOnMovement",
                        3,
                        "rmdqStatements",
                        List.of(1, 2, 24),
                        "odiSections",
                        Arrays.asList(1, 2, 3, 4, 5, 1, 2, null, null, null),
                        "eq5dProfile",
                        "21231",
                        "eq5dVas",
                        70,
                        "promisT",
                        55.5));

        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        assertThat(values(kept.body(), "NRS_MOVEMENT")).hasSize(2).endsWith(3.0);
        assertThat(values(kept.body(), "RMDQ")).endsWith(3.0);
        JsonNode odi = points(kept.body(), "ODI").get(0);
        assertThat(odi.path("value").asDouble()).isEqualTo(51.43);
        assertThat(odi.path("answeredSections").asInt()).isEqualTo(7);
        assertThat(odi.path("fewAnswered").asBoolean()).isTrue();
        assertThat(odi.path("band").asString()).isEqualTo("severe");
        assertThat(points(kept.body(), "EQ5D").get(0).path("profile").asString())
                .isEqualTo("21231");
        assertThat(values(kept.body(), "PROMIS_T")).containsExactly(55.5);
        assertThat(kept.body().path("procedureAt").asString()).isEqualTo(Scenario.END.toString());
        assertThat(trend(kept.body(), "RMDQ").path("mic").asInt()).isEqualTo(5);
    }

    @Test
    void pain_told_in_the_clinic_joins_the_course_of_the_episode() {
        UUID episode = scenario.signedNote().episode();
        record(episode, Map.of("source", "CLINIC", "painAtRest", 2));

        assertThat(api.as(Role.NURSE)
                        .get("/api/episodes/{id}/pain", episode)
                        .body()
                        .valueStream()
                        .filter(point -> "Clinic".equals(point.path("source").asString()))
                        .map(point -> point.path("score").asInt()))
                .containsExactly(2);
    }

    @Test
    void nonsense_is_refused_where_it_stands_and_nothing_is_kept() {
        UUID episode = scenario.signedNote().episode();

        assertThat(refused(episode, Map.of("source", "CLINIC", "painAtRest", 11), 400))
                .containsExactly("/painAtRest");
        assertThat(refused(episode, Map.of("source", "CLINIC", "rmdqStatements", Collections.nCopies(25, 1)), 400))
                .containsExactly("/rmdqStatements");
        assertThat(refused(episode, Map.of("source", "CLINIC", "rmdqStatements", List.of(25)), 422))
                .containsExactly("/rmdqStatements/0");
        assertThat(refused(
                        episode, Map.of("source", "CLINIC", "odiSections", List.of(0, 0, 0, 0, 6, 0, 0, 0, 0, 0)), 422))
                .containsExactly("/odiSections/4");
        assertThat(refused(episode, Map.of("source", "CLINIC", "eq5dProfile", "21261"), 400))
                .containsExactly("/eq5dProfile");
        assertThat(refused(episode, Map.of("source", "CLINIC"), 422)).containsExactly("/painOnMovement");
        assertThat(refused(episode, Map.of("source", "LINK", "painAtRest", 1), 422))
                .containsExactly("/source");
        assertThat(refused(
                        episode,
                        Map.of("source", "CLINIC", "painAtRest", 1, "answeredAt", "2030-01-01T00:00:00Z"),
                        422))
                .containsExactly("/answeredAt");
        assertThat(points(course(episode), "ODI")).isEmpty();
    }

    @Test
    void a_contact_takes_each_instrument_once_from_a_source_and_only_of_its_own_episode() {
        Note note = scenario.signedNote();
        String contact = scenario.contacts(note.episode()).get(0).path("id").asString();
        Map<String, Object> call = Map.of("source", "CALL", "contactId", contact, "rmdq", 9);
        assertThat(record(note.episode(), call).status()).isEqualTo(200);

        Answer twice = record(note.episode(), call);
        assertThat(twice.status()).as(twice.text()).isEqualTo(409);
        assertThat(twice.problemCode()).isEqualTo("score-on-record");

        Answer elsewhere = record(scenario.signedNote().episode(), call);
        assertThat(elsewhere.status()).as(elsewhere.text()).isEqualTo(409);
    }

    // Comparable patients

    @Test
    void quartiles_of_comparable_patients_appear_from_ten_on_and_in_one_statement() {
        Note mine = scenario.signedNote();
        for (int i = 0; i < 9; i++) {
            answeredAfterAMonth(scenario.signedNote(), i);
        }
        clock.set(Scenario.END.plus(Duration.ofDays(31)));
        int before = statements.during(() -> course(mine.episode())).size();
        assertThat(monthly(mine)).as("nine others are too few to show").isEmpty();

        clock.set(Scenario.END);
        answeredAfterAMonth(scenario.signedNote(), 9);
        assertThat(monthly(mine)).hasSize(1);
        JsonNode month = monthly(mine).get(0);
        assertThat(month.path("patients").asInt()).isEqualTo(10);
        assertThat(month.path("lower").asDouble()).isEqualTo(2.25);
        assertThat(month.path("median").asDouble()).isEqualTo(4.5);
        assertThat(month.path("upper").asDouble()).isEqualTo(6.75);
        assertThat(statements.during(() -> course(mine.episode()))).hasSize(before);
    }

    private List<JsonNode> monthly(Note note) {
        return trend(course(note.episode()), "PROMIS_T")
                .path("similar")
                .valueStream()
                .filter(point -> point.path("day").asInt() == 30)
                .toList();
    }

    private void answeredAfterAMonth(Note note, int score) {
        clock.set(Scenario.END.plus(Duration.ofDays(31)));
        Answer kept = record(note.episode(), Map.of("source", "CLINIC", "promisT", score));
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        clock.set(Scenario.END);
    }

    // By link

    @Test
    void a_link_is_answered_without_signing_in_once_and_stands_on_the_trend() {
        Note note = scenario.signedNote();
        String contact = scenario.contacts(note.episode()).get(2).path("id").asString();
        String token = invite(note.episode(), Map.of("instruments", PAIN_AND_FUNCTION, "contactId", contact));

        Answer form = api.asNobody().post("/api/q/open", Map.of("token", token));
        assertThat(form.status()).as(form.text()).isEqualTo(200);
        assertThat(form.body().path("rolandMorris").path("texts").size()).isEqualTo(24);
        assertThat(form.text())
                .doesNotContain(note.patient().toString(), note.episode().toString(), contact);

        assertThat(answer(token, 4).status()).isEqualTo(204);
        JsonNode point = points(course(note.episode()), "NRS_MOVEMENT").get(1);
        assertThat(point.path("origin").asString()).isEqualTo("LINK");
        assertThat(invitation(note.episode()).path("status").asString()).isEqualTo("ANSWERED");

        Answer again = answer(token, 9);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.body().path("detail").asString()).contains("used already", "ask your care team");
        assertThat(values(course(note.episode()), "NRS_MOVEMENT")).endsWith(4.0);
    }

    @Test
    void a_link_that_is_wrong_used_withdrawn_or_too_old_is_refused_in_the_same_words() {
        UUID episode = scenario.signedNote().episode();
        String used = invite(episode, Map.of("instruments", PAIN_AND_FUNCTION));
        answer(used, 1);
        String withdrawn = invite(episode, Map.of("instruments", PAIN_AND_FUNCTION));
        JsonNode open = invitation(episode);
        String revocation = "/api/prom-invitations/" + open.path("id").asString() + "/revocation";
        String etag = "\"" + open.path("version").asLong() + "\"";
        assertThat(api.as(Role.NURSE).post(revocation, "{}", etag).status()).isEqualTo(200);
        assertThat(api.as(Role.NURSE).post(revocation, "{}", etag).status()).isEqualTo(412);
        String old = invite(episode, Map.of("instruments", PAIN_AND_FUNCTION));
        assertThat(api.asNobody().post("/api/q/open", Map.of("token", old)).status())
                .isEqualTo(200);
        clock.advance(Duration.ofDays(14));

        List<String> said = new ArrayList<>();
        for (String token : List.of("A".repeat(43), "short", used, withdrawn, old)) {
            Answer opened = api.asNobody().post("/api/q/open", Map.of("token", token));
            assertThat(opened.status()).as(token).isEqualTo(404);
            said.add(opened.text().replace("/api/q/open", ""));
            Answer answered = answer(token, 1);
            assertThat(answered.status()).as(token).isEqualTo(404);
            said.add(answered.text().replace("/api/q/answer", ""));
        }
        assertThat(said.stream().distinct()).hasSize(1);
    }

    @Test
    void of_two_answers_at_the_same_moment_one_is_kept() throws Exception {
        UUID episode = scenario.signedNote().episode();
        String token = invite(episode, Map.of("instruments", PAIN_AND_FUNCTION));
        ExecutorService both = Executors.newFixedThreadPool(2);
        List<Integer> statuses = new ArrayList<>();
        try {
            Callable<Integer> send = () -> answer(token, 5).status();
            for (var sent : both.invokeAll(List.of(send, send))) {
                statuses.add(sent.get());
            }
        } finally {
            both.shutdownNow();
        }

        assertThat(statuses).containsOnlyOnce(204);
        assertThat(statuses).allMatch(status -> status == 204 || status == 404 || status == 503);
        assertThat(points(course(episode), "NRS_MOVEMENT")).hasSize(2);
    }

    @Test
    void a_lost_link_is_replaced_by_another_to_the_same_invitation() {
        UUID episode = scenario.signedNote().episode();
        String first = invite(episode, Map.of("instruments", PAIN_AND_FUNCTION));
        JsonNode open = invitation(episode);
        Answer second = api.as(Role.NURSE)
                .post(
                        "/api/prom-invitations/" + open.path("id").asString() + "/links",
                        "{}",
                        "\"" + open.path("version").asLong() + "\"");
        assertThat(second.status()).as(second.text()).isEqualTo(201);

        assertThat(answer(second.body().path("token").asString(), 2).status()).isEqualTo(204);
        assertThat(answer(first, 2).status()).isEqualTo(404);
    }

    @Test
    void what_was_not_asked_or_not_answered_is_refused_and_the_link_stays_good() {
        UUID episode = scenario.signedNote().episode();
        String token = invite(episode, Map.of("instruments", List.of("NRS_MOVEMENT")));

        Answer surplus = api.asNobody().post("/api/q/answer", Map.of("token", token, "painAtRest", 3));
        assertThat(surplus.status()).isEqualTo(422);
        assertThat(surplus.pointers()).containsExactly("/painAtRest");
        Answer empty = api.asNobody().post("/api/q/answer", Map.of("token", token));
        assertThat(empty.pointers()).containsExactly("/painOnMovement");
        assertThat(api.asNobody()
                        .post("/api/q/answer", Map.of("token", token, "painOnMovement", 3))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void only_the_hash_of_a_link_is_kept_and_only_what_can_be_asked_is_asked() {
        UUID episode = scenario.signedNote().episode();
        String token = invite(episode, Map.of("instruments", PAIN_AND_FUNCTION));

        assertThat(jdbc.sql("select count(*) from prom_link where token_hash = ?")
                        .param(token)
                        .query(Long.class)
                        .single())
                .isZero();
        Answer refused = api.as(Role.NURSE)
                .post("/api/episodes/" + episode + "/prom-invitations", Map.of("instruments", List.of("ODI")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/instruments");
    }

    @Test
    void somebody_who_guesses_is_stopped() {
        int last = 0;
        for (int i = 0; i < 31; i++) {
            last = api.asNobody()
                    .post("/api/q/open", Map.of("token", "guessed"))
                    .status();
        }
        assertThat(last).isEqualTo(429);
        clock.advance(Duration.ofMinutes(10));
        assertThat(api.asNobody()
                        .post("/api/q/open", Map.of("token", "guessed"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_database_keeps_scores_on_their_scale_and_one_answer_to_an_invitation() {
        UUID episode = scenario.signedNote().episode();
        answer(invite(episode, Map.of("instruments", PAIN_AND_FUNCTION)), 4);

        for (String change : List.of(
                "score = 11 where instrument = 'NRS_MOVEMENT'",
                "score = null where instrument = 'NRS_MOVEMENT'",
                "instrument = 'ODI', ticked = null where instrument = 'RMDQ'",
                "marks = '66666' where instrument = 'RMDQ'",
                "invitation_id = null where instrument = 'RMDQ'",
                "instrument = 'NRS_REST' where instrument = 'NRS_MOVEMENT'")) {
            assertThatThrownBy(() -> jdbc.sql("update questionnaire_response set "
                                    + change.replace(" where ", " where episode_id = ? and "))
                            .param(episode)
                            .update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    private String invite(UUID episode, Map<String, Object> request) {
        Answer made = api.as(Role.NURSE).post("/api/episodes/" + episode + "/prom-invitations", request);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body().path("token").asString();
    }

    /** The open one, or the only one. */
    private JsonNode invitation(UUID episode) {
        List<JsonNode> all = course(episode).path("invitations").valueStream().toList();
        return all.stream()
                .filter(each -> "OPEN".equals(each.path("status").asString()))
                .findFirst()
                .orElseGet(() -> all.get(0));
    }

    private Answer answer(String token, int pain) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("token", token);
        answers.put("painAtRest", 1);
        answers.put("painOnMovement", pain);
        answers.put("rmdqStatements", List.of(3, 4));
        return api.asNobody().post("/api/q/answer", answers);
    }

    private Answer record(UUID episode, Map<String, Object> scores) {
        return api.as(Role.NURSE).post("/api/episodes/" + episode + "/proms", scores);
    }

    private List<String> refused(UUID episode, Map<String, Object> scores, int status) {
        Answer answer = record(episode, scores);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.pointers();
    }

    private JsonNode course(UUID episode) {
        Answer answer = api.as(Role.NURSE).get("/api/episodes/{id}/proms", episode);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode trend(JsonNode course, String instrument) {
        return course.path("trends")
                .valueStream()
                .filter(trend -> instrument.equals(trend.path("instrument").asString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> points(JsonNode course, String instrument) {
        return trend(course, instrument).path("points").valueStream().toList();
    }

    private static List<Double> values(JsonNode course, String instrument) {
        return points(course, instrument).stream()
                .map(point -> point.path("value").asDouble())
                .toList();
    }
}
