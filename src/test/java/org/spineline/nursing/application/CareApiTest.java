package org.spineline.nursing.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.day.DayRecords;
import org.spineline.day.Milestone;
import org.spineline.day.MilestoneAt;
import org.spineline.nursing.SedationRecords;
import org.spineline.nursing.SedationSummary;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.CountedStatements;
import org.spineline.support.OnPaper;
import org.spineline.support.Scenario;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpinelineTest
@Import(CountedStatements.class)
class CareApiTest {
    private static final Instant NINE = Instant.parse("2026-12-01T14:00:00Z");

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CountedStatements statements;

    @Autowired
    private SedationRecords summaries;

    @Autowired
    private DayRecords day;

    private BookingDesk desk;
    private UUID episode;
    private UUID booking;
    private String path;

    @BeforeEach
    void bookACase() {
        desk = new BookingDesk(api);
        episode = desk.acceptedEpisode();
        booking = BookingDesk.id(desk.book(episode, desk.newPlace(), NINE, 60));
        path = "/api/bookings/" + booking;
        clock.set(NINE);
    }

    // Sedation

    @Test
    void a_record_opens_once_with_what_the_booking_and_the_door_say() {
        Answer asked = api.as(Role.NURSE)
                .post(
                        "/api/episodes/" + episode + "/pre-checks",
                        Map.of("kind", "ARRIVAL", "painAtRest", 4, "lastFoodAt", NINE.minusSeconds(36_000)));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);

        JsonNode opened = ok(post("/sedation", "{}"));
        JsonNode again = ok(post("/sedation", "{}"));

        assertThat(again.path("id")).isEqualTo(opened.path("id"));
        assertThat(opened.path("protocolCode").asString()).isEqualTo("MODERATE");
        assertThat(opened.path("lastFoodAt").asString()).isEqualTo("2026-12-01T04:00:00Z");
        assertThat(opened.has("asa")).as("not recorded").isFalse();
        assertThat(opened.has("nextDueAt"))
                .as("nothing is due before the start")
                .isFalse();
    }

    @Test
    void one_tap_takes_the_time_of_the_server_and_the_next_reading_becomes_due_and_after_the_grace_overdue() {
        ok(post("/sedation", "{}"));
        JsonNode started = ok(post("/sedation/start", "{}"));
        assertThat(started.path("startedAt").asString()).isEqualTo("2026-12-01T14:00:00Z");
        assertThat(started.path("nextDueAt").asString()).isEqualTo("2026-12-01T14:05:00Z");

        assertThat(started.path("overdueAt").asString()).isEqualTo("2026-12-01T14:07:00Z");
        clock.set(NINE.plusSeconds(420));
        assertThat(sedation().path("overdue").asBoolean())
                .as("due, not overdue")
                .isFalse();
        clock.set(NINE.plusSeconds(421));
        assertThat(sedation().path("overdue").asBoolean()).isTrue();

        JsonNode read = ok(post("/sedation/vitals", vitals(Map.of())));
        assertThat(read.path("overdue").asBoolean()).isFalse();
        assertThat(read.at("/vitals/0/at").asString()).isEqualTo("2026-12-01T14:07:01Z");
        assertThat(texts(read.at("/vitals/0/missing")))
                .containsExactly("Respiratory rate", "Capnography", "Pain", "Consciousness");
    }

    @Test
    void the_start_marks_the_step_of_the_day_and_the_first_tap_counts() {
        ok(post("/sedation", "{}"));
        ok(post("/sedation/start", "{}"));
        clock.set(NINE.plusSeconds(60));
        JsonNode again = ok(post("/sedation/start", "{}"));

        assertThat(again.path("startedAt").asString()).isEqualTo("2026-12-01T14:00:00Z");
        assertThat(day.milestones(booking)).contains(new MilestoneAt(Milestone.SEDATION, NINE));
    }

    @Test
    void a_low_saturation_is_marked_and_quoted_by_the_note() {
        ok(post("/sedation", "{}"));
        ok(post("/sedation/start", "{}"));
        ok(post("/sedation/drugs", drug("MIDAZOLAM", "2", "MILLIGRAM")));
        ok(post("/sedation/vitals", vitals(Map.of("spo2", 88))));
        ok(post("/sedation/events", event("AIRWAY_SUPPORT", "Chin lift")));

        assertThat(sedation().at("/vitals/0/alerts/0/limit").asInt()).isEqualTo(92);
        SedationSummary summary = summaries.ofBooking(booking).orElseThrow();
        assertThat(summary.totals()).containsExactly("midazolam 2 mg");
        assertThat(summary.events()).containsExactly("SpO₂ 88 % at 09:00", "Airway support at 09:00: Chin lift");
        assertThat(summaries.ofBooking(UUID.randomUUID())).isEmpty();
    }

    @Test
    void micrograms_typed_as_milligrams_are_refused_at_the_field_and_nothing_is_saved() {
        ok(post("/sedation", "{}"));

        Answer refused = post("/sedation/drugs", drug("FENTANYL", "50", "MILLIGRAM"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/dose");
        assertThat(sedation().path("drugs").isEmpty()).isTrue();
    }

    @Test
    void a_confirmed_unusual_dose_keeps_its_reason() {
        ok(post("/sedation", "{}"));
        Map<String, Object> dose = drug("MIDAZOLAM", "6", "MILLIGRAM");
        dose.put("confirmedUnusual", true);
        dose.put("unusualReason", "Tolerant, agreed with the operator");

        JsonNode given = ok(post("/sedation/drugs", dose));

        assertThat(given.at("/drugs/0/unusualReason").asString()).startsWith("Tolerant");
        assertThat(given.at("/totals/0/overLimit").asBoolean()).isTrue();
    }

    @Test
    void a_correction_keeps_the_line_it_replaces_and_needs_a_reason() {
        ok(post("/sedation", "{}"));
        String wrong = ok(post("/sedation/drugs", drug("MIDAZOLAM", "4", "MILLIGRAM")))
                .at("/drugs/0/id")
                .asString();
        Map<String, Object> right = drug("MIDAZOLAM", "1", "MILLIGRAM");
        right.put("mark", Map.of("correctsId", wrong));
        assertThat(post("/sedation/drugs", right).pointers()).containsExactly("/mark/reason");

        right.put("mark", Map.of("correctsId", wrong, "reason", "Misread"));
        JsonNode corrected = ok(post("/sedation/drugs", right));

        assertThat(corrected.path("drugs").size()).isEqualTo(2);
        assertThat(corrected.at("/drugs/0/replaced").asBoolean()).isTrue();
        assertThat(corrected.at("/totals/0/amount").decimalValue()).isEqualByComparingTo("1");
        Answer twice = post("/sedation/drugs", right);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.problemCode()).isEqualTo("line-corrected-meanwhile");

        Map<String, Object> back = drug("MIDAZOLAM", "1", "MILLIGRAM");
        back.put(
                "mark",
                Map.of(
                        "correctsId",
                        corrected.at("/drugs/1/id").asString(),
                        "withdraw",
                        true,
                        "reason",
                        "Was drawn up, not given"));
        assertThat(ok(post("/sedation/drugs", back)).path("totals").isEmpty()).isTrue();
    }

    @Test
    void a_line_of_another_record_cannot_be_corrected_here() {
        ok(post("/sedation", "{}"));
        Map<String, Object> reading = vitals(Map.of());
        reading.put("mark", Map.of("correctsId", UUID.randomUUID().toString(), "reason", "x"));

        assertThat(post("/sedation/vitals", reading).pointers()).containsExactly("/mark/correctsId");
    }

    @Test
    void the_future_and_a_day_long_gone_are_slips() {
        ok(post("/sedation", "{}"));
        Map<String, Object> reading = vitals(Map.of());
        reading.put("mark", Map.of("at", NINE.plusSeconds(1)));
        assertThat(post("/sedation/vitals", reading).pointers()).containsExactly("/mark/at");
        reading.put("mark", Map.of("at", NINE.minus(Duration.ofHours(25))));
        assertThat(post("/sedation/vitals", reading).pointers()).containsExactly("/mark/at");
    }

    @Test
    void another_protocol_needs_a_reason_and_leaves_a_trace() {
        String etag = post("/sedation", "{}").etag();
        Map<String, Object> head = head("MINIMAL");

        assertThat(api.as(Role.NURSE).put(path + "/sedation", head, null).status())
                .isEqualTo(428);
        assertThat(api.as(Role.NURSE).put(path + "/sedation", head, etag).pointers())
                .containsExactly("/reason");
        head.put("reason", "Patient wishes to stay awake");
        JsonNode changed = ok(api.as(Role.NURSE).put(path + "/sedation", head, etag));

        assertThat(changed.at("/amendments/0/changed").asString()).isEqualTo("Protocol MODERATE → MINIMAL");
        assertThat(api.as(Role.NURSE).put(path + "/sedation", head, etag).status())
                .isEqualTo(412);
        head.put("protocolCode", "DEEPEST");
        assertThat(api.as(Role.NURSE)
                        .put(path + "/sedation", head, get("/sedation").etag())
                        .pointers())
                .contains("/protocolCode");
    }

    @Test
    void a_record_is_signed_when_complete_and_then_only_corrected_with_a_reason() {
        ok(post("/sedation", "{}"));
        Answer early = api.as(Role.NURSE)
                .post(path + "/sedation/signature", "{}", get("/sedation").etag());
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.pointers()).contains("/startedAt", "/endedAt", "/givenByName", "/asa", "/tickedChecks");

        ok(post("/sedation/start", "{}"));
        clock.set(NINE.plusSeconds(240));
        ok(post("/sedation/vitals", vitals(Map.of())));
        ok(post("/sedation/end", "{}"));
        Map<String, Object> head = head("MODERATE");
        head.put("asa", "III");
        head.put("mallampati", 2);
        head.put("givenByName", "Marta Silva");
        head.put("tickedChecks", List.of("Allergies", "Fasting", "ASA class", "Mallampati", "Escort"));
        head.put("startedAt", NINE);
        head.put("endedAt", NINE.plusSeconds(240));
        ok(api.as(Role.NURSE).put(path + "/sedation", head, get("/sedation").etag()));
        JsonNode signed = ok(api.as(Role.NURSE)
                .post(path + "/sedation/signature", "{}", get("/sedation").etag()));

        assertThat(signed.path("signedByName").asString()).isEqualTo("Test Nurse");
        assertThat(post("/sedation/start", "{}").problemCode()).isEqualTo("sedation-record-signed");
        assertThat(post("/sedation/vitals", vitals(Map.of())).pointers()).containsExactly("/mark/reason");
        Map<String, Object> late = vitals(Map.of());
        late.put("mark", Map.of("reason", "Forgotten on paper"));
        assertThat(post("/sedation/vitals", late).status()).isEqualTo(200);
    }

    @Test
    void open_points_stay_open_only_with_a_reason() {
        ok(post("/sedation", "{}"));

        JsonNode signed = ok(api.as(Role.NURSE)
                .post(
                        path + "/sedation/signature",
                        Map.of("openPointsReason", "Procedure abandoned before sedation"),
                        get("/sedation").etag()));

        assertThat(signed.path("openPointsReason").asString()).startsWith("Procedure abandoned");
        assertThat(signed.path("open").isEmpty()).as("they are still named").isFalse();
    }

    @Test
    void two_who_open_at_once_share_one_record() throws Exception {
        List<Integer> statuses = atOnce(() -> post("/sedation", "{}").status(), () -> post("/sedation", "{}")
                .status());

        assertThat(statuses).allSatisfy(status -> assertThat(status).isIn(200, 409));
        assertThat(count("sedation_record")).isEqualTo(1);
    }

    @Test
    void two_who_correct_one_line_at_once_leave_one_correction() throws Exception {
        ok(post("/sedation", "{}"));
        String wrong = ok(post("/sedation/vitals", vitals(Map.of())))
                .at("/vitals/0/id")
                .asString();
        Map<String, Object> right = vitals(Map.of("spo2", 96));
        right.put("mark", Map.of("correctsId", wrong, "reason", "Misread"));

        List<Integer> statuses =
                atOnce(() -> post("/sedation/vitals", right).status(), () -> post("/sedation/vitals", right)
                        .status());

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void the_database_refuses_a_correction_without_reason_and_an_end_before_the_start() {
        String record = ok(post("/sedation", "{}")).path("id").asString();
        ok(post("/sedation/vitals", vitals(Map.of())));

        assertRefused("update sedation_vitals set withdrawn = true where record_id = cast(? as uuid)", record);
        assertRefused("update sedation_vitals set corrects_id = id where record_id = cast(? as uuid)", record);
        assertRefused("update sedation_vitals set diastolic = 300 where record_id = cast(? as uuid)", record);
        assertRefused("update sedation_record set ended_at = created_at where id = cast(? as uuid)", record);
        assertRefused("update sedation_record set signed_at = created_at where id = cast(? as uuid)", record);
        assertRefused("update sedation_record set mallampati = 5 where id = cast(? as uuid)", record);
    }

    @Test
    void a_longer_record_needs_no_more_queries() {
        ok(post("/sedation", "{}"));
        ok(post("/recovery", "{}"));
        ok(post("/sedation/vitals", vitals(Map.of())));
        int few = statements.during(this::readAll).size();
        for (int row = 0; row < 4; row++) {
            ok(post("/sedation/vitals", vitals(Map.of())));
            ok(post("/sedation/drugs", drug("FENTANYL", "25", "MICROGRAM")));
            ok(post("/sedation/events", event("CEMENT", null)));
            ok(post("/recovery/checks", check(Map.of())));
        }

        assertThat(statements.during(this::readAll)).hasSize(few);
    }

    // Recovery

    @Test
    void a_patient_goes_home_when_everything_is_met() {
        JsonNode opened = ok(post("/recovery", "{}"));
        assertThat(opened.path("gate").valueStream().map(row -> row.path("state")
                        .asString()))
                .contains("NOT_RECORDED");
        Answer early = discharge(Map.of("outcome", "SAME_DAY"));
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.problemCode()).isEqualTo("discharge-criteria-unmet");
        assertThat(texts(early.body().path("unmet")))
                .containsExactly("ALDRETE", "PADSS", "AMBULATED", "ESCORT", "PAIN", "INSTRUCTIONS", "NEUROLOGY");

        meetEverything();
        clock.set(NINE.plusSeconds(7200));
        JsonNode home = ok(discharge(Map.of("outcome", "SAME_DAY")));

        assertThat(home.path("outcome").asString()).isEqualTo("SAME_DAY");
        assertThat(home.at("/decisions/0/byName").asString()).isEqualTo("Test Nurse");
        assertThat(day.milestones(booking))
                .contains(
                        new MilestoneAt(Milestone.RECOVERY, NINE),
                        new MilestoneAt(Milestone.DISCHARGED, NINE.plusSeconds(7200)));
    }

    @Test
    void a_physician_may_decide_otherwise_and_is_named() {
        ok(post("/recovery", "{}"));
        String etag = get("/recovery").etag();

        assertThat(api.as(Role.NURSE)
                        .post(path + "/recovery/discharge-override", Map.of("reason", "x"), etag)
                        .status())
                .isEqualTo(403);
        assertThat(api.as(Role.RADIOLOGIST)
                        .post(path + "/recovery/discharge-override", Map.of("reason", " "), etag)
                        .status())
                .isEqualTo(400);
        JsonNode home = ok(api.as(Role.RADIOLOGIST)
                .post(path + "/recovery/discharge-override", Map.of("reason", "Daughter is a nurse"), etag));

        assertThat(home.at("/decisions/0/overridden").asBoolean()).isTrue();
        assertThat(home.at("/decisions/0/byName").asString()).isEqualTo("Test Radiologist");
        assertThat(texts(home.at("/decisions/0/unmet"))).contains("ALDRETE", "NEUROLOGY");
    }

    @Test
    void a_night_in_hospital_needs_a_coded_reason_and_can_be_taken_back() {
        ok(post("/recovery", "{}"));
        assertThat(discharge(Map.of("outcome", "OVERNIGHT")).pointers()).containsExactly("/reasonCode");
        JsonNode stays = ok(discharge(Map.of("outcome", "OVERNIGHT", "reasonCode", "PAIN")));
        assertThat(stays.at("/decisions/0/reasonName").asString()).isEqualTo("Pain");
        assertThat(discharge(Map.of("outcome", "OVERNIGHT", "reasonCode", "PAIN"))
                        .problemCode())
                .isEqualTo("already-discharged");

        JsonNode back = ok(api.as(Role.NURSE)
                .post(
                        path + "/recovery/reopening",
                        Map.of("reason", "Wrong patient"),
                        get("/recovery").etag()));

        assertThat(back.has("outcome")).isFalse();
        assertThat(back.path("decisions").size()).as("the trail keeps both").isEqualTo(2);
    }

    @Test
    void who_discharged_takes_it_back_at_once_without_a_word_and_the_case_goes_on() {
        ok(post("/recovery", "{}"));
        meetEverything();
        ok(discharge(Map.of("outcome", "SAME_DAY")));
        assertThat(bookingStatus()).isEqualTo("COMPLETED");
        clock.set(NINE.plusSeconds(599));

        JsonNode back = ok(reopen(Role.NURSE, Map.of()));

        assertThat(back.has("outcome")).isFalse();
        assertThat(back.at("/decisions/1/reason").asString()).isEqualTo("Undone at once");
        assertThat(back.at("/decisions/1/byName").asString()).isEqualTo("Test Nurse");
        assertThat(day.milestones(booking))
                .extracting(MilestoneAt::milestone)
                .doesNotContain(Milestone.DISCHARGED)
                .contains(Milestone.RECOVERY);
        assertThat(bookingStatus()).isEqualTo("IN_ROOM");
        assertThat(count("milestone_correction"))
                .as("that it was there is kept")
                .isEqualTo(1);

        clock.set(NINE.plusSeconds(900));
        ok(discharge(Map.of("outcome", "SAME_DAY")));
        assertThat(day.milestones(booking)).contains(new MilestoneAt(Milestone.DISCHARGED, NINE.plusSeconds(900)));
        assertThat(bookingStatus()).isEqualTo("COMPLETED");
    }

    @Test
    void later_or_by_somebody_else_a_discharge_is_taken_back_only_with_a_reason() {
        ok(post("/recovery", "{}"));
        meetEverything();
        ok(discharge(Map.of("outcome", "SAME_DAY")));

        assertThat(reopen(Role.RADIOLOGIST, Map.of()).pointers()).containsExactly("/reason");
        clock.set(NINE.plusSeconds(600));
        assertThat(reopen(Role.NURSE, Map.of()).pointers()).containsExactly("/reason");
        assertThat(bookingStatus()).isEqualTo("COMPLETED");
        ok(reopen(Role.RADIOLOGIST, Map.of("reason", "Faint at the door")));
    }

    @Test
    void a_case_whose_note_is_signed_stays_over_and_its_plan_stands_when_the_discharge_is_taken_back() {
        Scenario scenario = new Scenario(api, clock);
        Scenario.Note note = scenario.signedNote(desk.patient(), NINE.plus(Duration.ofDays(1)));
        booking = note.booking();
        episode = note.episode();
        path = "/api/bookings/" + booking;
        List<JsonNode> plan = scenario.contacts(episode);
        ok(post("/recovery", "{}"));
        ok(discharge(Map.of("outcome", "OVERNIGHT", "reasonCode", "PAIN")));

        ok(reopen(Role.NURSE, Map.of()));

        assertThat(bookingStatus()).isEqualTo("COMPLETED");
        assertThat(plan).isNotEmpty();
        assertThat(scenario.contacts(episode)).isEqualTo(plan);
        ok(discharge(Map.of("outcome", "OVERNIGHT", "reasonCode", "PAIN")));
        assertThat(scenario.contacts(episode)).as("no second plan").isEqualTo(plan);
    }

    private Answer reopen(Role role, Map<String, Object> body) {
        return api.as(role)
                .post(path + "/recovery/reopening", body, get("/recovery").etag());
    }

    private String bookingStatus() {
        return jdbc.sql("select status from booking where id = ?")
                .param(booking)
                .query(String.class)
                .single();
    }

    // What the site no longer has

    @Test
    void a_record_under_a_protocol_the_site_dropped_is_shown_with_the_name_it_had() {
        String code = "X" + UUID.randomUUID().toString().substring(0, 8);
        ok(post("/sedation", "{}"));
        jdbc.sql("insert into sedation_protocol (code, content) select ?, replace(content, 'Moderate sedation',"
                        + " 'Twilight of old') from sedation_protocol where code = 'MODERATE'")
                .param(code)
                .update();
        protocolIs(code);

        JsonNode shown = sedation();
        assertThat(shown.path("protocolName").asString()).isEqualTo("Twilight of old");
        assertThat(shown.path("intervalMinutes").asInt()).isEqualTo(5);
        assertThat(shown.path("open").valueStream().map(open -> open.path("pointer")
                        .asString()))
                .contains("/protocolCode");
        Map<String, Object> head = head(code);
        head.put("tickedChecks", List.of("Allergies"));
        ok(api.as(Role.NURSE).put(path + "/sedation", head, get("/sedation").etag()));
        assertThat(summaries.ofBooking(booking).orElseThrow().protocolName()).isEqualTo("Twilight of old");

        UUID other =
                BookingDesk.id(desk.book(desk.acceptedEpisode(), desk.newPlace(), NINE.plus(Duration.ofHours(2)), 60));
        path = "/api/bookings/" + other;
        ok(post("/sedation", "{}"));
        assertThat(api.as(Role.NURSE)
                        .put(path + "/sedation", head(code), get("/sedation").etag())
                        .pointers())
                .as("new ones need one the site has")
                .contains("/protocolCode");
    }

    @Test
    void a_record_under_a_protocol_nobody_kept_is_shown_with_its_code() {
        ok(post("/sedation", "{}"));
        protocolIs("NEVER_KEPT");

        JsonNode shown = sedation();

        assertThat(shown.path("protocolName").asString()).isEqualTo("NEVER_KEPT");
        assertThat(shown.has("intervalMinutes")).isFalse();
    }

    @Test
    void every_protocol_of_the_site_is_kept_from_the_start() {
        assertThat(jdbc.sql("select code from sedation_protocol")
                        .query(String.class)
                        .list())
                .contains("LOCAL", "MINIMAL", "MODERATE", "MAC", "GENERAL");
    }

    private void protocolIs(String code) {
        jdbc.sql("update sedation_record set protocol_code = ? where booking_id = ?")
                .params(code, booking)
                .update();
    }

    // Trails

    @Test
    void the_database_only_adds_to_what_was_amended_decided_acknowledged_and_corrected() {
        ok(post("/sedation", "{}"));
        Map<String, Object> head = head("MINIMAL");
        head.put("reason", "Patient wishes to stay awake");
        ok(api.as(Role.NURSE).put(path + "/sedation", head, get("/sedation").etag()));
        ok(post("/recovery", "{}"));
        JsonNode alarmed = ok(
                post("/recovery/checks", check(Map.of("leftSensation", "CHANGED", "neurologyText", "Numb big toe"))));
        ok(post(
                "/recovery/checks/" + alarmed.at("/neurologyAlerts/0/checkId").asString() + "/acknowledgement",
                Map.of("toldWhom", "Dr Reed", "decision", "Seen")));
        ok(discharge(Map.of("outcome", "OVERNIGHT", "reasonCode", "PAIN")));
        ok(reopen(Role.NURSE, Map.of()));

        for (String trail : List.of(
                "sedation_amendment", "recovery_decision", "neurology_acknowledgement", "milestone_correction")) {
            String whose = " where patient_id = (select patient_id from booking where id = ?)";
            assertThat(jdbc.sql("select count(*) from " + trail + whose)
                            .param(booking)
                            .query(Integer.class)
                            .single())
                    .as(trail)
                    .isPositive();
            for (String change : List.of(
                    "update " + trail + " set by_name = 'Somebody else'",
                    "update " + trail + " set patient_id = patient_id",
                    "delete from " + trail)) {
                assertThatExceptionOfType(DataAccessException.class)
                        .as(change)
                        .isThrownBy(
                                () -> jdbc.sql(change + whose).param(booking).update())
                        .withStackTraceContaining("trail_is_only_added_to");
            }
        }
    }

    @Test
    void new_neurology_stops_discharge_until_somebody_was_told() {
        ok(post("/recovery", "{}"));
        meetEverything();
        Map<String, Object> numb = check(Map.of("leftSensation", "CHANGED"));
        assertThat(post("/recovery/checks", numb).pointers()).containsExactly("/neurologyText");
        numb.put("neurologyText", "Numb big toe");
        clock.set(NINE.plusSeconds(60));
        JsonNode alarmed = ok(post("/recovery/checks", numb));
        String check = alarmed.at("/neurologyAlerts/0/checkId").asString();
        assertThat(alarmed.at("/neurologyAlerts/0/open").asBoolean()).isTrue();
        assertThat(texts(discharge(Map.of("outcome", "SAME_DAY")).body().path("unmet")))
                .containsExactly("NEUROLOGY");

        Map<String, String> told = Map.of("toldWhom", "Dr Reed", "decision", "Seen at the bedside, CT");
        JsonNode acknowledged = ok(post("/recovery/checks/" + check + "/acknowledgement", told));

        assertThat(acknowledged.at("/neurologyAlerts/0/toldWhom").asString()).isEqualTo("Dr Reed");
        assertThat(post("/recovery/checks/" + check + "/acknowledgement", told).problemCode())
                .isEqualTo("neurology-acknowledged");
        assertThat(discharge(Map.of("outcome", "SAME_DAY")).status()).isEqualTo(200);
    }

    @Test
    void a_reversal_drug_keeps_the_patient_two_hours() {
        ok(post("/sedation", "{}"));
        ok(post("/sedation/drugs", drug("NALOXONE", "0.1", "MILLIGRAM")));
        ok(post("/recovery", "{}"));
        meetEverything();
        clock.set(NINE.plus(Duration.ofHours(2)).minusSeconds(1));
        assertThat(texts(discharge(Map.of("outcome", "SAME_DAY")).body().path("unmet")))
                .containsExactly("OBSERVATION");

        clock.set(NINE.plus(Duration.ofHours(2)));
        assertThat(discharge(Map.of("outcome", "SAME_DAY")).status()).isEqualTo(200);
    }

    @Test
    void a_score_of_four_items_is_no_score() {
        ok(post("/recovery", "{}"));

        assertThat(post("/recovery/checks", check(Map.of("aldrete", List.of(2, 2, 2, 2))))
                        .status())
                .isEqualTo(400);
        assertThat(post("/recovery/checks", check(Map.of("padss", List.of(2, 2, 2, 2, 3))))
                        .status())
                .isEqualTo(400);
        assertThat(ok(post("/recovery/checks", check(Map.of("aldrete", List.of(2, 1, 2, 2, 2)))))
                        .at("/checks/0/aldreteSum")
                        .asInt())
                .isEqualTo(9);
    }

    @Test
    void the_database_refuses_home_with_something_unmet_unless_it_was_overridden() {
        ok(post("/recovery", "{}"));
        ok(discharge(Map.of("outcome", "OVERNIGHT", "reasonCode", "PAIN")));
        String record = get("/recovery").body().path("id").asString();

        assertRefused("update recovery_decision set outcome = 'SAME_DAY' where record_id = cast(? as uuid)", record);
        assertRefused("update recovery_decision set reason_code = null where record_id = cast(? as uuid)", record);
        assertRefused("update recovery_decision set overridden = true where record_id = cast(? as uuid)", record);
        assertRefused("update recovery_record set discharged_at = null where id = cast(? as uuid)", record);
    }

    @Test
    void the_sheet_speaks_the_language_of_the_patient_or_says_that_it_does_not() throws IOException {
        assertThat(sheetIn("es"))
                .contains("Después de su procedimiento")
                .contains("fiebre de 38.0")
                .doesNotContain("This sheet is in English");
        assertThat(sheetIn("en"))
                .contains("After your procedure")
                .contains("Telephone:")
                .doesNotContain("This sheet is in English");
        assertThat(sheetIn("pl")).contains("After your procedure").contains("This sheet is in English");
    }

    private String sheetIn(String language) throws IOException {
        jdbc.sql("update patient set language = ? where id = (select patient_id from booking where id = ?)")
                .params(language, booking)
                .update();
        Answer sheet = get("/discharge-sheet.pdf?paper=A4");
        assertThat(sheet.status()).isEqualTo(200);
        List<String> pages = OnPaper.pages(sheet.response().getContentAsByteArray());
        assertThat(pages).hasSize(1);
        return pages.get(0);
    }

    private void meetEverything() {
        Map<String, Object> all =
                check(Map.of("aldrete", List.of(2, 2, 2, 2, 1), "padss", List.of(2, 2, 2, 2, 2), "pain", 3));
        ok(post("/recovery/checks", all));
        Answer asked = api.as(Role.NURSE)
                .post(
                        "/api/episodes/" + episode + "/pre-checks",
                        Map.of("kind", "ARRIVAL", "painAtRest", 3, "painOnMovement", 8));
        assertThat(asked.status()).isEqualTo(201);
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("arrivedAt", get("/recovery").body().path("arrivedAt").asString());
        head.put("ambulated", true);
        head.put("escortPresent", true);
        head.put("escortName", "Ana");
        head.put("instructionsLanguage", "es");
        ok(api.as(Role.NURSE).put(path + "/recovery", head, get("/recovery").etag()));
    }

    private void readAll() {
        ok(get("/sedation"));
        ok(get("/recovery"));
        ok(get("/care"));
    }

    private Answer discharge(Map<String, Object> body) {
        return api.as(Role.NURSE)
                .post(path + "/recovery/discharge", body, get("/recovery").etag());
    }

    private JsonNode sedation() {
        return ok(get("/sedation"));
    }

    private Answer get(String below) {
        return api.as(Role.NURSE).get(path + below);
    }

    @Test
    void a_line_sent_twice_is_entered_once() {
        ok(post("/sedation", "{}"));
        ok(post("/recovery", "{}"));
        String key = UUID.randomUUID().toString();

        for (int sending = 0; sending < 2; sending++) {
            clock.set(NINE.plusSeconds(20L * sending));
            ok(keyed("/sedation/drugs", drug("MIDAZOLAM", "2", "MILLIGRAM"), key));
            ok(keyed("/sedation/vitals", vitals(Map.of()), key));
            ok(keyed("/sedation/events", event("AIRWAY_SUPPORT", "Chin lift"), key));
            ok(keyed("/recovery/checks", vitals(Map.of()), key));
        }

        assertThat(sedation().path("drugs")).hasSize(1);
        assertThat(sedation().at("/drugs/0/at").asString())
                .as("when it was first said")
                .isEqualTo("2026-12-01T14:00:00Z");
        for (String table : List.of("sedation_drug", "sedation_vitals", "sedation_event", "recovery_check")) {
            assertThat(lines(table, key)).as(table).isOne();
        }
    }

    @Test
    void the_key_of_one_line_is_no_key_for_another() {
        ok(post("/sedation", "{}"));
        String key = UUID.randomUUID().toString();
        ok(keyed("/sedation/drugs", drug("MIDAZOLAM", "2", "MILLIGRAM"), key));

        Answer other = keyed("/sedation/drugs", drug("MIDAZOLAM", "1", "MILLIGRAM"), key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text()).contains("idempotency-key-reused");
        assertThat(lines("sedation_drug", key)).isOne();
        assertThat(ok(post("/sedation/drugs", drug("MIDAZOLAM", "2", "MILLIGRAM")))
                        .path("drugs"))
                .as("without a key the same dose is another one")
                .hasSize(2);
    }

    @Test
    void of_two_sendings_at_once_one_is_entered_and_both_are_told_so() throws Exception {
        ok(post("/sedation", "{}"));
        String key = UUID.randomUUID().toString();
        Callable<Integer> send = () -> keyed("/sedation/drugs", drug("MIDAZOLAM", "2", "MILLIGRAM"), key)
                .status();

        assertThat(atOnce(send, send)).containsExactly(200, 200);
        assertThat(lines("sedation_drug", key)).isOne();
    }

    @Test
    void the_database_too_keeps_a_line_from_being_entered_twice() {
        ok(post("/sedation", "{}"));
        ok(keyed("/sedation/drugs", drug("MIDAZOLAM", "2", "MILLIGRAM"), "one"));
        ok(keyed("/sedation/drugs", drug("MIDAZOLAM", "2", "MILLIGRAM"), "two"));

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("update sedation_drug set idempotency_key = 'one' where record_id ="
                                + " (select id from sedation_record where booking_id = ?)")
                        .param(booking)
                        .update());
    }

    private long lines(String table, String key) {
        return jdbc.sql("select count(*) from " + table + " where idempotency_key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    private Answer keyed(String below, Object body, String key) {
        return api.as(Role.NURSE).postWithKey(path + below, body, key);
    }

    private Answer post(String below, Object body) {
        return api.as(Role.NURSE).post(path + below, body);
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static Map<String, Object> vitals(Map<String, Object> change) {
        Map<String, Object> reading = new LinkedHashMap<>();
        reading.put("mark", Map.of());
        reading.put("systolic", 128);
        reading.put("diastolic", 72);
        reading.put("heartRate", 70);
        reading.put("spo2", 97);
        reading.putAll(change);
        return reading;
    }

    private static Map<String, Object> drug(String code, String dose, String unit) {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("mark", Map.of());
        given.put("drugCode", code);
        given.put("dose", new BigDecimal(dose));
        given.put("unit", unit);
        given.put("route", "INTRAVENOUS");
        return given;
    }

    private static Map<String, Object> event(String code, @Nullable String text) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("mark", Map.of());
        event.put("eventCode", code);
        event.put("text", text);
        return event;
    }

    private static Map<String, Object> check(Map<String, Object> change) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("mark", Map.of());
        check.put("leftStrength", "UNCHANGED");
        check.put("leftSensation", "UNCHANGED");
        check.put("rightStrength", "UNCHANGED");
        check.put("rightSensation", "UNCHANGED");
        check.put("punctureSite", "DRY");
        check.putAll(change);
        return check;
    }

    private static Map<String, Object> head(String protocol) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("protocolCode", protocol);
        head.put("asaEmergency", false);
        head.put("tickedChecks", List.of());
        return head;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table + " where booking_id = ?")
                .param(booking)
                .query(Integer.class)
                .single();
    }

    private void assertRefused(String sql, String id) {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .as(sql)
                .isThrownBy(() -> jdbc.sql(sql).param(id).update());
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = threads.invokeAll(List.of(one, other));
            return List.of(answers.get(0).get(), answers.get(1).get());
        } finally {
            threads.shutdownNow();
        }
    }
}
