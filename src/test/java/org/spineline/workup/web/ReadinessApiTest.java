package org.spineline.workup.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Chases, questions asked again, waivers by role, and what is kept when the patient comes into the room. */
@SpinelineTest
class ReadinessApiTest {
    private static final Instant TOMORROW = TestClock.START.plus(Duration.ofDays(1));

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private BookingDesk desk;
    private UUID episode;

    @BeforeEach
    void refer() {
        desk = new BookingDesk(api);
        episode = desk.acceptedEpisode(desk.patient());
    }

    // Chases

    @Test
    void a_chase_says_who_asked_whom_and_when_and_leaves_the_gate_alone() {
        JsonNode before = gate("INR");
        clock.advance(Duration.ofMinutes(3));

        Answer logged = chase(Map.of("gate", "INR", "channel", "PHONE", "whom", "Laboratory", "remark", "Calls back"));

        assertThat(logged.status()).as(logged.text()).isEqualTo(201);
        JsonNode after = gate("INR");
        assertThat(after.path("status").asString())
                .isEqualTo(before.path("status").asString())
                .isEqualTo("NOT_RECORDED");
        assertThat(after.at("/lastChase/whom").asString()).isEqualTo("Laboratory");
        assertThat(after.at("/lastChase/askedByName").asString())
                .isEqualTo(Api.userOf(Role.SCHEDULER).displayName());
        assertThat(Instant.parse(after.at("/lastChase/askedAt").asString()))
                .isEqualTo(TestClock.START.plus(Duration.ofMinutes(3)));
        assertThat(gate("PLATELETS").has("lastChase")).isFalse();
    }

    @Test
    void chases_are_listed_newest_first() {
        chase(Map.of("gate", "INR", "channel", "PHONE", "whom", "First"));
        clock.advance(Duration.ofMinutes(1));
        chase(Map.of("gate", "CONSENT", "channel", "FAX", "whom", "Second"));

        JsonNode listed =
                api.as(Role.NURSE).get("/api/episodes/" + episode + "/chases").body();
        assertThat(listed.valueStream().map(entry -> entry.path("whom").asString()))
                .containsExactly("Second", "First");
        assertThat(gate("INR").at("/lastChase/whom").asString()).isEqualTo("First");
    }

    @Test
    void a_chase_names_somebody_and_a_channel() {
        assertThat(chase(Map.of("gate", "INR", "channel", "PHONE", "whom", " ")).pointers())
                .containsExactly("/whom");
        assertThat(chase(Map.of("gate", "INR", "channel", "PIGEON", "whom", "Lab"))
                        .pointers())
                .containsExactly("/channel");
        assertThat(api.as(Role.NURSE)
                        .get("/api/episodes/" + episode + "/chases")
                        .body()
                        .isEmpty())
                .isTrue();
    }

    // Asked again

    @Test
    void pain_below_the_limit_asks_for_a_physician_and_cancels_nothing() {
        UUID booking = booked(TOMORROW);

        Answer asked = ask(answers("kind", "CALL", "painAtRest", 1, "painOnMovement", 3, "escort", true));

        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.body().at("/physicianReview/0").asString())
                .isEqualTo("Pain on movement is 3 of 10, below the payer's 5 for outpatients.");
        assertThat(gateOn(TOMORROW, "PAIN_RECHECK").path("status").asString()).isEqualTo("RED");
        assertThat(gateOn(TOMORROW, "PAIN_RECHECK").path("owner").asString()).isEqualTo("NURSE");
        assertThat(gateOn(TOMORROW, "ESCORT").path("status").asString()).isEqualTo("GREEN");
        assertThat(api.as(Role.SCHEDULER)
                        .get("/api/bookings/" + booking)
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("BOOKED");
    }

    @Test
    void pain_at_the_limit_needs_nobody() {
        Answer asked = ask(answers("kind", "ARRIVAL", "painOnMovement", 5, "redFlags", List.of()));
        assertThat(asked.body().path("physicianReview").isEmpty()).isTrue();
        assertThat(asked.body().at("/check/painOnMovement").asInt()).isEqualTo(5);
        assertThat(asked.body().path("check").has("painAtRest"))
                .as("was not asked")
                .isFalse();
        assertThat(gateOn(TOMORROW, "RED_FLAGS").path("status").asString()).isEqualTo("GREEN");
    }

    @Test
    void red_flags_and_doses_ask_for_a_physician() {
        Answer asked = ask(answers(
                "kind", "CALL", "redFlags", List.of("CAUDA_EQUINA"), "dosesAsInstructed", false, "doseNote", "Half"));
        assertThat(asked.body().path("physicianReview").size()).isEqualTo(2);
        assertThat(gateOn(TOMORROW, "RED_FLAGS").path("status").asString()).isEqualTo("RED");
        assertThat(gateOn(TOMORROW, "ANTITHROMBOTIC_HOLD").path("status").asString())
                .isEqualTo("RED");
    }

    @Test
    void impossible_answers_are_refused_at_their_fields_and_nothing_is_kept() {
        assertThat(ask(answers("kind", "CALL", "painAtRest", -1, "painOnMovement", 11))
                        .pointers())
                .containsExactlyInAnyOrder("/painAtRest", "/painOnMovement");
        assertThat(ask(answers("kind", "CALL")).pointers()).containsExactly("/painOnMovement");
        Answer times = ask(answers(
                "kind",
                "ARRIVAL",
                "lastFoodAt",
                TestClock.START.plusSeconds(60),
                "lastClearFluidAt",
                TestClock.START.minus(Duration.ofDays(4))));
        assertThat(times.status()).isEqualTo(422);
        assertThat(times.pointers()).containsExactlyInAnyOrder("/lastFoodAt", "/lastClearFluidAt");
        assertThat(ask(answers("kind", "CALL", "escort", false, "escortName", "Son"))
                        .pointers())
                .containsExactly("/escortName");
        assertThat(api.as(Role.NURSE)
                        .get("/api/episodes/" + episode + "/pre-checks")
                        .body()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void what_was_asked_is_listed_newest_first_with_who_asked() {
        ask(answers("kind", "CALL", "redFlags", List.of()));
        clock.advance(Duration.ofMinutes(1));
        ask(answers("kind", "ARRIVAL", "escort", true, "escortName", "Daughter"));

        JsonNode listed = api.as(Role.RADIOLOGIST)
                .get("/api/episodes/" + episode + "/pre-checks")
                .body();
        assertThat(listed.at("/0/escortName").asString()).isEqualTo("Daughter");
        assertThat(listed.path(0).has("redFlags")).as("was not asked").isFalse();
        assertThat(listed.at("/1/redFlags").isEmpty()).isTrue();
        assertThat(listed.at("/1/askedByName").asString())
                .isEqualTo(Api.userOf(Role.NURSE).displayName());
    }

    // Waivers

    @Test
    void each_gate_is_waived_by_whom_its_rule_names() {
        assertThat(waive(Role.SCHEDULER, "AUTHORIZATION").status()).isEqualTo(200);
        assertThat(gate("AUTHORIZATION").path("status").asString()).isEqualTo("WAIVED");
        assertThat(waive(Role.NURSE, "ESCORT").status()).isEqualTo(200);
        assertThat(waive(Role.NURSE, "COVERAGE_CLOCK").status()).isEqualTo(403);
        assertThat(waive(Role.SCHEDULER, "PAIN_RECHECK").status()).isEqualTo(403);
        assertThat(waive(Role.RADIOLOGIST, "PAIN_RECHECK").status()).isEqualTo(200);
    }

    // The payer

    @Test
    void an_authorisation_for_another_level_asks_for_a_re_check() {
        assertThat(gate("AUTHORIZATION").path("status").asString()).isEqualTo("NOT_RECORDED");
        Answer recorded = api.as(Role.SCHEDULER)
                .post(
                        "/api/episodes/" + episode + "/authorizations",
                        Map.of(
                                "payer",
                                "Medicare",
                                "codes",
                                List.of("22511"),
                                "levels",
                                List.of("L3"),
                                "status",
                                "AFFIRMED"));
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(201);
        assertThat(gate("AUTHORIZATION").path("status").asString()).isEqualTo("RED");
        assertThat(gate("AUTHORIZATION").path("reason").asString()).startsWith("Re-check the authorisation: L1");
    }

    // One view

    @Test
    void the_board_shows_what_the_episode_shows() {
        booked(TOMORROW);
        JsonNode one = readiness("?procedureAt=" + TOMORROW);
        JsonNode row = api.as(Role.SCHEDULER)
                .get("/api/readiness?from=2026-11-20&to=2027-01-31")
                .body()
                .valueStream()
                .filter(candidate -> candidate.path("episodeId").asString().equals(episode.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("readiness")).isEqualTo(one);
        assertThat(one.path("score").asInt()).isBetween(0, 99);
        assertThat(one.at("/nextAction/text").asString()).isNotBlank();
    }

    @Test
    void what_was_seen_when_the_patient_came_into_the_room_is_kept_for_good() {
        UUID booking = booked(TOMORROW);
        for (String status : List.of("CONFIRMED", "ARRIVED")) {
            progress(booking, status);
        }
        assertThat(snapshots().isEmpty()).isTrue();
        JsonNode seen = readiness("?procedureAt=" + TOMORROW);

        progress(booking, "IN_ROOM");

        assertThat(snapshots().size()).isEqualTo(1);
        assertThat(snapshots().at("/0/bookingId").asString()).isEqualTo(booking.toString());
        assertThat(snapshots().at("/0/readiness")).isEqualTo(seen);
        assertThat(snapshots().at("/0/readiness/gates/0/ruleVersion").asString())
                .isNotBlank();

        waive(Role.RADIOLOGIST, "INR");
        assertThat(snapshots().at("/0/readiness")).isEqualTo(seen);
        assertThat(jdbc.sql("select overall from readiness_snapshot where booking_id = ?")
                        .param(booking)
                        .query(String.class)
                        .single())
                .isEqualTo(seen.path("overall").asString());
    }

    @Test
    void a_waiver_ends_when_the_value_gets_worse_and_may_be_given_anew() {
        inr("1.6");
        assertThat(waive(Role.RADIOLOGIST, "INR").status()).isEqualTo(200);
        assertThat(gate("INR").path("status").asString()).isEqualTo("WAIVED");
        assertThat(waive(Role.RADIOLOGIST, "INR").problemCode()).isEqualTo("gate-already-waived");

        clock.advance(Duration.ofMinutes(10));
        inr("2.4");

        assertThat(gate("INR").path("status").asString()).isEqualTo("RED");
        assertThat(gate("INR").path("reason").asString())
                .contains("INR 2.40", "no longer counts; it was given for: INR 1.60 is above 1.5.");
        assertThat(waive(Role.RADIOLOGIST, "INR").status()).isEqualTo(200);
        assertThat(gate("INR").path("status").asString()).isEqualTo("WAIVED");
    }

    @Test
    void the_database_keeps_one_waiver_of_a_kind_and_its_concerns_once() {
        inr("1.6");
        waive(Role.RADIOLOGIST, "INR");
        assertThatThrownBy(() -> jdbc.sql(
                                """
                                insert into gate_waiver (id, version, facility_id, created_at, created_by, patient_id,
                                    episode_id, gate, reason, waived_by_name, waiver_round)
                                select ?, version, facility_id, created_at, created_by, patient_id,
                                    episode_id, gate, reason, waived_by_name, waiver_round
                                from gate_waiver where episode_id = ?
                                """)
                        .param(UUID.randomUUID())
                        .param(episode)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql(
                                """
                                insert into gate_waiver_concern (waiver_id, concern)
                                select id, 'value' from gate_waiver where episode_id = ?
                                """)
                        .param(episode)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void what_was_said_before_the_procedure_stands_on_the_timeline() {
        ask(answers("kind", "CALL", "painOnMovement", 6, "redFlags", List.of(), "escort", true));
        JsonNode line = api.as(Role.SCHEDULER)
                .get("/api/episodes/" + episode + "/timeline")
                .body()
                .valueStream()
                .filter(entry -> "PRE_CHECK".equals(entry.path("kind").asString()))
                .findFirst()
                .orElseThrow();
        assertThat(line.path("title").asString()).isEqualTo("Call before the procedure");
        assertThat(line.path("detail").asString())
                .isEqualTo("Pain on movement 6 of 10, no red flags, an escort is arranged");
    }

    private void inr(String value) {
        Answer saved = api.as(Role.NURSE)
                .post(
                        "/api/episodes/" + episode + "/labs",
                        Map.of(
                                "loinc",
                                "6301-6",
                                "value",
                                new BigDecimal(value),
                                "unit",
                                "1",
                                "collectedAt",
                                clock.instant().minus(Duration.ofMinutes(5))));
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
    }

    private JsonNode snapshots() {
        return api.as(Role.NURSE)
                .get("/api/episodes/" + episode + "/readiness/snapshots")
                .body();
    }

    private void progress(UUID booking, String status) {
        String etag = api.as(Role.NURSE).get("/api/bookings/" + booking).etag();
        Answer changed =
                api.as(Role.NURSE).post("/api/bookings/" + booking + "/progress", Map.of("status", status), etag);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    private UUID booked(Instant start) {
        Answer booked = desk.book(episode, desk.newPlace(), start, 60, "Severe pain");
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        return BookingDesk.id(booked);
    }

    private Answer chase(Map<String, Object> request) {
        return api.as(Role.SCHEDULER).post("/api/episodes/" + episode + "/chases", request);
    }

    private Answer ask(Map<String, Object> request) {
        return api.as(Role.NURSE).post("/api/episodes/" + episode + "/pre-checks", request);
    }

    private Answer waive(Role role, String gate) {
        return api.as(role)
                .post("/api/episodes/" + episode + "/readiness/waivers", Map.of("gate", gate, "reason", "Agreed"));
    }

    private JsonNode readiness(String query) {
        Answer answer = api.as(Role.SCHEDULER).get("/api/episodes/" + episode + "/readiness" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode gate(String code) {
        return in(readiness(""), code);
    }

    private JsonNode gateOn(Instant procedureAt, String code) {
        return in(readiness("?procedureAt=" + procedureAt), code);
    }

    private static JsonNode in(JsonNode readiness, String code) {
        return readiness
                .path("gates")
                .valueStream()
                .filter(gate -> gate.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> answers(@Nullable Object... namesAndValues) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            answers.put(String.valueOf(namesAndValues[i]), Objects.requireNonNull(namesAndValues[i + 1]));
        }
        return answers;
    }
}
