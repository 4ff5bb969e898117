package org.spineline.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
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
import org.spineline.support.OnPaper;
import org.spineline.support.Scenario;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class CoverageApiTest {
    private final Api api;
    private final TestClock clock;
    private BookingDesk desk;

    @Autowired
    CoverageApiTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
        this.desk = new BookingDesk(api);
    }

    @BeforeEach
    void open() {
        desk = new BookingDesk(api);
    }

    @Test
    void every_criterion_comes_with_its_status_and_its_evidence() {
        UUID episode = desk.referredEpisode(desk.patient());
        image(episode, true);

        JsonNode coverage = coverage(episode, "");

        assertThat(criterion(coverage, "oedema").path("status").asString()).isEqualTo("MET");
        assertThat(criterion(coverage, "oedema").path("evidence").asString())
                .isEqualTo("MRI 12 Nov 2026: oedema at L1");
        assertThat(criterion(coverage, "symptomatic").path("status").asString()).isEqualTo("UNKNOWN");
        assertThat(criterion(coverage, "symptomatic").path("parts").size()).isEqualTo(2);
        assertThat(coverage.path("payers").size()).isGreaterThan(2);
        assertThat(coverage.at("/codes/diagnoses/0/code").asString()).isEqualTo("M80.08XA");
        assertThat(coverage.path("considerations").size()).isGreaterThan(4);
    }

    @Test
    void levels_and_technique_can_be_tried_before_they_are_decided() {
        UUID episode = desk.referredEpisode(desk.patient());

        JsonNode tried =
                coverage(episode, "?payer=EVICORE_CMM_607&technique=BALLOON_KYPHOPLASTY&levels=L1&levels=L2&levels=L3");

        assertThat(criterion(tried, "two-levels").path("status").asString()).isEqualTo("NOT_MET");
        assertThat(tried.at("/codes/procedures/0/code").asString()).isEqualTo("22514");
        assertThat(tried.at("/codes/procedures/1/units").asInt()).isEqualTo(2);
    }

    @Test
    void an_unknown_payer_or_episode_is_not_found() {
        UUID episode = desk.referredEpisode(desk.patient());
        Answer unknown = api.as(Role.RADIOLOGIST).get("/api/episodes/" + episode + "/coverage?payer=NOBODY");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problemCode()).isEqualTo("payer-not-found");
        assertThat(api.as(Role.RADIOLOGIST)
                        .get("/api/episodes/" + UUID.randomUUID() + "/coverage")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_absolute_contraindication_blocks_acceptance_until_it_is_excluded_in_words() {
        UUID episode = referred(List.of("INFECTION"));

        Answer refused = accept(episode, List.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problemCode()).isEqualTo("absolute-contraindication");
        assertThat(refused.pointers()).containsExactly("/outcome");
        assertThat(status(episode)).isEqualTo("REFERRED");

        state(episode, "INFECTION_EXCLUDED", true, "Blood cultures and CRP negative.");
        assertThat(accept(episode, List.of()).status()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(1));
        state(episode, "INFECTION_EXCLUDED", false, "Discitis on the new MRI.");
        assertThat(accept(episode, List.of()).problemCode()).isEqualTo("absolute-contraindication");
    }

    @Test
    void a_relative_contraindication_demands_a_sentence_under_its_code() {
        UUID episode = referred(List.of("NEUROLOGICAL_DEFICIT"));

        Answer refused = accept(episode, List.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problemCode()).isEqualTo("contraindication-unanswered");
        assertThat(refused.pointers()).containsExactly("/relativeContraindications");

        assertThat(accept(
                                episode,
                                List.of(Map.of("code", "NEUROLOGICAL_DEFICIT", "note", "Old, unchanged since 2019.")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_inr_out_of_limits_is_proposed_as_coagulopathy_and_the_physician_answers_it() {
        UUID episode = referred(List.of());
        assertThat(relative(episode, "COAGULOPATHY").path("status").asString()).isEqualTo("UNKNOWN");

        inr(episode, "1.81");

        JsonNode proposed = relative(episode, "COAGULOPATHY");
        assertThat(proposed.path("status").asString()).isEqualTo("NOT_MET");
        assertThat(proposed.path("evidence").asString()).contains("INR 1.81 is above 1.8.", "SIR consensus 2019");
        Answer refused = accept(episode, List.of());
        assertThat(refused.problemCode()).isEqualTo("contraindication-unanswered");
        assertThat(accept(
                                episode,
                                List.of(Map.of(
                                        "code",
                                        "COAGULOPATHY",
                                        "note",
                                        "Warfarin is stopped; INR again before the day.")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void instability_and_myelopathy_are_unknown_until_something_is_recorded_and_then_do_not_stand_in_the_way() {
        UUID episode = referred(List.of());

        for (String code : List.of("INSTABILITY", "MYELOPATHY")) {
            assertThat(relative(episode, code).path("status").asString()).isEqualTo("UNKNOWN");
        }
        state(episode, "STABILITY_CONFIRMED", true, "Ligaments intact on STIR.");
        assertThat(relative(episode, "INSTABILITY").path("status").asString()).isEqualTo("MET");
        assertThat(accept(episode, List.of()).status()).isEqualTo(200);
    }

    private JsonNode relative(UUID episode, String code) {
        return coverage(episode, "")
                .path("relative")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void inr(UUID episode, String value) {
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

    @Test
    void only_a_statement_that_is_asked_for_is_taken_and_only_from_who_vets() {
        UUID episode = desk.referredEpisode(desk.patient());
        String path = "/api/episodes/" + episode + "/coverage/statements";
        Map<String, Object> statement = Map.of("code", "WEATHER_IS_FINE", "answer", true, "note", "Yes");
        assertThat(api.as(Role.RADIOLOGIST).post(path, statement).pointers()).containsExactly("/code");
        assertThat(api.as(Role.SCHEDULER).post(path, statement).status()).isEqualTo(403);
        assertThat(api.as(Role.AUDITOR)
                        .get("/api/episodes/" + episode + "/coverage")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void other_levels_or_another_technique_after_the_affirmation_ask_for_a_new_look() {
        UUID episode = desk.acceptedEpisode(desk.patient());
        assertThat(check(episode)).isEqualTo("NONE");

        Answer requested = authorize(episode, "REQUESTED", List.of("L1"), "VERTEBROPLASTY");
        assertThat(check(episode)).isEqualTo("AWAITING");

        Map<String, Object> affirmed = authorization("AFFIRMED", List.of("L1"), "VERTEBROPLASTY");
        String path = "/api/episodes/" + episode + "/authorizations/"
                + requested.body().path("id").asString();
        assertThat(api.as(Role.SCHEDULER).put(path, affirmed, null).status()).isEqualTo(428);
        assertThat(api.as(Role.SCHEDULER).put(path, affirmed, "\"7\"").status()).isEqualTo(412);
        Answer answered = api.as(Role.SCHEDULER).put(path, affirmed, "\"0\"");
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        assertThat(check(episode)).isEqualTo("VALID");

        accepted(episode, "VERTEBROPLASTY", "L1", "L2");
        assertThat(check(episode)).isEqualTo("RECHECK");
        accepted(episode, "BALLOON_KYPHOPLASTY", "L1");
        assertThat(check(episode)).isEqualTo("RECHECK");
        accepted(episode, "VERTEBROPLASTY", "L1");
        assertThat(check(episode)).isEqualTo("VALID");

        assertThat(api.as(Role.SCHEDULER)
                        .get("/api/episodes/" + episode + "/authorizations/check?on=2027-03-22")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("EXPIRED");
    }

    @Test
    void the_days_of_an_authorisation_follow_each_other() {
        UUID episode = desk.acceptedEpisode(desk.patient());
        Map<String, Object> wrong = authorization("AFFIRMED", List.of("L1"), "VERTEBROPLASTY");
        wrong.put("requestedOn", "2026-11-22");
        wrong.put("expiresOn", "2026-11-20");
        Answer refused = api.as(Role.SCHEDULER).post("/api/episodes/" + episode + "/authorizations", wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactlyInAnyOrder("/decidedOn", "/expiresOn");
    }

    @Test
    void the_packet_carries_criteria_evidence_imaging_scores_and_codes() throws IOException {
        UUID episode = desk.acceptedEpisode(desk.patient());
        image(episode, true);

        Answer packet = api.as(Role.SCHEDULER).get("/api/episodes/" + episode + "/coverage/packet");

        assertThat(packet.status()).isEqualTo(200);
        assertThat(OnPaper.text(packet.response().getContentAsByteArray()))
                .contains("Request for authorisation", "not shown", "oedema at L1", "M80.08XA", "22511");
    }

    @Test
    void a_referral_goes_through_question_answer_and_withdrawal_with_a_trail() {
        UUID episode = desk.referredEpisode(desk.patient());
        Map<String, Object> ask = decision("INFORMATION_REQUESTED", List.of());
        ask.put("reason", "Which pain killers were tried?");
        assertThat(vet(episode, ask).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(step(episode, "information", "Opioids for 3 weeks.").status())
                .isEqualTo(200);
        assertThat(status(episode)).isEqualTo("REFERRED");
        assertThat(step(episode, "information", "Again").status()).isEqualTo(409);
        clock.advance(Duration.ofMinutes(1));
        assertThat(step(episode, "withdrawal", " ").pointers()).containsExactly("/reason");
        assertThat(step(episode, "withdrawal", "The pain is gone.").status()).isEqualTo(200);
        assertThat(status(episode)).isEqualTo("WITHDRAWN");
        assertThat(api.as(Role.NURSE)
                        .get("/api/episodes/" + episode + "/referral-events")
                        .body()
                        .valueStream()
                        .map(each -> each.path("kind").asString() + ": "
                                + each.path("reason").asString()))
                .containsExactly(
                        "WITHDRAWN: The pain is gone.",
                        "INFORMATION_GIVEN: Opioids for 3 weeks.",
                        "INFORMATION_REQUESTED: Which pain killers were tried?");
    }

    @Test
    void a_booked_episode_is_not_withdrawn() {
        UUID episode = desk.acceptedEpisode(desk.patient());
        assertThat(desk.book(episode, desk.newPlace(), Scenario.START, 60).status())
                .isEqualTo(201);
        assertThat(step(episode, "withdrawal", "The pain is gone.").problemCode())
                .isEqualTo("episode-open");
        assertThat(status(episode)).isEqualTo("ACCEPTED");
    }

    @Test
    void a_booked_episode_is_declined_only_together_with_its_booking() {
        UUID episode = desk.acceptedEpisode(desk.patient());
        Answer booked = desk.book(episode, desk.newPlace(), Scenario.START, 60);
        Map<String, Object> decline = decision("DECLINED", List.of());
        decline.put("reason", "The pain has gone.");

        Answer refused = vet(episode, decline);

        assertThat(refused.problemCode()).isEqualTo("episode-open");
        assertThat(refused.body().path("detail").asString()).startsWith("The procedure is booked for ");
        assertThat(status(episode)).isEqualTo("ACCEPTED");
        assertThat(bookingOf(booked).path("status").asString()).isEqualTo("BOOKED");

        decline.put("cancelBooking", "PAIN_IMPROVED");
        assertThat(vet(episode, decline).status()).isEqualTo(200);
        assertThat(status(episode)).isEqualTo("DECLINED");
        assertThat(bookingOf(booked).path("status").asString()).isEqualTo("CANCELLED");
        assertThat(bookingOf(booked).path("cancelReason").asString()).isEqualTo("PAIN_IMPROVED");
        assertThat(bookingOf(booked).path("cancelComment").asString()).isEqualTo("The pain has gone.");
    }

    @Test
    void a_decline_that_is_refused_cancels_nothing() {
        UUID episode = desk.acceptedEpisode(desk.patient());
        Answer booked = desk.book(episode, desk.newPlace(), Scenario.START.plus(Duration.ofHours(3)), 60);
        Map<String, Object> decline = decision("DECLINED", List.of());
        decline.put("reason", " ");
        decline.put("cancelBooking", "OTHER");
        assertThat(vet(episode, decline).pointers()).containsExactly("/reason");
        Map<String, Object> ask = decision("INFORMATION_REQUESTED", List.of());
        ask.put("reason", "Is the pain gone?");
        ask.put("cancelBooking", "OTHER");
        assertThat(vet(episode, ask).pointers()).containsExactly("/cancelBooking");
        assertThat(status(episode)).isEqualTo("ACCEPTED");
        assertThat(bookingOf(booked).path("status").asString()).isEqualTo("BOOKED");
    }

    private JsonNode bookingOf(Answer booked) {
        return api.as(Role.SCHEDULER)
                .get("/api/bookings/" + BookingDesk.id(booked))
                .body();
    }

    @Test
    void a_referral_that_contradicts_itself_is_refused_at_the_field() {
        Map<String, Object> referral = referral(List.of());
        referral.put("nonSurgicalResult", "NOT_ENOUGH");
        Answer refused = api.as(Role.SCHEDULER).post("/api/patients/" + desk.patient() + "/episodes", referral);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/nonSurgicalCare");
        referral.put("nonSurgicalCare", "Brace and opioids");
        referral.put("painCourse", "WORSE");
        Answer taken = api.as(Role.SCHEDULER).post("/api/patients/" + desk.patient() + "/episodes", referral);
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.body().path("painCourse").asString()).isEqualTo("WORSE");
    }

    private JsonNode coverage(UUID episode, String query) {
        Answer answer = api.as(Role.RADIOLOGIST).get("/api/episodes/" + episode + "/coverage" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode criterion(JsonNode coverage, String id) {
        return coverage.at("/payer/criteria")
                .valueStream()
                .filter(each -> id.equals(each.path("id").asString()))
                .findFirst()
                .orElseThrow();
    }

    private void image(UUID episode, boolean oedema) {
        Answer answer = api.as(Role.RADIOLOGIST)
                .post(
                        "/api/episodes/" + episode + "/imaging",
                        Map.of(
                                "modality",
                                "MRI",
                                "performedOn",
                                "2026-11-12",
                                "findings",
                                List.of(Map.of("level", "L1", "acuity", "ACUTE", "oedema", oedema, "shape", "WEDGE"))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private void state(UUID episode, String code, boolean answer, String note) {
        Answer stated = api.as(Role.RADIOLOGIST)
                .post(
                        "/api/episodes/" + episode + "/coverage/statements",
                        Map.of("code", code, "answer", answer, "note", note));
        assertThat(stated.status()).as(stated.text()).isEqualTo(201);
    }

    private Answer step(UUID episode, String step, String reason) {
        return api.as(Role.SCHEDULER)
                .post(
                        "/api/episodes/" + episode + "/" + step,
                        Map.of("reason", reason),
                        read(episode).etag());
    }

    private String check(UUID episode) {
        return api.as(Role.SCHEDULER)
                .get("/api/episodes/" + episode + "/authorizations/check")
                .body()
                .path("state")
                .asString();
    }

    private Answer authorize(UUID episode, String status, List<String> levels, String technique) {
        Answer answer = api.as(Role.SCHEDULER)
                .post("/api/episodes/" + episode + "/authorizations", authorization(status, levels, technique));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    private static Map<String, Object> authorization(String status, List<String> levels, String technique) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("payer", "Medicare");
        request.put("program", "WISeR");
        request.put("codes", List.of("22511"));
        request.put("levels", levels);
        request.put("technique", technique);
        request.put("utn", "UTN-1");
        request.put("status", status);
        request.put("requestedOn", "2026-11-16");
        if (!"REQUESTED".equals(status)) {
            request.put("decidedOn", "2026-11-21");
            request.put("expiresOn", "2027-03-21");
        }
        return request;
    }

    private UUID referred(List<String> redFlags) {
        return BookingDesk.id(
                api.as(Role.SCHEDULER).post("/api/patients/" + desk.patient() + "/episodes", referral(redFlags)));
    }

    private static Map<String, Object> referral(List<String> redFlags) {
        Map<String, Object> referral = new LinkedHashMap<>();
        referral.put("urgency", "ROUTINE");
        referral.put("indication", "OSTEOPOROTIC");
        referral.put("referrer", Map.of("name", "Dr Referrer"));
        referral.put("setting", "OUTPATIENT");
        referral.put("fractures", List.of(Map.of("level", "L1", "onset", "2026-11-02", "mechanism", "FALL")));
        referral.put("painOnMovement", 8);
        referral.put("redFlags", redFlags);
        return referral;
    }

    private Answer accept(UUID episode, List<Map<String, Object>> answers) {
        Map<String, Object> decision = decision("ACCEPTED", answers);
        decision.put("technique", "VERTEBROPLASTY");
        decision.put("levels", List.of(Map.of("level", "L1", "approach", "BOTH")));
        return vet(episode, decision);
    }

    private void accepted(UUID episode, String technique, String... levels) {
        Map<String, Object> decision = decision("ACCEPTED", List.of());
        decision.put("technique", technique);
        decision.put(
                "levels",
                Arrays.stream(levels)
                        .map(level -> Map.of("level", level, "approach", "BOTH"))
                        .toList());
        Answer answer = vet(episode, decision);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static Map<String, Object> decision(String outcome, List<Map<String, Object>> answers) {
        Map<String, Object> decision = new LinkedHashMap<>();
        decision.put("outcome", outcome);
        decision.put("levels", List.of());
        decision.put("sedationProtocolCode", "MODERATE");
        decision.put("guidance", "FLUOROSCOPY_BIPLANE");
        decision.put("relativeContraindications", answers);
        return decision;
    }

    private Answer vet(UUID episode, Map<String, Object> decision) {
        return api.as(Role.RADIOLOGIST)
                .post(
                        "/api/episodes/" + episode + "/vetting",
                        decision,
                        read(episode).etag());
    }

    private Answer read(UUID episode) {
        return api.as(Role.NURSE).get("/api/episodes/{id}", episode);
    }

    private String status(UUID episode) {
        return read(episode).body().path("status").asString();
    }
}
