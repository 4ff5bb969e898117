package org.spineline.workup.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.BookingDesk.Place;
import org.spineline.support.OnPaper;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Holds around a booking: reckoned for it, out of date when it moves, printed for the patient. */
@SpinelineTest
class HoldsApiTest {
    /** A Thursday, nine in the morning in the facility. */
    private static final Instant THURSDAY_NINE = Instant.parse("2026-12-10T14:00:00Z");

    private static final String MONDAY_MIDNIGHT = "2026-12-08T04:59:00Z";

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private BookingDesk desk;
    private Place place;
    private UUID patient;
    private UUID episode;

    @BeforeEach
    void refer() {
        desk = new BookingDesk(api);
        place = desk.newPlace();
        patient = desk.patient();
        episode = desk.acceptedEpisode(patient);
        jdbc.sql("update patient set weight_kg = 72 where id = ?")
                .param(patient)
                .update();
    }

    @Test
    void the_last_dose_is_reckoned_for_the_booking_without_being_asked() {
        book();
        creatinine("0.85");
        hold("APIXABAN");

        JsonNode hold = hold();
        JsonNode sum = hold.path("calculation");
        // A woman of 78: (140 - 78) * 72 / (72 * 0.85) * 0.85
        assertThat(sum.path("sum").asString())
                .isEqualTo("4 doses, CrCl 62, procedure Thu 10 Dec 9:00 → last dose Mon 7 Dec evening");
        assertThat(sum.path("doses").asInt()).isEqualTo(4);
        assertThat(sum.path("dosesPerDay").asInt()).isEqualTo(2);
        assertThat(sum.path("clearance").decimalValue()).isEqualByComparingTo("62.0");
        assertThat(sum.path("rule").asString()).isEqualTo("4 doses (twice daily)");
        assertThat(sum.path("lastDosePart").asString()).isEqualTo("EVENING");
        assertThat(sum.path("lastDoseUntil").asString()).isEqualTo(MONDAY_MIDNIGHT);
        assertThat(sum.path("source").asString()).contains("SIR");
        assertThat(sum.path("version").asString()).isEqualTo("2026-11");
        assertThat(hold.path("requiredNow").asString()).isEqualTo(MONDAY_MIDNIGHT);
        assertThat(hold.path("state").asString())
                .as("reckoned is not instructed")
                .isEqualTo("NOT_REVIEWED");
        assertThat(hold.path("instructionOutdated").asBoolean()).isFalse();
        assertThat(hold.has("approvedByName")).isFalse();
    }

    @Test
    void a_creatinine_counts_until_its_thirtieth_day() {
        creatinine("0.85");
        hold("APIXABAN");

        assertThat(sumFor("2026-12-23T15:00:00Z").path("refer").asBoolean()).isFalse();
        JsonNode tooLate = sumFor("2026-12-24T15:00:00Z");
        assertThat(tooLate.path("refer").asBoolean()).isTrue();
        assertThat(tooLate.path("referReason").asString()).contains("31 days old, valid are 30");
        assertThat(tooLate.has("lastDoseDay")).isFalse();
    }

    @Test
    void a_regime_told_later_can_stop_the_reckoning() {
        book();
        creatinine("0.85");
        UUID hold = hold("APIXABAN");

        Answer corrected = api.as(Role.NURSE).put(at(hold, ""), Map.of("frequency", "ONCE_DAILY"), "\"0\"");

        assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
        assertThat(corrected.body().at("/calculation/refer").asBoolean()).isTrue();
        assertThat(corrected.body().at("/calculation/referReason").asString()).contains("twice daily");
        assertThat(api.as(Role.NURSE)
                        .put(at(hold, ""), Map.of("frequency", "TWICE_DAILY"), "\"0\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void a_second_antithrombotic_is_referred_even_when_only_listed() {
        book();
        hold("CLOPIDOGREL");
        assertThat(hold().at("/calculation/refer").asBoolean()).isFalse();

        medication("Xarelto 20 mg");

        assertThat(hold().at("/calculation/refer").asBoolean()).isTrue();
        JsonNode unreviewed = api.as(Role.NURSE)
                .get("/api/episodes/{id}/unreviewed-drugs", episode)
                .body();
        assertThat(unreviewed.size()).isEqualTo(1);
        assertThat(unreviewed.at("/0/drug").asString()).isEqualTo("RIVAROXABAN");
        assertThat(unreviewed.at("/0/medicationName").asString()).isEqualTo("Xarelto 20 mg");
    }

    @Test
    void a_prescriber_may_differ_from_the_rule_but_says_why() {
        book();
        creatinine("0.85");
        UUID hold = hold("APIXABAN");
        Instant later = Instant.parse(MONDAY_MIDNIGHT).plusSeconds(60);

        Answer unexplained = instruct(hold, Map.of("requiredLastDose", later), "\"0\"");
        assertThat(unexplained.status()).isEqualTo(422);
        assertThat(unexplained.pointers()).containsExactly("/note");
        assertThat(instruct(hold, Map.of("requiredLastDose", THURSDAY_NINE, "note", "No"), "\"0\"")
                        .pointers())
                .containsExactly("/requiredLastDose");
        assertThat(hold().path("state").asString()).isEqualTo("NOT_REVIEWED");

        Answer explained = instruct(hold, Map.of("requiredLastDose", later, "note", "Low dose"), "\"0\"");
        assertThat(explained.status()).isEqualTo(200);
        assertThat(explained.body().path("instructedFor").asString()).isEqualTo(THURSDAY_NINE.toString());
        assertThat(explained.body().path("reckonedSum").asString()).startsWith("4 doses, CrCl 62");
    }

    @Test
    void a_moved_booking_says_whom_to_call_until_a_prescriber_decides_again() {
        Answer booked = book();
        creatinine("0.85");
        UUID hold = hold("APIXABAN");
        assertThat(instruct(hold, Map.of("requiredLastDose", MONDAY_MIDNIGHT), "\"0\"")
                        .status())
                .isEqualTo(200);
        assertThat(toCall()).isEmpty();

        Answer moved =
                desk.move(BookingDesk.id(booked), booked.etag(), place, THURSDAY_NINE.minus(Duration.ofDays(1)), 60);
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);

        JsonNode outdated = hold();
        assertThat(outdated.path("instructionOutdated").asBoolean()).isTrue();
        assertThat(outdated.path("requiredNow").asString()).isEqualTo("2026-12-07T04:59:00Z");
        List<JsonNode> calls = toCall();
        assertThat(calls).hasSize(1);
        JsonNode call = calls.get(0);
        assertThat(call.path("patientName").asString()).isEqualTo("Booker, Bea");
        assertThat(call.path("drugName").asString()).isEqualTo("Apixaban");
        assertThat(call.path("reason").asString()).isEqualTo("The booking has moved to another day.");
        assertThat(call.path("instructedFor").asString()).isEqualTo(THURSDAY_NINE.toString());
        assertThat(call.path("bookedFor").asString()).isEqualTo("2026-12-09T14:00:00Z");
        assertThat(call.path("requiredLastDose").asString()).isEqualTo(MONDAY_MIDNIGHT);
        assertThat(call.path("requiredNow").asString()).isEqualTo("2026-12-07T04:59:00Z");

        instruct(
                hold,
                Map.of("requiredLastDose", "2026-12-07T04:59:00Z"),
                "\"" + outdated.path("version").asInt() + "\"");
        assertThat(toCall()).isEmpty();
        assertThat(hold().path("instructionOutdated").asBoolean()).isFalse();
    }

    @Test
    void a_cancelled_booking_calls_whoever_has_stopped_a_drug() {
        Answer booked = book();
        UUID hold = hold("CLOPIDOGREL");
        instruct(hold, Map.of("requiredLastDose", "2026-12-05T04:59:00Z"), "\"0\"");

        desk.cancel(BookingDesk.id(booked), booked.etag());

        assertThat(toCall()).hasSize(1);
        assertThat(toCall().get(0).path("reason").asString()).contains("no longer booked");
        assertThat(toCall().get(0).has("bookedFor")).isFalse();
    }

    @Test
    void the_sheet_prints_what_is_approved_and_nothing_else() throws IOException {
        book();
        creatinine("0.85");
        UUID hold = hold("APIXABAN");
        String undecided = paper("LETTER");
        assertThat(undecided)
                .contains("Thursday, 10 December 2026, 9:00 AM", "Please be here at 8:00 AM")
                .contains("Booker, Bea", "Apixaban", "Not decided yet")
                .contains("No food at all and no milk after 3:00 AM", "Nothing to drink after 7:00 AM")
                .contains("An adult must take you home")
                .doesNotContain("Last dose");

        instruct(hold, Map.of("requiredLastDose", MONDAY_MIDNIGHT, "restartPlan", "24 h after the procedure"), "\"0\"");
        String decided = paper("A4");
        assertThat(decided)
                .contains("Last dose in the evening of Monday, 7", "24 h after the procedure")
                .contains("Decided by " + Api.userOf(Role.RADIOLOGIST).displayName())
                .doesNotContain("Not decided yet");

        medication("Plavix 75 mg");

        assertThat(paper("LETTER"))
                .as("two drugs together are decided anew")
                .contains("Clopidogrel", "Not decided yet")
                .doesNotContain("Last dose in the evening");
    }

    @Test
    void the_sheet_speaks_the_language_of_the_patient_or_says_that_it_does_not() throws IOException {
        book();
        instruct(hold("CLOPIDOGREL"), Map.of("requiredLastDose", "2026-12-05T04:59:00Z"), "\"0\"");
        speaks("es-US");
        assertThat(paper("LETTER"))
                .contains("Cómo prepararse para su procedimiento", "Última dosis el viernes, 4 de diciembre")
                .contains("jueves, 10 de diciembre de 2026", "3 de mayo de 1948")
                .doesNotContain("intérprete")
                .doesNotContain("Please");
        assertThat(paper("A4")).contains("Un adulto tiene que llevarle a casa");

        speaks("vi");
        assertThat(paper("A4")).contains("This sheet is in English, not in your language (Vietnamese)");
        speaks("en");
        assertThat(paper("A4")).contains("How to prepare").doesNotContain("interpreter");
    }

    private void speaks(String language) {
        jdbc.sql("update patient set language = ? where id = ?")
                .params(language, patient)
                .update();
    }

    @Test
    void kidneys_that_became_worse_turn_a_confirmed_hold_red() {
        book();
        creatinine("0.85");
        UUID hold = hold("APIXABAN");
        Answer instructed = instruct(hold, Map.of("requiredLastDose", MONDAY_MIDNIGHT), "\"0\"");
        String before = gateReason();
        assertThat(before).startsWith("AMBER Apixaban: last dose").doesNotContain("CrCl");

        clock.advance(Duration.ofHours(1));
        creatinine("1.5");

        assertThat(gateReason())
                .startsWith("RED Apixaban: the instruction was for CrCl ")
                .contains(", now ")
                .endsWith("The prescriber decides again.");
        assertThat(toCall().get(0).path("reason").asString())
                .isEqualTo("The rule now asks for an earlier last dose than it did when this was instructed.");
        assertThat(instructed.status()).isEqualTo(200);
    }

    private String gateReason() {
        return api.as(Role.NURSE)
                .get("/api/episodes/" + episode + "/readiness?procedureAt=" + THURSDAY_NINE)
                .body()
                .path("gates")
                .valueStream()
                .filter(gate -> "ANTITHROMBOTIC_HOLD".equals(gate.path("code").asString()))
                .map(gate -> gate.path("status").asString() + " "
                        + gate.path("reason").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_moved_booking_takes_the_day_off_the_sheet() throws IOException {
        Answer booked = book();
        UUID hold = hold("CLOPIDOGREL");
        instruct(hold, Map.of("requiredLastDose", "2026-12-05T04:59:00Z"), "\"0\"");
        assertThat(paper("LETTER")).contains("Last dose on Friday, 4 December");

        desk.move(BookingDesk.id(booked), booked.etag(), place, THURSDAY_NINE.plus(Duration.ofDays(7)), 60);

        assertThat(paper("LETTER")).contains("Not decided yet").doesNotContain("Last dose on");
    }

    @Test
    void without_a_booking_there_is_no_sheet() {
        Answer refused = api.as(Role.NURSE).get("/api/episodes/{id}/instruction-sheet.pdf", episode);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("no-procedure-booked");
    }

    private Answer book() {
        Answer booked = desk.book(episode, place, THURSDAY_NINE, 60);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        return booked;
    }

    private void creatinine(String value) {
        Answer saved = api.as(Role.NURSE)
                .post(
                        "/api/episodes/" + episode + "/labs",
                        Map.of(
                                "loinc",
                                "2160-0",
                                "value",
                                new BigDecimal(value),
                                "unit",
                                "mg/dL",
                                "collectedAt",
                                clock.instant().minus(Duration.ofHours(3))));
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
    }

    private void medication(String name) {
        jdbc.sql("insert into patient_medication (id, patient_id, name, active, source_id) values (?, ?, ?, true, ?)")
                .params(UUID.randomUUID(), patient, name, name)
                .update();
    }

    private UUID hold(String drug) {
        return BookingDesk.id(api.as(Role.NURSE).post("/api/episodes/" + episode + "/holds", Map.of("drug", drug)));
    }

    private JsonNode hold() {
        return api.as(Role.NURSE)
                .get("/api/episodes/{id}/holds", episode)
                .body()
                .get(0);
    }

    private JsonNode sumFor(String procedureAt) {
        return api.as(Role.NURSE)
                .get("/api/episodes/{id}/holds?procedureAt=" + procedureAt, episode)
                .body()
                .at("/0/calculation");
    }

    private Answer instruct(UUID hold, Map<String, Object> instruction, String ifMatch) {
        return api.as(Role.RADIOLOGIST).put(at(hold, "/instruction"), instruction, ifMatch);
    }

    private String at(UUID hold, String tail) {
        return "/api/episodes/" + episode + "/holds/" + hold + tail;
    }

    /** Of this patient only: other tests leave theirs behind. */
    private List<JsonNode> toCall() {
        return api.as(Role.NURSE)
                .get("/api/holds/changed")
                .body()
                .valueStream()
                .filter(row -> row.path("episodeId").asString().equals(episode.toString()))
                .toList();
    }

    private String paper(String size) throws IOException {
        Answer printed = api.as(Role.NURSE).get("/api/episodes/{id}/instruction-sheet.pdf?paper=" + size, episode);
        assertThat(printed.status()).isEqualTo(200);
        List<String> pages = OnPaper.pages(printed.response().getContentAsByteArray());
        assertThat(pages).hasSize(1);
        return pages.get(0);
    }
}
