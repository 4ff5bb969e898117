package org.spineline.workup.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class WorkupApiTest {
    private static final String INR = "6301-6";
    private static final String PLATELETS = "777-3";
    private static final String CREATININE = "2160-0";
    private static final Instant YESTERDAY = TestClock.START.minus(Duration.ofDays(1));

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private UUID patient;
    private UUID episode;

    @BeforeEach
    void refer() {
        BookingDesk desk = new BookingDesk(api);
        patient = desk.patient();
        episode = desk.acceptedEpisode(patient);
    }

    // Blood work

    @Test
    void slips_of_the_pen_are_refused_with_the_range() {
        Answer platelets = lab(PLATELETS, "245000", "10*9/L", YESTERDAY);
        assertThat(platelets.status()).isEqualTo(422);
        assertThat(platelets.problemCode()).isEqualTo("lab-result-refused");
        assertThat(platelets.pointers()).containsExactly("/value");
        assertThat(platelets.body().at("/errors/0/message").asString())
                .isEqualTo("Platelets must lie between 1 and 2000 ×10⁹/L."
                        + " If it was counted in /µL, choose that unit: it is then 245 ×10⁹/L.");

        Answer inr = lab(INR, "24", "1", YESTERDAY);
        assertThat(inr.status()).isEqualTo(422);
        assertThat(inr.pointers()).containsExactly("/value");
        assertThat(inr.body().at("/errors/0/message").asString())
                .isEqualTo("INR must lie between 0.5 and 20. Check the value and its unit.");
        assertThat(labs().isEmpty()).as("nothing was saved").isTrue();
    }

    @Test
    void a_value_at_the_limit_of_the_possible_is_taken() {
        assertThat(lab(INR, "20", "1", YESTERDAY).status()).isEqualTo(201);
        assertThat(lab(INR, "0.5", "1", YESTERDAY).status()).isEqualTo(201);
        assertThat(lab(INR, "20.01", "1", YESTERDAY).status()).isEqualTo(422);
        assertThat(lab(INR, "0.49", "1", YESTERDAY).status()).isEqualTo(422);
        assertThat(labs().size()).isEqualTo(2);
    }

    @Test
    void a_wrong_unit_is_refused_not_guessed() {
        Answer refused = lab("718-7", "7.7", "mmol/L", YESTERDAY);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/unit");
        assertThat(lab(CREATININE, "88", "mg/dL", YESTERDAY).pointers()).containsExactly("/value");

        assertThat(lab(PLATELETS, "245", "1", YESTERDAY).pointers()).containsExactly("/unit");
        assertThat(lab("0000-0", "1", "1", YESTERDAY).pointers()).containsExactly("/loinc");
        assertThat(labs().isEmpty()).isTrue();
    }

    @Test
    void a_unit_that_converts_exactly_is_kept_in_the_unit_of_the_site() {
        JsonNode result = lab("718-7", "124", "g/L", YESTERDAY).body();

        assertThat(result.path("value").decimalValue()).isEqualByComparingTo("12.4");
        assertThat(result.path("unit").asString()).isEqualTo("g/dL");
    }

    @Test
    void a_converted_value_keeps_what_was_typed() {
        JsonNode platelets = lab(PLATELETS, "245000", "/uL", YESTERDAY).body();
        assertThat(platelets.path("value").decimalValue()).isEqualByComparingTo("245");
        assertThat(platelets.path("shown").asString()).isEqualTo("245 ×10⁹/L");
        assertThat(platelets.path("givenValue").decimalValue()).isEqualByComparingTo("245000");
        assertThat(platelets.path("givenUnit").asString()).isEqualTo("/uL");

        JsonNode creatinine = lab(CREATININE, "88.4", "umol/L", YESTERDAY).body();
        assertThat(creatinine.path("value").decimalValue()).isEqualByComparingTo("1.0000");
        JsonNode stored = labs().valueStream()
                .filter(row -> row.path("loinc").asString().equals(CREATININE))
                .findFirst()
                .orElseThrow();
        assertThat(stored.path("value").decimalValue()).isEqualByComparingTo("1.0000");
        assertThat(lab(INR, "1.1", "1", YESTERDAY).body().has("givenUnit")).isFalse();
    }

    @Test
    void the_panel_says_what_is_asked_and_how_each_result_stands() {
        JsonNode nothing = blood();
        assertThat(nothing.path("booked").asBoolean()).isFalse();
        assertThat(item(nothing, "INR").path("status").asString()).isEqualTo("NOT_RECORDED");
        assertThat(item(nothing, "INFECTION").path("need").asString()).isEqualTo("NOT_KNOWN");
        assertThat(item(nothing, "PREGNANCY").path("need").asString()).isEqualTo("NOT_NEEDED");
        assertThat(nothing.at("/kidneys/missing").size()).isEqualTo(2);
        assertThat(nothing.at("/kidneys").has("clearance")).isFalse();

        lab(INR, "2.4", "1", YESTERDAY);
        lab(CREATININE, "1.0", "mg/dL", YESTERDAY);
        lab("98979-8", "71", "mL/min/{1.73_m2}", YESTERDAY);
        jdbc.sql("update patient set weight_kg = 72 where id = ?")
                .param(patient)
                .update();
        assertThat(item(blood(), "INR").path("status").asString()).isEqualTo("OUT_OF_LIMITS");
        assertThat(blood().at("/kidneys/formula").asString())
                .isEqualTo("(140 - 78) × 72 kg / (72 × 1 mg/dL) × 0.85 = 52.7 mL/min");
        assertThat(blood().at("/kidneys/eGfr/shown").asString()).isEqualTo("71 mL/min/1.73 m²");

        Answer told = api.as(Role.NURSE)
                .put(
                        "/api/episodes/" + episode + "/blood-context",
                        Map.of("chronicLiverDisease", true, "infectionSuspected", true),
                        "\"0\"");
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(item(told.body(), "INR").path("status").asString())
                .as("below 2.5, the limit of the exception")
                .isEqualTo("IN_ORDER");
        assertThat(item(told.body(), "INFECTION").path("need").asString()).isEqualTo("NEEDED");
        assertThat(item(told.body(), "FIBRINOGEN").path("need").asString()).isEqualTo("NEEDED");
        assertThat(api.as(Role.NURSE)
                        .put("/api/episodes/" + episode + "/blood-context", Map.of(), "\"0\"")
                        .status())
                .isEqualTo(412);
        assertThat(api.as(Role.NURSE)
                        .put("/api/episodes/" + episode + "/blood-context", Map.of(), told.etag())
                        .status())
                .isEqualTo(200);
    }

    private JsonNode blood() {
        return api.as(Role.NURSE).get("/api/episodes/{id}/blood", episode).body();
    }

    private static JsonNode item(JsonNode panel, String item) {
        return panel.path("lines")
                .valueStream()
                .filter(line -> line.path("item").asString().equals(item))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_sample_is_taken_now_at_the_latest() {
        assertThat(lab(INR, "1.0", "1", TestClock.START.plusSeconds(60)).pointers())
                .containsExactly("/collectedAt");
        assertThat(labs().isEmpty()).isTrue();

        assertThat(lab(INR, "1.0", "1", TestClock.START).status()).isEqualTo(201);
    }

    @Test
    void a_picture_is_taken_today_at_the_latest() {
        assertThat(imaging("2026-11-24").pointers()).containsExactly("/performedOn");
        assertThat(imaging("2026-11-23").status()).isEqualTo(201);
    }

    @Test
    void a_measure_in_a_picture_is_never_rounded_behind_the_reader_s_back() {
        Map<String, Object> finding = new LinkedHashMap<>(Map.of("level", "L1", "acuity", "ACUTE", "shape", "WEDGE"));
        finding.put("heightLossPercent", new BigDecimal("19.96"));
        Map<String, Object> study =
                Map.of("modality", "MRI", "performedOn", "2026-11-20", "findings", List.of(finding));

        Answer refused = api.as(Role.NURSE).post("/api/episodes/" + episode + "/imaging", study);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).containsExactly("/findings/0/heightLossPercent");

        finding.put("heightLossPercent", new BigDecimal("19.9"));
        assertThat(api.as(Role.NURSE)
                        .post("/api/episodes/" + episode + "/imaging", study)
                        .body()
                        .at("/findings/0/genantGrade")
                        .intValue())
                .isZero();
    }

    @Test
    void a_finding_is_corrected_on_the_version_that_was_read() {
        Answer study = imaging("2026-11-20");
        String path = "/api/episodes/" + episode + "/imaging/"
                + study.body().path("id").asString() + "/findings";
        Map<String, Object> l1 = finding("L1");
        l1.put("heightLossPercent", 40);
        l1.put("genantGrade", 0);

        Answer refused = api.as(Role.NURSE).put(path, l1, "\"0\"");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/genantGrade");

        l1.put("genantReason", "Scheuermann");
        Answer kept = api.as(Role.NURSE).put(path, l1, "\"0\"");
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        assertThat(kept.body().at("/findings/0/genantGrade").intValue()).isZero();
        assertThat(kept.body().at("/findings/0/flags/0/field").asString()).isEqualTo("genantGrade");
        assertThat(api.as(Role.NURSE).put(path, finding("L1"), "\"0\"").status())
                .isEqualTo(412);

        Map<String, Object> t12 = finding("T12");
        t12.put("anteriorHeightMm", new BigDecimal("18"));
        t12.put("referenceHeightMm", new BigDecimal("30"));
        Answer added = api.as(Role.NURSE).put(path, t12, kept.etag());
        assertThat(added.status()).as(added.text()).isEqualTo(200);
        assertThat(added.body().path("findings").size()).isEqualTo(2);
        assertThat(added.body().at("/findings/0/heightLossPercent").decimalValue())
                .isEqualByComparingTo("40");
        assertThat(added.body().at("/findings/0/genantGrade").intValue()).isEqualTo(3);
        assertThat(added.body().at("/findings/0/flags/0/field").asString()).isEqualTo("level");
    }

    @Test
    void a_study_that_contradicts_itself_is_refused_at_the_field() {
        Map<String, Object> finding = finding("L1");
        finding.put("heightLossPercent", 40);
        finding.put("genantGrade", 0);
        Map<String, Object> study = new LinkedHashMap<>(
                Map.of("modality", "CT", "performedOn", "2026-11-20", "findings", List.of(finding)));
        study.put("sequences", List.of("STIR"));
        study.put("densityTScore", new BigDecimal("-2.5"));

        Answer refused = api.as(Role.NURSE).post("/api/episodes/" + episode + "/imaging", study);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers())
                .containsExactlyInAnyOrder("/sequences", "/densityTScore", "/findings/0/genantGrade");
        assertThat(api.as(Role.NURSE)
                        .get("/api/episodes/{id}/imaging", episode)
                        .body()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void an_mri_keeps_its_sequences_and_how_the_levels_were_counted() {
        Map<String, Object> study = new LinkedHashMap<>(
                Map.of("modality", "MRI", "performedOn", "2026-11-20", "findings", List.of(finding("L1"))));
        study.put("sequences", List.of("STIR", "T1"));
        study.put("transitionalAnatomy", "LUMBARISED_S1");
        study.put("transitionalNote", "Six lumbar bodies");
        api.as(Role.NURSE).post("/api/episodes/" + episode + "/imaging", study);

        JsonNode kept = api.as(Role.NURSE)
                .get("/api/episodes/{id}/imaging", episode)
                .body()
                .get(0);
        assertThat(kept.path("sequences").valueStream().map(JsonNode::asString)).containsExactly("T1", "STIR");
        assertThat(kept.path("transitionalAnatomy").asString()).isEqualTo("LUMBARISED_S1");
        assertThat(kept.path("transitionalNote").asString()).isEqualTo("Six lumbar bodies");
    }

    @Test
    void a_new_fall_asks_for_new_pictures_until_they_are_there() {
        imaging("2026-11-20");
        assertThat(recency().path("reimagingAsked").asBoolean()).isFalse();
        assertThat(recency().path("ageDays").asInt()).isEqualTo(3);

        Map<String, Object> fall = Map.of("kind", "NEW_FALL", "happenedOn", "2026-11-22", "note", "In the kitchen");
        Answer told = api.as(Role.NURSE).post("/api/episodes/" + episode + "/clinical-changes", fall);
        assertThat(told.status()).as(told.text()).isEqualTo(201);
        assertThat(told.body().path("reimagingAsked").asBoolean()).isTrue();
        assertThat(told.body().at("/reasons/0").asString())
                .isEqualTo("A new fall on 22 Nov 2026, imaging of 20 Nov 2026.");
        assertThat(api.as(Role.NURSE)
                        .post(
                                "/api/episodes/" + episode + "/clinical-changes",
                                Map.of("kind", "NEW_PAIN", "happenedOn", "2026-11-24"))
                        .pointers())
                .containsExactly("/happenedOn");

        imaging("2026-11-23");
        assertThat(recency().path("reimagingAsked").asBoolean()).isFalse();
    }

    private JsonNode recency() {
        return api.as(Role.NURSE)
                .get("/api/episodes/{id}/imaging-recency", episode)
                .body();
    }

    private static Map<String, Object> finding(String level) {
        return new LinkedHashMap<>(Map.of("level", level, "acuity", "ACUTE", "shape", "WEDGE"));
    }

    // Readiness

    @Test
    void readiness_says_for_every_gate_why() {
        JsonNode nothing = readiness("");
        assertThat(nothing.path("overall").asString()).isEqualTo("UNKNOWN");
        assertThat(statuses(nothing))
                .isEqualTo(Map.of(
                        "IMAGING", "NOT_RECORDED",
                        "AUTHORIZATION", "NOT_RECORDED",
                        "COVERAGE_CLOCK", "GREEN",
                        "INR", "NOT_RECORDED",
                        "PLATELETS", "NOT_RECORDED",
                        "ANTITHROMBOTIC_HOLD", "NOT_RECORDED",
                        "CONSENT", "NOT_RECORDED"));

        lab(INR, "1.6", "1", YESTERDAY);
        lab(PLATELETS, "49", "10*9/L", YESTERDAY);
        imaging("2026-11-20");

        JsonNode some = readiness("");
        assertThat(some.path("overall").asString()).isEqualTo("BLOCKED");
        assertThat(reason(some, "INR")).isEqualTo("INR 1.60 is above 1.5.");
        assertThat(reason(some, "PLATELETS")).isEqualTo("Platelets 49 ×10⁹/L are below 50.");
        assertThat(reason(some, "IMAGING")).isEqualTo("MRI of 20 Nov 2026.");
        assertThat(statuses(some))
                .containsEntry("INR", "AMBER")
                .containsEntry("PLATELETS", "RED")
                .containsEntry("IMAGING", "GREEN");
    }

    @Test
    void readiness_is_judged_for_the_day_of_the_procedure() {
        lab(INR, "1.0", "1", YESTERDAY);
        Instant lastDay = YESTERDAY.plus(Duration.ofDays(30));

        assertThat(statuses(readiness("?procedureAt=" + lastDay))).containsEntry("INR", "GREEN");
        JsonNode late = readiness("?procedureAt=" + lastDay.plus(Duration.ofDays(1)));
        assertThat(statuses(late)).containsEntry("INR", "RED");
        assertThat(reason(late, "INR")).contains("too old");
        assertThat(late.path("assessedFor").asString())
                .isEqualTo(lastDay.plus(Duration.ofDays(1)).toString());
    }

    @Test
    void readiness_of_an_unknown_episode_is_not_found() {
        assertThat(api.as(Role.NURSE)
                        .get("/api/episodes/{id}/readiness", UUID.randomUUID())
                        .problemCode())
                .isEqualTo("episode-not-found");
    }

    // Waivers

    @Test
    void a_waiver_keeps_who_when_and_why() {
        clock.advance(Duration.ofMinutes(7));

        Answer waived = waive("INR", "Emergency, measured in the room");

        assertThat(waived.status()).as(waived.text()).isEqualTo(200);
        assertThat(statuses(readiness(""))).containsEntry("INR", "WAIVED").containsEntry("PLATELETS", "NOT_RECORDED");
        assertThat(reason(readiness(""), "INR"))
                .isEqualTo("Waived by " + Api.userOf(Role.RADIOLOGIST).displayName()
                        + ": Emergency, measured in the room");
        Map<String, Object> row = jdbc.sql(
                        "select reason, waived_by_name, created_by from gate_waiver" + " where episode_id = ?")
                .param(episode)
                .query()
                .singleRow();
        assertThat(row.get("waived_by_name"))
                .isEqualTo(Api.userOf(Role.RADIOLOGIST).displayName());
        assertThat(row.get("created_by")).isEqualTo(Api.userOf(Role.RADIOLOGIST).id());
        assertThat(row.get("reason")).isEqualTo("Emergency, measured in the room");
        assertThat(jdbc.sql("select created_at from gate_waiver where episode_id = ?")
                        .param(episode)
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant())
                .isEqualTo(TestClock.START.plus(Duration.ofMinutes(7)));
    }

    @Test
    void a_waiver_needs_a_reason_and_a_gate_that_exists() {
        assertThat(waive("INR", " ").pointers()).containsExactly("/reason");
        assertThat(waive("WEATHER", "Sunny").pointers()).containsExactly("/gate");
        assertThat(statuses(readiness(""))).containsEntry("INR", "NOT_RECORDED");
    }

    @Test
    void a_gate_is_waived_once() {
        waive("INR", "First reason");

        Answer again = waive("INR", "Second reason");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problemCode()).isEqualTo("gate-already-waived");
        assertThat(reason(readiness(""), "INR")).endsWith("First reason");
    }

    @Test
    void only_a_radiologist_waives() {
        Answer refused = api.as(Role.NURSE)
                .post(
                        "/api/episodes/" + episode + "/readiness/waivers",
                        Map.of("gate", "INR", "reason", "It will be fine"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(statuses(readiness(""))).containsEntry("INR", "NOT_RECORDED");
    }

    // Holds

    @Test
    void a_hold_goes_from_proposal_over_instruction_to_confirmation() {
        UUID hold = BookingDesk.id(addHold("WARFARIN"));
        assertThat(statuses(readiness(""))).containsEntry("ANTITHROMBOTIC_HOLD", "RED");
        Answer early = confirm(hold, YESTERDAY, "\"0\"");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.problemCode()).isEqualTo("hold-not-instructed");

        Answer instructed = instruct(hold, Map.of("requiredLastDose", YESTERDAY), "\"0\"");
        assertThat(instructed.body().path("state").asString()).isEqualTo("INSTRUCTED");
        assertThat(instructed.body().path("approvedByName").asString())
                .isEqualTo(Api.userOf(Role.RADIOLOGIST).displayName());
        assertThat(statuses(readiness(""))).containsEntry("ANTITHROMBOTIC_HOLD", "AMBER");

        Answer violated = confirm(hold, YESTERDAY.plusSeconds(60), instructed.etag());
        assertThat(violated.body().path("state").asString()).isEqualTo("VIOLATED");
        assertThat(statuses(readiness(""))).containsEntry("ANTITHROMBOTIC_HOLD", "RED");
        assertThat(confirm(hold, YESTERDAY, violated.etag())
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("CONFIRMED");
        assertThat(statuses(readiness(""))).containsEntry("ANTITHROMBOTIC_HOLD", "GREEN");
    }

    @Test
    void a_hold_is_changed_on_the_version_that_was_read() {
        UUID hold = BookingDesk.id(addHold("WARFARIN"));

        assertThat(instruct(hold, Map.of("requiredLastDose", YESTERDAY), null).status())
                .isEqualTo(428);
        assertThat(instruct(hold, Map.of("requiredLastDose", YESTERDAY), "\"0\"")
                        .status())
                .isEqualTo(200);
        assertThat(instruct(hold, Map.of("note", "Continue"), "\"0\"").status()).isEqualTo(412);
        assertThat(confirm(hold, YESTERDAY, "\"0\"").status()).isEqualTo(412);
    }

    @Test
    void a_drug_that_is_not_stopped_needs_a_word_why() {
        UUID hold = BookingDesk.id(addHold("ASPIRIN"));

        assertThat(instruct(hold, Map.of("note", " "), "\"0\"").pointers()).containsExactly("/note");
        assertThat(instruct(hold, Map.of("note", "Stent in June"), "\"0\"").status())
                .isEqualTo(200);
    }

    @Test
    void a_dose_taken_lies_in_the_past() {
        UUID hold = BookingDesk.id(addHold("WARFARIN"));
        Answer instructed = instruct(hold, Map.of("requiredLastDose", YESTERDAY), "\"0\"");

        assertThat(confirm(hold, TestClock.START.plusSeconds(1), instructed.etag())
                        .pointers())
                .containsExactly("/reportedLastDose");
    }

    @Test
    void a_drug_is_held_once_and_must_be_known() {
        addHold("WARFARIN");

        assertThat(addHold("WARFARIN").problemCode()).isEqualTo("drug-already-held");
        assertThat(addHold("GARLIC").pointers()).containsExactly("/drug");
    }

    @Test
    void only_a_prescriber_instructs() {
        UUID hold = BookingDesk.id(addHold("WARFARIN"));

        assertThat(api.as(Role.NURSE)
                        .put(
                                "/api/episodes/" + episode + "/holds/" + hold + "/instruction",
                                Map.of("requiredLastDose", YESTERDAY),
                                "\"0\"")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_day_is_proposed_only_with_a_clearance_that_can_be_computed() {
        addHold("APIXABAN");
        JsonNode unknown = proposal();
        assertThat(unknown.path("refer").asBoolean()).isTrue();
        assertThat(unknown.has("clearance")).isFalse();
        assertThat(unknown.has("lastDoseDay")).isFalse();

        lab(CREATININE, "1.0", "mg/dL", YESTERDAY);
        assertThat(proposal().has("clearance")).as("weight is not recorded").isFalse();
        jdbc.sql("update patient set weight_kg = 72 where id = ?")
                .param(patient)
                .update();

        // A woman of 78: (140 - 78) * 72 / 72 * 0.85
        JsonNode known = proposal();
        assertThat(known.path("clearance").decimalValue()).isEqualByComparingTo("52.7");
        assertThat(known.path("lastDoseDay").asString()).isEqualTo("2026-11-28");
        lab(CREATININE, "1.1", "mg/dL", TestClock.START);
        assertThat(proposal().path("lastDoseDay").asString())
                .as("47.9: a day more")
                .isEqualTo("2026-11-27");
        jdbc.sql("update patient set sex = 'UNKNOWN' where id = ?")
                .param(patient)
                .update();
        assertThat(proposal().has("lastDoseDay")).as("sex is not recorded").isFalse();
    }

    private JsonNode proposal() {
        return api.as(Role.NURSE)
                .get("/api/episodes/{id}/holds?procedureAt=2026-12-01T15:00:00Z", episode)
                .body()
                .at("/0/calculation");
    }

    // Consent

    @Test
    void a_consent_is_recorded_on_the_version_that_was_read() {
        Answer nothing = api.as(Role.NURSE).get("/api/episodes/{id}/consent", episode);
        assertThat(nothing.body().path("status").asString()).isEqualTo("NOT_ASKED");
        assertThat(nothing.etag()).isEqualTo("\"0\"");

        assertThat(consent(signed(YESTERDAY), null).status()).isEqualTo(428);
        assertThat(consent(signed(YESTERDAY), "\"1\"").status()).isEqualTo(412);
        Answer first = consent(signed(YESTERDAY), nothing.etag());
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(statuses(readiness(""))).containsEntry("CONSENT", "GREEN");
        assertThat(first.etag()).isNotEqualTo(nothing.etag());
        assertThat(consent(withdrawn(), nothing.etag()).status()).isEqualTo(412);
        assertThat(statuses(readiness(""))).containsEntry("CONSENT", "GREEN");

        Answer second = consent(withdrawn(), first.etag());
        assertThat(second.status()).isEqualTo(200);
        assertThat(statuses(readiness(""))).containsEntry("CONSENT", "RED");
        assertThat(consent(signed(YESTERDAY), first.etag()).status()).isEqualTo(412);
        assertThat(api.as(Role.NURSE).get("/api/episodes/{id}/consent", episode).etag())
                .isEqualTo(second.etag());
    }

    @Test
    void a_signed_consent_names_a_time_that_has_passed_and_levels() {
        Map<String, Object> unsigned = signed(YESTERDAY);
        unsigned.remove("signedAt");
        assertThat(consent(unsigned, "\"0\"").pointers()).containsExactly("/signedAt");
        assertThat(consent(signed(TestClock.START.plusSeconds(1)), "\"0\"").pointers())
                .containsExactly("/signedAt");
        Map<String, Object> forNothing = signed(YESTERDAY);
        forNothing.put("levels", List.of());
        assertThat(consent(forNothing, "\"0\"").pointers()).containsExactly("/levels");
        assertThat(statuses(readiness(""))).containsEntry("CONSENT", "NOT_RECORDED");
    }

    @Test
    void a_consent_for_other_levels_than_planned_blocks() {
        Map<String, Object> other = signed(YESTERDAY);
        other.put("levels", List.of("L2"));
        consent(other, "\"0\"");

        assertThat(statuses(readiness(""))).containsEntry("CONSENT", "RED");
        assertThat(reason(readiness(""), "CONSENT")).isEqualTo("The consent does not name L1, which is planned.");
    }

    private Answer consent(Map<String, Object> consent, String ifMatch) {
        return api.as(Role.NURSE).put("/api/episodes/" + episode + "/consent", consent, ifMatch);
    }

    private static Map<String, Object> signed(Instant at) {
        Map<String, Object> consent = new LinkedHashMap<>();
        consent.put("status", "SIGNED");
        consent.put("signedAt", at);
        consent.put("takenBy", "Dr Reed");
        consent.put("levels", List.of("L1"));
        return consent;
    }

    private static Map<String, Object> withdrawn() {
        return Map.of("status", "WITHDRAWN", "levels", List.of("L1"));
    }

    private Answer lab(String loinc, String value, String unit, Instant collectedAt) {
        return api.as(Role.NURSE)
                .post(
                        "/api/episodes/" + episode + "/labs",
                        Map.of(
                                "loinc",
                                loinc,
                                "value",
                                new BigDecimal(value),
                                "unit",
                                unit,
                                "collectedAt",
                                collectedAt));
    }

    private JsonNode labs() {
        return api.as(Role.NURSE).get("/api/episodes/{id}/labs", episode).body();
    }

    private Answer imaging(String day) {
        return api.as(Role.NURSE)
                .post(
                        "/api/episodes/" + episode + "/imaging",
                        Map.of(
                                "modality",
                                "MRI",
                                "performedOn",
                                day,
                                "findings",
                                List.of(Map.of("level", "L1", "acuity", "ACUTE", "shape", "WEDGE"))));
    }

    private Answer addHold(String drug) {
        return api.as(Role.NURSE).post("/api/episodes/" + episode + "/holds", Map.of("drug", drug));
    }

    private Answer instruct(UUID hold, Map<String, Object> instruction, String ifMatch) {
        return api.as(Role.RADIOLOGIST)
                .put("/api/episodes/" + episode + "/holds/" + hold + "/instruction", instruction, ifMatch);
    }

    private Answer confirm(UUID hold, Instant lastDose, String ifMatch) {
        return api.as(Role.NURSE)
                .put(
                        "/api/episodes/" + episode + "/holds/" + hold + "/confirmation",
                        Map.of("reportedLastDose", lastDose),
                        ifMatch);
    }

    private Answer waive(String gate, String reason) {
        return api.as(Role.RADIOLOGIST)
                .post("/api/episodes/" + episode + "/readiness/waivers", Map.of("gate", gate, "reason", reason));
    }

    private JsonNode readiness(String query) {
        Answer answer = api.as(Role.SCHEDULER).get("/api/episodes/" + episode + "/readiness" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static Map<String, String> statuses(JsonNode readiness) {
        Map<String, String> statuses = new LinkedHashMap<>();
        readiness
                .path("gates")
                .forEach(gate -> statuses.put(
                        gate.path("code").asString(), gate.path("status").asString()));
        return statuses;
    }

    private static String reason(JsonNode readiness, String gate) {
        return readiness
                .path("gates")
                .valueStream()
                .filter(state -> state.path("code").asString().equals(gate))
                .map(state -> state.path("reason").asString())
                .findFirst()
                .orElseThrow();
    }
}
