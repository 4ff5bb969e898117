package org.spineline.adverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.adverse.domain.AdverseEventRules;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.Scenario;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class AdverseEventApiTest {
    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private AdverseEventRules rules;

    @Autowired
    private AdverseEvents events;

    @Autowired
    private JdbcClient jdbc;

    private Scenario scenario;

    @BeforeEach
    void prepare() {
        scenario = new Scenario(api, clock);
    }

    @Test
    void every_grade_of_every_scheme_comes_back_as_it_was_given() {
        Scenario.Note note = scenario.openNote();
        int reported = 0;
        for (GradingScheme scheme : GradingScheme.values()) {
            for (AdverseEventRules.Grade grade : rules.schemes().get(scheme).grades()) {
                Map<String, Object> request = request(note.booking());
                request.put("scheme", scheme);
                request.put("grade", grade.grade());
                Answer answer = report(note.episode(), request);
                assertThat(answer.status()).as(answer.text()).isEqualTo(201);
                assertThat(answer.body().path("facts").path("gradeShown").asString())
                        .isEqualTo("%s grade %s (%s)".formatted(scheme.shown(), grade.grade(), grade.severity()));
                assertThat(answer.body().has("notice")).isEqualTo(grade.death());
                reported++;
            }
        }
        List<String> kept = api.as(Role.NURSE)
                .get("/api/episodes/{id}/adverse-events", note.episode())
                .body()
                .valueStream()
                .map(event -> event.path("facts").path("scheme").asString() + " "
                        + event.path("facts").path("grade").asString())
                .toList();
        assertThat(kept).hasSize(reported).doesNotHaveDuplicates().contains("CIRSE_2026 1b", "SIR_2017 5");
        assertThat(events.ofBooking(note.booking())).hasSize(reported);
    }

    @Test
    void an_event_stands_on_the_timeline_and_a_withdrawn_one_says_so() {
        Scenario.Note note = scenario.openNote();
        Answer reported = report(note.episode(), request(note.booking()));
        assertThat(reported.status()).as(reported.text()).isEqualTo(201);

        assertThat(eventsOnTimeline(note.episode())).singleElement().satisfies(line -> {
            assertThat(line.path("title").asString())
                    .isEqualTo("Adverse event: "
                            + reported.body().path("facts").path("whatShown").asString());
            assertThat(line.path("detail").asString())
                    .startsWith(reported.body().path("facts").path("gradeShown").asString());
            assertThat(line.path("status").asString()).isEqualTo("INFORMATION");
        });

        jdbc.sql("update adverse_event set withdrawn_at = occurred_at, withdrawn_by_name = 'Dr Test',"
                        + " withdrawn_reason = 'Another patient' where id = ?")
                .param(UUID.fromString(reported.body().path("id").asString()))
                .update();

        assertThat(eventsOnTimeline(note.episode())).singleElement().satisfies(line -> {
            assertThat(line.path("detail").asString()).isEqualTo("Withdrawn: Another patient");
            assertThat(line.path("status").asString()).isEqualTo("CANCELLED");
        });
    }

    private List<JsonNode> eventsOnTimeline(UUID episode) {
        return api.as(Role.NURSE)
                .get("/api/episodes/{id}/timeline", episode)
                .body()
                .valueStream()
                .filter(line -> "ADVERSE_EVENT".equals(line.path("kind").asString()))
                .toList();
    }

    @Test
    void a_grade_of_another_scheme_is_refused_at_the_field() {
        UUID episode = scenario.openNote().episode();
        Map<String, Object> request = request(null);
        request.put("scheme", "SIR_2017");
        request.put("grade", "1a");
        Answer refused = report(episode, request);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/grade");
        request.put("grade", "6");
        assertThat(report(episode, request).pointers()).containsExactly("/grade");
    }

    @Test
    void what_the_list_lacks_needs_words() {
        Map<String, Object> request = request(null);
        request.put("what", "OTHER");
        UUID episode = scenario.openNote().episode();
        assertThat(report(episode, request).pointers()).containsExactly("/text");
        request.put("text", "Fell off the table");
        assertThat(report(episode, request)
                        .body()
                        .path("facts")
                        .path("whatShown")
                        .asString())
                .isEqualTo("Fell off the table");
        request.put("what", "NO_SUCH_THING");
        assertThat(report(episode, request).pointers()).containsExactly("/what");
    }

    @Test
    void times_must_be_possible_and_in_order() {
        UUID episode = scenario.openNote().episode();
        Map<String, Object> request = request(null);
        request.put("occurredAt", clock.instant().plusSeconds(1));
        assertThat(report(episode, request).pointers()).containsExactly("/occurredAt");
        request.put("occurredAt", clock.instant());
        request.put("detectedAt", clock.instant().minusSeconds(1));
        assertThat(report(episode, request).pointers()).containsExactly("/detectedAt");
        request.put("detectedAt", clock.instant());
        assertThat(report(episode, request).status()).isEqualTo(201);
        request.put("occurredAt", Instant.parse("1926-11-23T10:00:00Z"));
        assertThat(report(episode, request).pointers()).containsExactly("/occurredAt");
    }

    @Test
    void a_booking_of_somebody_else_is_refused() {
        UUID episode = scenario.openNote().episode();
        assertThat(report(episode, request(scenario.openNote().booking())).pointers())
                .containsExactly("/bookingId");
    }

    @Test
    void a_correction_keeps_what_was_said_before_with_who_when_and_why() {
        Scenario.Note note = scenario.openNote();
        Answer reported = report(note.episode(), request(note.booking()));
        Map<String, Object> request = request(null);
        request.remove("source");
        request.remove("bookingId");
        request.put("grade", "3");
        request.put("reason", "Stayed two more nights");

        Answer corrected = api.as(Role.RADIOLOGIST).put(path(reported), request, reported.etag());

        assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
        assertThat(corrected.body().path("facts").path("grade").asString()).isEqualTo("3");
        assertThat(corrected.body().path("earlier")).hasSize(1);
        assertThat(corrected
                        .body()
                        .path("earlier")
                        .path(0)
                        .path("facts")
                        .path("grade")
                        .asString())
                .isEqualTo("2");
        assertThat(corrected
                        .body()
                        .path("earlier")
                        .path(0)
                        .path("writtenByName")
                        .asString())
                .isEqualTo("Test Nurse");
        assertThat(corrected
                        .body()
                        .path("earlier")
                        .path(0)
                        .path("replacedByName")
                        .asString())
                .isEqualTo("Test Radiologist");
        assertThat(api.as(Role.RADIOLOGIST)
                        .put(path(reported), request, reported.etag())
                        .status())
                .isEqualTo(412);
        assertThat(api.as(Role.RADIOLOGIST).put(path(reported), request, null).status())
                .isEqualTo(428);
    }

    @Test
    void a_withdrawn_event_stays_visible_counts_no_more_and_never_changes_again() {
        Scenario.Note note = scenario.openNote();
        Answer reported = report(note.episode(), request(note.booking()));
        Answer withdrawn = api.as(Role.NURSE)
                .post(path(reported) + "/withdrawal", Map.of("reason", "Wrong patient"), reported.etag());
        assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
        assertThat(withdrawn.body().path("withdrawnReason").asString()).isEqualTo("Wrong patient");
        assertThat(events.ofBooking(note.booking())).isEmpty();
        assertThat(api.as(Role.NURSE)
                        .get("/api/episodes/{id}/adverse-events", note.episode())
                        .body())
                .hasSize(1);
        Answer again =
                api.as(Role.NURSE).post(path(reported) + "/withdrawal", Map.of("reason", "Again"), withdrawn.etag());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problemCode()).isEqualTo("event-withdrawn");
    }

    @Test
    void the_database_keeps_the_order_of_times_and_a_reason_for_each_withdrawal() {
        Scenario.Note note = scenario.openNote();
        UUID event = UUID.fromString(
                report(note.episode(), request(null)).body().path("id").asString());
        for (String wrong : List.of(
                "detected_at = occurred_at - interval '1' hour",
                "withdrawn_at = occurred_at",
                "scheme = 'SIR_2003'",
                "causality = 'MAYBE'")) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(wrong)
                    .isThrownBy(() -> jdbc.sql("update adverse_event set " + wrong + " where id = :id")
                            .param("id", event)
                            .update());
        }
    }

    private Answer report(UUID episode, Map<String, Object> request) {
        return api.as(Role.NURSE).post("/api/episodes/" + episode + "/adverse-events", request);
    }

    private static String path(Answer reported) {
        assertThat(reported.status()).as(reported.text()).isEqualTo(201);
        return "/api/adverse-events/" + reported.body().path("id").asString();
    }

    private Map<String, Object> request(@Nullable UUID booking) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("bookingId", booking);
        request.put("source", "RECOVERY");
        request.put("what", "BLEEDING");
        request.put("occurredAt", clock.instant().minusSeconds(600));
        request.put("scheme", "SIR_2017");
        request.put("grade", "2");
        request.put("causality", "CAUSED");
        request.put("action", "Pressure for ten minutes");
        return request;
    }
}
