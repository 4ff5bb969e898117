package org.spineline.episode.web;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.spineline.support.Scenario;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class EpisodeApiTest {
    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    private BookingDesk desk;

    @BeforeEach
    void openTheDesk() {
        desk = new BookingDesk(api);
    }

    // Referral

    @Test
    void a_referral_is_refused_where_it_cannot_be_true() {
        UUID patient = desk.patient();
        Map<String, Object> referral = referral();
        referral.put(
                "fractures",
                List.of(fracture("L1", "2026-11-24"), fracture("L2", "1948-05-02"), fracture("L1", "2026-11-23")));

        Answer refused = refer(patient, referral);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers())
                .containsExactly("/fractures/0/onset", "/fractures/1/onset", "/fractures/2/level");
        assertThat(api.as(Role.SCHEDULER)
                        .get("/api/patients/{id}/episodes", patient)
                        .body()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void words_nobody_knows_are_refused_at_their_field() {
        UUID patient = desk.patient();

        assertRefusedAt(patient, "urgency", "WHENEVER", "/urgency");
        assertRefusedAt(patient, "indication", "", "/indication");
        assertRefusedAt(patient, "setting", 7, "/setting");
        assertRefusedAt(patient, "fractures", List.of(fracture("S6", "2026-11-02")), "/fractures/0/level");
        assertRefusedAt(patient, "fractures", List.of(), "/fractures");
        assertRefusedAt(patient, "redFlags", List.of("NONE_OF_THESE"), "/redFlags/0");
        assertRefusedAt(patient, "painOnMovement", 11, "/painOnMovement");
        assertRefusedAt(patient, "painAtRest", -1, "/painAtRest");
        assertRefusedAt(patient, "rmdq", 25, "/rmdq");
        assertThat(api.as(Role.SCHEDULER)
                        .get("/api/patients/{id}/episodes", patient)
                        .body()
                        .isEmpty())
                .isTrue();
    }

    private void assertRefusedAt(UUID patient, String field, Object value, String pointer) {
        Map<String, Object> referral = referral();
        referral.put(field, value);
        Answer refused = refer(patient, referral);
        assertThat(refused.status()).as(field).isEqualTo(400);
        assertThat(refused.pointers()).as(refused.text()).containsExactly(pointer);
    }

    @Test
    void scales_are_taken_up_to_their_ends() {
        Map<String, Object> referral = referral();
        referral.put("painOnMovement", 0);
        referral.put("painAtRest", 10);
        referral.put("rmdq", 24);

        JsonNode taken = refer(desk.patient(), referral).body();

        assertThat(taken.path("painOnMovement").intValue()).isZero();
        assertThat(taken.path("painAtRest").intValue()).isEqualTo(10);
        assertThat(taken.path("rmdq").intValue()).isEqualTo(24);
    }

    @Test
    void a_referral_is_corrected_on_the_version_that_was_read() {
        Answer referred = desk.refer(desk.patient());
        String path = "/api/episodes/" + BookingDesk.id(referred);
        Map<String, Object> corrected = referral();
        corrected.put("painOnMovement", 5);

        assertThat(api.as(Role.SCHEDULER).put(path, corrected, null).status()).isEqualTo(428);
        assertThat(api.as(Role.SCHEDULER).put(path, corrected, referred.etag()).status())
                .isEqualTo(200);
        corrected.put("painOnMovement", 1);
        assertThat(api.as(Role.SCHEDULER).put(path, corrected, referred.etag()).status())
                .isEqualTo(412);
        assertThat(api.as(Role.NURSE).get(path).body().path("painOnMovement").intValue())
                .isEqualTo(5);
    }

    @Test
    void what_was_decided_on_is_not_corrected() {
        UUID episode = desk.acceptedEpisode();
        Answer read = read(episode);

        Answer refused = api.as(Role.SCHEDULER).put("/api/episodes/" + episode, referral(), read.etag());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("referral-decided");
        assertThat(read(episode).text()).isEqualTo(read.text());
    }

    // Vetting

    @Test
    void a_decision_is_kept_with_its_reasons_who_and_when() {
        UUID episode = desk.referredEpisode(desk.patient());
        Map<String, Object> decision = accepted();
        decision.put("relativeContraindications", List.of(Map.of("code", "CANAL", "note", "Wall intact on CT.")));

        Answer vetted = vet(episode, decision);

        assertThat(vetted.status()).as(vetted.text()).isEqualTo(200);
        JsonNode kept = read(episode).body();
        assertThat(kept.path("status").asString()).isEqualTo("ACCEPTED");
        assertThat(kept.at("/decision/technique").asString()).isEqualTo("VERTEBROPLASTY");
        assertThat(kept.at("/decision/levels/0/level").asString()).isEqualTo("L1");
        assertThat(kept.at("/decision/relativeContraindications/0/code").asString())
                .isEqualTo("CANAL");
        assertThat(kept.at("/decision/decidedBy").asString())
                .isEqualTo(Api.userOf(Role.RADIOLOGIST).displayName());
        assertThat(kept.at("/decision/decidedAt").asString()).isEqualTo(TestClock.START.toString());
    }

    @Test
    void whoever_declines_or_asks_back_says_why() {
        for (String outcome : List.of("DECLINED", "INFORMATION_REQUESTED")) {
            UUID episode = desk.referredEpisode(desk.patient());
            Map<String, Object> decision = decision(outcome);
            assertThat(vet(episode, decision).pointers()).as(outcome).containsExactly("/reason");
            decision.put("reason", " ");
            Answer refused = vet(episode, decision);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.pointers()).as(outcome).containsExactly("/reason");
            assertThat(read(episode).body().path("status").asString()).isEqualTo("REFERRED");

            decision.put("reason", "The fracture has healed.");
            assertThat(vet(episode, decision).status()).isEqualTo(200);
            assertThat(read(episode).body().path("status").asString()).isEqualTo(outcome);
            assertThat(read(episode).body().at("/decision/reason").asString()).isEqualTo("The fracture has healed.");
        }
    }

    @Test
    void an_acceptance_says_what_is_to_be_done() {
        UUID episode = desk.referredEpisode(desk.patient());

        Answer refused = vet(episode, decision("ACCEPTED"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers())
                .containsExactlyInAnyOrder("/technique", "/levels", "/guidance", "/sedationProtocolCode");
        assertThat(read(episode).body().path("status").asString()).isEqualTo("REFERRED");
    }

    @Test
    void a_decision_is_refused_where_it_contradicts_itself() {
        UUID episode = desk.referredEpisode(desk.patient());
        Map<String, Object> decision = accepted();
        Map<String, Object> level = Map.of("level", "L1", "approach", "BOTH");
        decision.put("levels", List.of(level, level));
        decision.put("sedationProtocolCode", "HYPNOSIS");
        decision.put(
                "relativeContraindications",
                List.of(Map.of("code", "CANAL", "note", "Fine"), Map.of("code", "CANAL", "note", "Not fine")));

        assertThat(vet(episode, decision).pointers())
                .containsExactlyInAnyOrder(
                        "/sedationProtocolCode", "/levels/1/level", "/relativeContraindications/1/code");
    }

    @Test
    void a_decision_in_words_nobody_knows_is_refused_at_its_field() {
        UUID episode = desk.referredEpisode(desk.patient());
        Map<String, Map<String, Object>> refusedAt = new LinkedHashMap<>();
        refusedAt.put("/outcome", Map.of("outcome", "MAYBE"));
        refusedAt.put("/technique", Map.of("technique", "GLUE"));
        refusedAt.put("/levels/0/level", Map.of("levels", List.of(Map.of("level", "L9", "approach", "BOTH"))));
        refusedAt.put("/levels/0/approach", Map.of("levels", List.of(Map.of("level", "L1", "approach", "ABOVE"))));
        refusedAt.put("/guidance", Map.of("guidance", "FEELING"));

        refusedAt.forEach((pointer, change) -> {
            Map<String, Object> decision = accepted();
            decision.putAll(change);
            Answer refused = vet(episode, decision);
            assertThat(refused.status()).as(pointer).isEqualTo(400);
            assertThat(refused.pointers()).as(refused.text()).containsExactly(pointer);
        });
        assertThat(read(episode).body().path("status").asString()).isEqualTo("REFERRED");
    }

    @Test
    void a_decision_needs_the_version_it_was_taken_on() {
        UUID episode = desk.referredEpisode(desk.patient());
        String path = "/api/episodes/" + episode + "/vetting";
        String etag = read(episode).etag();
        Map<String, Object> declined = decision("DECLINED");
        declined.put("reason", "No");

        assertThat(api.as(Role.RADIOLOGIST).post(path, accepted(), null).status())
                .isEqualTo(428);
        assertThat(api.as(Role.RADIOLOGIST).post(path, accepted(), etag).status())
                .isEqualTo(200);
        assertThat(api.as(Role.RADIOLOGIST).post(path, declined, etag).status()).isEqualTo(412);
        assertThat(read(episode).body().path("status").asString()).isEqualTo("ACCEPTED");
    }

    @Test
    void what_was_treated_is_not_vetted_again() {
        Scenario scenario = new Scenario(api, clock);
        UUID episode = scenario.signedNote().episode();
        String before = read(episode).text();

        Answer refused = vet(episode, accepted());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("episode-transition-refused");
        assertThat(read(episode).text()).isEqualTo(before);
    }

    private Answer refer(UUID patient, Map<String, Object> referral) {
        return api.as(Role.SCHEDULER).post("/api/patients/" + patient + "/episodes", referral);
    }

    private Answer read(UUID episode) {
        return api.as(Role.NURSE).get("/api/episodes/{id}", episode);
    }

    private Answer vet(UUID episode, Map<String, Object> decision) {
        return api.as(Role.RADIOLOGIST)
                .post(
                        "/api/episodes/" + episode + "/vetting",
                        decision,
                        read(episode).etag());
    }

    private static Map<String, Object> accepted() {
        Map<String, Object> decision = decision("ACCEPTED");
        decision.put("technique", "VERTEBROPLASTY");
        decision.put("levels", List.of(Map.of("level", "L1", "approach", "BOTH")));
        decision.put("sedationProtocolCode", "MODERATE");
        decision.put("guidance", "FLUOROSCOPY_BIPLANE");
        return decision;
    }

    private static Map<String, Object> decision(String outcome) {
        Map<String, Object> decision = new LinkedHashMap<>();
        decision.put("outcome", outcome);
        decision.put("levels", List.of());
        decision.put("relativeContraindications", List.of());
        return decision;
    }

    private static Map<String, Object> referral() {
        Map<String, Object> referral = new LinkedHashMap<>();
        referral.put("urgency", "ROUTINE");
        referral.put("indication", "OSTEOPOROTIC");
        referral.put("referrer", Map.of("name", "Dr Referrer"));
        referral.put("setting", "OUTPATIENT");
        referral.put("fractures", List.of(fracture("L1", "2026-11-02")));
        referral.put("painOnMovement", 8);
        referral.put("redFlags", List.of());
        return referral;
    }

    private static Map<String, Object> fracture(String level, String onset) {
        return Map.of("level", level, "onset", onset, "mechanism", "FALL");
    }
}
