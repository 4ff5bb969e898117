package org.spineline.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.followup.application.EscalationService;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.Scenario;
import org.spineline.support.Scenario.Note;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class FollowUpPlanApiTest {
    private static final Instant DAY_AFTER = Scenario.END.plus(Duration.ofHours(25));

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EscalationService escalations;

    private Scenario scenario;

    @BeforeEach
    void start() {
        scenario = new Scenario(api, clock);
    }

    // What life does to a plan

    @Test
    void who_withdraws_is_listed_as_stopped_with_the_reason_and_can_come_back() {
        Note note = scenario.signedNote();
        UUID contact = contact(note, "H24");
        clock.set(DAY_AFTER);

        Answer stopped = stop(contact, "WITHDRAWN", "Wants no more calls");

        assertThat(stopped.status()).as(stopped.text()).isEqualTo(200);
        assertThat(scenario.contacts(note.episode()))
                .extracting(line -> line.path("status").asString())
                .containsOnly("CANCELLED");
        assertThat(scenario.contacts(note.episode()))
                .extracting(line -> line.path("stoppedBecause").asString())
                .containsOnly("Wants no more calls");
        assertThat(queue("ALL")).doesNotContain(contact);
        assertThat(queue("STOPPED")).contains(contact);
        Answer refused = call(contact, reached(3));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("plan-stopped");
        assertThat(refused.text()).contains("Wants no more calls");
        assertThat(stop(contact, "WITHDRAWN", "Again").status()).isEqualTo(409);

        Answer back = nurse("plans/" + plan(contact) + "/resume", Map.of("reason", "Changed her mind"));

        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(queue("ALL")).contains(contact);
        assertThat(trail(contact)).contains("PLAN_MADE", "PLAN_STOPPED", "PLAN_TAKEN_UP_AGAIN");
        assertThat(call(contact, reached(3)).status()).isEqualTo(200);
    }

    @Test
    void a_death_stops_every_plan_of_the_patient() {
        UUID patient = scenario.desk().patient();
        Note first = scenario.signedNote(patient);
        Note second = scenario.signedNote(patient, Scenario.START.plus(Duration.ofDays(1)));

        stop(contact(first, "H24"), "DIED", "Told by her son");

        assertThat(scenario.contacts(second.episode()))
                .extracting(line -> line.path("status").asString())
                .containsOnly("CANCELLED");
    }

    @Test
    void nobody_comes_back_whose_record_says_that_the_patient_died() {
        Note note = scenario.signedNote();
        UUID contact = contact(note, "H24");
        stop(contact, "WITHDRAWN", "Wants no more calls");
        jdbc.sql("update patient set deceased = true where id = ?")
                .param(note.patient())
                .update();

        Answer refused = nurse("plans/" + plan(contact) + "/resume", Map.of("reason", "By mistake"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("patient-died");
    }

    @Test
    void contacts_of_a_stay_in_hospital_come_after_it_and_a_forgotten_discharge_loses_nobody() {
        Note note = scenario.signedNote();
        UUID contact = contact(note, "H72");
        clock.set(Scenario.END.plus(Duration.ofHours(30)));

        Answer admitted =
                nurse("plans/" + plan(contact) + "/stays", Map.of("admittedOn", "2026-11-24", "reason", "Pneumonia"));

        assertThat(admitted.status()).as(admitted.text()).isEqualTo(200);
        assertThat(read(contact).body().path("dueFrom").asString())
                .as("asked again after seven days")
                .isEqualTo("2026-12-01T05:00:00Z");
        assertThat(nurse("plans/" + plan(contact) + "/stays", Map.of("admittedOn", "2026-11-24", "reason", "Twice"))
                        .problemCode())
                .isEqualTo("stay-open");

        String stay = admitted.body().at("/stays/0/id").asString();
        Answer left =
                nurse("plans/" + plan(contact) + "/stays/" + stay + "/discharge", Map.of("dischargedOn", "2026-11-27"));

        assertThat(left.status()).as(left.text()).isEqualTo(200);
        assertThat(read(contact).body().path("dueFrom").asString()).isEqualTo("2026-11-28T05:00:00Z");
        assertThat(read(contact).body().path("dueUntil").asString())
                .as("as long as it was")
                .isEqualTo("2026-11-29T05:00:00Z");
        assertThat(trail(contact)).contains("READMITTED", "DISCHARGED", "CONTACT_MOVED");
        assertThat(nurse(
                                "plans/" + plan(contact) + "/stays/" + stay + "/discharge",
                                Map.of("dischargedOn", "2026-11-27"))
                        .problemCode())
                .isEqualTo("stay-over");
    }

    @Test
    void nonsense_about_a_stay_is_refused_where_it_stands() {
        UUID contact = contact(scenario.signedNote(), "H72");

        assertThat(nurse("plans/" + plan(contact) + "/stays", Map.of("admittedOn", "2026-11-22", "reason", "Before"))
                        .pointers())
                .containsExactly("/admittedOn");
        assertThat(nurse("plans/" + plan(contact) + "/stays", Map.of("admittedOn", "2026-11-24", "reason", "Tomorrow"))
                        .pointers())
                .containsExactly("/admittedOn");
        assertThat(nurse(
                                "plans/" + plan(contact) + "/stays",
                                Map.of("admittedOn", "2026-11-23", "dischargedOn", "2026-11-22", "reason", "Backwards"))
                        .pointers())
                .containsExactly("/dischargedOn");
    }

    @Test
    void a_contact_moves_to_another_time_with_a_reason() {
        UUID contact = contact(scenario.signedNote(), "H24");
        clock.set(DAY_AFTER);
        Instant later = clock.instant().plus(Duration.ofDays(3));

        Answer moved = nurse(
                "contacts/" + contact + "/move", Map.of("from", later, "days", 2, "reason", "Travels until Friday"));

        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(moved.body().path("status").asString()).isEqualTo("PLANNED");
        assertThat(queue("ALL")).doesNotContain(contact);
        assertThat(trail(contact)).contains("CONTACT_MOVED");
        clock.set(later);
        assertThat(queue("DUE")).contains(contact);
        assertThat(nurse(
                                "contacts/" + contact + "/move",
                                Map.of("from", later.minus(Duration.ofDays(1)), "days", 2, "reason", "Yesterday"))
                        .pointers())
                .containsExactly("/from");
    }

    @Test
    void no_call_is_recorded_before_the_procedure_is_over() {
        Note note = scenario.signedNote();
        UUID contact = contact(note, "H24");
        clock.set(Scenario.END.minusSeconds(1));

        Answer refused = call(contact, reached(3));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("call-before-procedure");
        assertThat(refused.text()).contains(Scenario.END.toString());
    }

    // The queue

    @Test
    void one_nurse_rings_a_patient_and_another_sees_by_whom_until_it_runs_out() {
        UUID contact = contact(scenario.signedNote(), "H24");
        clock.set(DAY_AFTER);
        assertThat(nurse("contacts/" + contact + "/claim", "{}").status()).isEqualTo(200);

        Answer refused = api.asColleague(Role.NURSE).post("/api/follow-up/contacts/" + contact + "/claim", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("contact-claimed");
        assertThat(refused.text()).contains(Api.userOf(Role.NURSE).displayName());
        Answer late = api.asColleague(Role.NURSE)
                .post(
                        "/api/follow-up/contacts/" + contact + "/attempts",
                        reached(3),
                        read(contact).etag());
        assertThat(late.problemCode()).isEqualTo("contact-claimed");
        assertThat(read(contact).body().path("attempts").isEmpty()).isTrue();
        assertThat(queue("ALL&mine=true")).contains(contact);

        clock.advance(Duration.ofMinutes(20));
        assertThat(queue("ALL&mine=true")).as("it ran out").doesNotContain(contact);
        assertThat(api.asColleague(Role.NURSE)
                        .post("/api/follow-up/contacts/" + contact + "/claim", "{}")
                        .status())
                .isEqualTo(200);
        nurse("contacts/" + contact + "/claim/return", "{}");
        assertThat(read(contact).body().has("claim"))
                .as("nobody gives back what another holds")
                .isTrue();
        api.asColleague(Role.NURSE).post("/api/follow-up/contacts/" + contact + "/claim/return", "{}");
        assertThat(call(contact, reached(3)).status()).isEqualTo(200);
        assertThat(read(contact).body().has("claim"))
                .as("a recorded call is free again")
                .isFalse();
    }

    @Test
    void who_calls_back_is_on_top_even_before_the_time() {
        UUID contact = contact(scenario.signedNote(), "H24");

        assertThat(nurse("contacts/" + contact + "/called-back", "{}").status()).isEqualTo(200);

        assertThat(queue("CALLED_BACK")).contains(contact);
        assertThat(queue("ALL")).contains(contact);
        assertThat(queue("DUE")).doesNotContain(contact);
    }

    @Test
    void the_queue_is_filtered_by_language_and_explains_its_order() {
        Note note = scenario.signedNote();
        UUID contact = contact(note, "H24");
        jdbc.sql("update patient set language = 'pl' where id = ?")
                .param(note.patient())
                .update();
        clock.set(DAY_AFTER);

        assertThat(queue("ALL&language=pl")).contains(contact);
        assertThat(queue("ALL&language=sw")).doesNotContain(contact);
        assertThat(queue("ALL&risk=SYMPTOMATIC_LEAK")).doesNotContain(contact);
        JsonNode row = rows("ALL&language=pl").stream()
                .filter(each -> each.path("contactId").asString().equals(contact.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("why").toString()).contains("of the window has passed");
    }

    @Test
    void the_shift_hands_over_what_is_open() {
        UUID contact = contact(scenario.signedNote(), "H24");
        clock.set(DAY_AFTER);
        nurse("contacts/" + contact + "/claim", "{}");

        JsonNode list = api.as(Role.NURSE).get("/api/follow-up/handoff").body();
        assertThat(list.path("claimed").toString()).contains(contact.toString());
        Answer handed = nurse("handovers", Map.of("handedTo", "Nurse Silva", "remark", "Interpreter booked for 15:00"));

        assertThat(handed.status()).isEqualTo(200);
        assertThat(handed.body().path("openCalls").intValue()).isPositive();
        assertThat(api.as(Role.NURSE)
                        .get("/api/follow-up/handoff")
                        .body()
                        .at("/handovers/0/handedTo")
                        .asString())
                .isEqualTo("Nurse Silva");
    }

    @Test
    void the_letter_to_whoever_was_not_reached_says_nothing_of_why() {
        UUID contact = contact(scenario.signedNote(), "H24");

        Answer letter = api.as(Role.NURSE).get("/api/follow-up/contacts/{id}/letter.pdf", contact);

        assertThat(letter.status()).isEqualTo(200);
        assertThat(letter.text()).startsWith("%PDF");
        assertThat(nurse("contacts/" + contact + "/letters", "{}").status()).isEqualTo(200);
        assertThat(trail(contact)).contains("LETTER_PRINTED");
    }

    // Escalation and new fractures

    @Test
    void a_red_flag_goes_to_a_radiologist_who_answers_once_and_says_what_came_of_it() {
        UUID contact = contact(scenario.signedNote(), "H24");
        clock.set(DAY_AFTER);
        Map<String, Object> attempt = reached(3);
        attempt.put("answers", List.of(Map.of("question", "CHEST_PAIN", "value", "YES")));

        JsonNode raised = call(contact, attempt).body().at("/escalations/0");

        String id = raised.path("id").asString();
        assertThat(raised.path("reasons").asString()).contains("Chest pain");
        assertThat(raised.path("answerBy").asString())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(15)).toString());
        assertThat(mine().path("unanswered").intValue()).isPositive();
        assertThat(radiologist(id + "/closing", Map.of("outcome", "SEEN_TODAY")).problemCode())
                .isEqualTo("escalation-unanswered");
        assertThat(radiologist(id + "/acknowledgement", "{}").status()).isEqualTo(200);
        Answer second = api.as(Role.LEAD).post("/api/follow-up/escalations/" + id + "/acknowledgement", "{}");
        assertThat(second.problemCode()).isEqualTo("escalation-acknowledged");
        assertThat(second.text()).contains(Api.userOf(Role.RADIOLOGIST).displayName());
        assertThat(radiologist(id + "/closing", Map.of("outcome", "SEEN_TODAY", "text", "CT without embolus"))
                        .status())
                .isEqualTo(200);
        assertThat(trail(contact)).contains("ESCALATED", "ESCALATION_ACKNOWLEDGED", "ESCALATION_CLOSED");
    }

    @Test
    void what_the_first_on_call_does_not_answer_in_time_goes_to_the_next_and_then_to_all_exactly_once() {
        UUID contact = contact(scenario.signedNote(), "H24");
        clock.set(DAY_AFTER);
        int elsewhere = mine().path("unanswered").intValue();
        duty(Role.RADIOLOGIST, 1);
        duty(Role.LEAD, 2);
        UUID id = UUID.fromString(nurse("contacts/" + contact + "/escalation", Map.of("reason", "Sounds confused"))
                .body()
                .path("id")
                .asString());
        assertThat(asked(id)).isEqualTo(Api.userOf(Role.RADIOLOGIST).displayName());

        clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        escalations.passOn(id);
        assertThat(asked(id))
                .as("just in time")
                .isEqualTo(Api.userOf(Role.RADIOLOGIST).displayName());
        clock.advance(Duration.ofSeconds(1));
        escalations.passOn(id);
        escalations.passOn(id);
        assertThat(asked(id)).isEqualTo(Api.userOf(Role.LEAD).displayName());
        assertThat(mine().path("unanswered").intValue())
                .as("nobody is forbidden to answer, but one is asked")
                .isEqualTo(elsewhere);
        clock.advance(Duration.ofMinutes(15));
        escalations.passOn(id);
        assertThat(asked(id)).isEmpty();
        assertThat(escalations.overdue()).doesNotContain(id);
        assertThat(trail(contact).stream().filter("ESCALATION_PASSED_ON"::equals))
                .hasSize(2);

        jdbc.sql("update on_call_duty set withdrawn_at = ends_at").update();
        radiologist(id + "/acknowledgement", "{}");
    }

    @Test
    void a_second_red_flag_adds_to_what_waits_and_the_database_keeps_it_to_one() {
        Note note = scenario.signedNote();
        UUID contact = contact(note, "H24");
        nurse("contacts/" + contact + "/escalation", Map.of("reason", "Sounds confused"));
        JsonNode second = nurse("contacts/" + contact + "/escalation", Map.of("reason", "Cannot stand"))
                .body();

        assertThat(second.path("reasons").asString()).isEqualTo("Sounds confused Cannot stand");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("insert into escalation (id, version, facility_id, created_at, created_by,"
                                + " patient_id, episode_id, reasons, raised_by_name, round, answer_by, waiting_episode_id)"
                                + " select ?, 0, facility_id, created_at, created_by, patient_id, episode_id, 'X', 'X', 1,"
                                + " answer_by, waiting_episode_id from escalation where episode_id = ?")
                        .params(UUID.randomUUID(), note.episode())
                        .update());
    }

    @Test
    void pain_that_rises_after_an_improvement_opens_imaging_and_asks_a_radiologist() {
        Note note = scenario.signedNote();
        clock.set(DAY_AFTER);
        call(contact(note, "H24"), reached(2));
        clock.set(Scenario.END.plus(Duration.ofHours(73)));

        JsonNode told = call(contact(note, "H72"), reached(6)).body();

        assertThat(told.at("/imaging/0/finding").asString()).contains("from 2 to 6");
        assertThat(told.at("/escalations/0/reasons").asString()).contains("Suspected new fracture");
        assertThat(api.as(Role.NURSE)
                        .get("/api/episodes/{id}/timeline", note.episode())
                        .text())
                .contains("Suspected new fracture: imaging");
        String task = told.at("/imaging/0/id").asString();
        Answer dismissed = api.as(Role.RADIOLOGIST)
                .post(
                        "/api/follow-up/imaging-tasks/" + task + "/closing",
                        Map.of("state", "DISMISSED", "remark", "Muscle strain after a fall on ice"));
        assertThat(dismissed.status()).as(dismissed.text()).isEqualTo(200);
        assertThat(api.as(Role.RADIOLOGIST)
                        .post(
                                "/api/follow-up/imaging-tasks/" + task + "/closing",
                                Map.of("state", "DONE", "result", "NEW_FRACTURE", "remark", "MRI"))
                        .problemCode())
                .isEqualTo("imaging-closed");
    }

    @Test
    void imaging_is_closed_with_what_it_showed_and_without_imaging_there_is_nothing_to_show() {
        Note note = scenario.signedNote();
        clock.set(DAY_AFTER);
        call(contact(note, "H24"), reached(2));
        clock.set(Scenario.END.plus(Duration.ofHours(73)));
        String path = "/api/follow-up/imaging-tasks/"
                + call(contact(note, "H72"), reached(6))
                        .body()
                        .at("/imaging/0/id")
                        .asString() + "/closing";

        assertThat(api.as(Role.RADIOLOGIST)
                        .post(path, Map.of("state", "DONE", "remark", "MRI of the thoracolumbar spine"))
                        .pointers())
                .containsExactly("/result");
        assertThat(api.as(Role.RADIOLOGIST)
                        .post(path, Map.of("state", "DISMISSED", "result", "UNCLEAR", "remark", "Strain"))
                        .pointers())
                .containsExactly("/result");
        Answer closed = api.as(Role.RADIOLOGIST)
                .post(path, Map.of("state", "DONE", "result", "NEW_FRACTURE", "remark", "Fresh fracture of T12"));
        assertThat(closed.status()).as(closed.text()).isEqualTo(200);
        assertThat(closed.body().path("result").asString()).isEqualTo("NEW_FRACTURE");
    }

    @Test
    void pain_at_another_level_opens_imaging_without_a_rise() {
        Note note = scenario.signedNote();
        clock.set(DAY_AFTER);
        Map<String, Object> attempt = reached(2);
        attempt.put("answers", List.of(Map.of("question", "OTHER_LEVEL", "value", "YES")));

        assertThat(call(contact(note, "H24"), attempt)
                        .body()
                        .at("/imaging/0/cause")
                        .asString())
                .isEqualTo("OTHER_LEVEL");
    }

    @Test
    void a_leak_that_was_felt_asks_for_one_contact_more() {
        Note note = scenario.writtenNote();
        Map<String, Object> level = Scenario.level("L1");
        level.put("leak", "TYPE_B");
        level.put("leakSymptomatic", true);
        level.put("leakSite", "Anterior epidural veins");
        Map<String, Object> content = Scenario.content();
        content.put("levels", List.of(level));
        content.put("complications", "Leak into the canal, leg pain");
        Answer written = scenario.write(note, content);
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        Answer signed = scenario.sign(note);
        assertThat(signed.status()).as(signed.text()).isEqualTo(200);

        assertThat(scenario.contacts(note.episode()))
                .extracting(line -> line.path("kind").asString())
                .containsExactly("H24", "H72", "D7_14", "D21", "M1", "M3", "M6", "M12");
        assertThat(read(contact(note, "D21")).body().at("/plan/risks/0").asString())
                .isEqualTo("Cement leak that was felt");
    }

    private void duty(Role role, int place) {
        Answer entered = api.as(role)
                .post(
                        "/api/follow-up/on-call",
                        Map.of(
                                "place",
                                place,
                                "from",
                                clock.instant().minusSeconds(60),
                                "until",
                                clock.instant().plus(Duration.ofHours(12))));
        assertThat(entered.status()).as(entered.text()).isEqualTo(200);
    }

    private String asked(UUID escalation) {
        return api.as(Role.NURSE)
                .get("/api/follow-up/escalations")
                .body()
                .valueStream()
                .filter(each -> each.path("id").asString().equals(escalation.toString()))
                .map(each -> each.path("forUser").asString())
                .findFirst()
                .orElseThrow();
    }

    private JsonNode mine() {
        return api.as(Role.RADIOLOGIST).get("/api/follow-up/escalations/mine").body();
    }

    private Answer radiologist(String path, Object body) {
        return api.as(Role.RADIOLOGIST).post("/api/follow-up/escalations/" + path, body);
    }

    private Answer nurse(String path, Object body) {
        return api.as(Role.NURSE).post("/api/follow-up/" + path, body);
    }

    private Answer stop(UUID contact, String cause, String reason) {
        return nurse("plans/" + plan(contact) + "/stop", Map.of("cause", cause, "reason", reason));
    }

    private UUID plan(UUID contact) {
        return UUID.fromString(read(contact).body().at("/plan/id").asString());
    }

    private List<String> trail(UUID contact) {
        return read(contact)
                .body()
                .at("/plan/changes")
                .valueStream()
                .map(change -> change.path("what").asString())
                .toList();
    }

    private UUID contact(Note note, String kind) {
        return scenario.contacts(note.episode()).stream()
                .filter(contact -> contact.path("kind").asString().equals(kind))
                .map(contact -> UUID.fromString(contact.path("id").asString()))
                .findFirst()
                .orElseThrow();
    }

    private Answer read(UUID contact) {
        return api.as(Role.NURSE).get("/api/follow-up/contacts/{id}", contact);
    }

    private Answer call(UUID contact, Map<String, Object> attempt) {
        return api.as(Role.NURSE)
                .post(
                        "/api/follow-up/contacts/" + contact + "/attempts",
                        attempt,
                        read(contact).etag());
    }

    private static Map<String, Object> reached(int pain) {
        Map<String, Object> attempt = new LinkedHashMap<>();
        attempt.put("outcome", "REACHED");
        attempt.put("painOnMovement", pain);
        attempt.put("answers", List.of());
        return attempt;
    }

    private List<JsonNode> rows(String view) {
        List<JsonNode> rows = new java.util.ArrayList<>();
        for (int page = 0; ; page++) {
            List<JsonNode> items = api.as(Role.NURSE)
                    .get("/api/follow-up/queue?view=" + view + "&page=" + page + "&size=100")
                    .body()
                    .at("/page/items")
                    .valueStream()
                    .toList();
            if (items.isEmpty()) {
                return rows;
            }
            rows.addAll(items);
        }
    }

    private List<UUID> queue(String view) {
        return rows(view).stream()
                .map(row -> UUID.fromString(row.path("contactId").asString()))
                .toList();
    }
}
