package org.spineline.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.Scenario;
import org.spineline.support.Scenario.Note;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class FollowUpApiTest {
    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Scenario scenario;

    @BeforeEach
    void start() {
        scenario = new Scenario(api, clock);
    }

    // The plan

    @Test
    void a_signature_makes_the_plan_with_all_its_contacts() {
        Note note = scenario.signedNote();

        List<JsonNode> contacts = scenario.contacts(note.episode());

        assertThat(contacts)
                .extracting(contact -> contact.path("kind").asString())
                .containsExactly("H24", "H72", "D7_14", "M1", "M3", "M6", "M12");
        assertThat(contacts)
                .extracting(contact -> contact.path("status").asString())
                .containsOnly("PLANNED");
        assertThat(contacts.get(0).path("dueFrom").asString())
                .isEqualTo(Scenario.END.plus(Duration.ofHours(24)).toString());
        assertThat(contacts.get(2).path("dueFrom").asString())
                .as("midnight in the facility")
                .isEqualTo("2026-11-30T05:00:00Z");
        assertThat(contacts.get(5).path("dueFrom").asString())
                .as("midnight in the facility, in summer")
                .isEqualTo("2027-05-23T04:00:00Z");
    }

    @Test
    void a_draft_has_no_plan() {
        assertThat(scenario.contacts(scenario.writtenNote().episode())).isEmpty();
    }

    @Test
    void without_a_plan_there_is_no_signature_and_it_can_be_repeated() {
        Note note = scenario.writtenNote();
        Note other = scenario.signedNote();
        UUID plan = UUID.randomUUID();
        jdbc.sql("insert into follow_up_plan (id, version, facility_id, created_at, created_by, patient_id, episode_id,"
                        + " note_id, technique, vertebral_levels, procedure_at, rule_version)"
                        + " select ?, 0, facility_id, created_at, created_by, patient_id, episode_id, ?, technique,"
                        + " vertebral_levels, procedure_at, rule_version from follow_up_plan where note_id = ?")
                .params(plan, note.id(), other.id())
                .update();

        Answer refused = scenario.sign(note);

        assertThat(refused.status()).isEqualTo(500);
        assertThat(scenario.read(note).body().path("status").asString()).isEqualTo("DRAFT");
        assertThat(scenario.read(note).body().has("contentHash")).isFalse();
        assertThat(api.as(Role.NURSE)
                        .get("/api/bookings/{id}", note.booking())
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("BOOKED");
        assertThat(api.as(Role.NURSE)
                        .get("/api/episodes/{id}", note.episode())
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("ACCEPTED");
        assertThat(scenario.contacts(note.episode())).isEmpty();

        jdbc.sql("delete from follow_up_plan where id = ?").param(plan).update();
        assertThat(scenario.sign(note).status()).isEqualTo(200);
        assertThat(scenario.contacts(note.episode())).hasSize(7);
    }

    @Test
    void the_sheet_of_a_call_says_how_stopped_medicines_start_again() {
        Note note = scenario.signedNote();
        UUID contact = UUID.fromString(
                scenario.contacts(note.episode()).get(0).path("id").asString());
        assertThat(restartPlans(contact)).isEmpty();

        hold(
                note.episode(),
                "CLOPIDOGREL",
                Map.of("requiredLastDose", "2026-11-17T12:00:00Z", "restartPlan", "Tuesday"));
        hold(note.episode(), "ASPIRIN", Map.of("note", "Stent in June"));

        List<JsonNode> plans = restartPlans(contact);
        assertThat(plans).as("a drug that went on has nothing to restart").hasSize(1);
        assertThat(plans.get(0).path("drug").asString()).isEqualTo("Clopidogrel");
        assertThat(plans.get(0).path("plan").asString()).isEqualTo("Tuesday");
        assertThat(plans.get(0).path("approvedBy").asString())
                .isEqualTo(Api.userOf(Role.RADIOLOGIST).displayName());
    }

    private List<JsonNode> restartPlans(UUID contact) {
        return api.as(Role.NURSE)
                .get("/api/follow-up/contacts/{id}", contact)
                .body()
                .path("restartPlans")
                .valueStream()
                .toList();
    }

    private void hold(UUID episode, String drug, Map<String, Object> instruction) {
        String holds = "/api/episodes/" + episode + "/holds";
        Answer added = api.as(Role.NURSE).post(holds, Map.of("drug", drug));
        String id = added.body().path("id").asString();
        Answer instructed = api.as(Role.RADIOLOGIST).put(holds + "/" + id + "/instruction", instruction, "\"0\"");
        assertThat(instructed.status()).as(instructed.text()).isEqualTo(200);
    }

    // Due and overdue

    @Test
    void the_queue_agrees_with_the_contact_to_the_minute() {
        Note note = scenario.signedNote();
        Instant from = Scenario.END.plus(Duration.ofHours(24));
        Instant until = Scenario.END.plus(Duration.ofHours(48));
        UUID contact = contact(note, "H24");

        at(from.minusSeconds(60));
        assertThat(status(contact)).isEqualTo("PLANNED");
        assertThat(queue("ALL")).doesNotContain(contact);
        at(from);
        assertThat(status(contact)).isEqualTo("DUE");
        assertThat(queue("DUE")).contains(contact);
        assertThat(queue("OVERDUE")).doesNotContain(contact);
        at(until.minusSeconds(60));
        assertThat(status(contact)).isEqualTo("DUE");
        assertThat(queue("DUE")).contains(contact);
        at(until);
        assertThat(status(contact)).isEqualTo("OVERDUE");
        assertThat(queue("DUE")).doesNotContain(contact);
        assertThat(queue("OVERDUE")).contains(contact);
        assertThat(queue("ALL")).contains(contact);
    }

    @Test
    void the_counts_follow_the_contact_from_due_over_overdue_to_done() {
        Instant start = Scenario.START.minus(Duration.ofMinutes(25));
        Instant end = start.plus(Duration.ofHours(1));
        Note note = scenario.signedNote(scenario.desk().patient(), start);
        UUID contact = contact(note, "H24");

        at(end.plus(Duration.ofHours(24)).minusSeconds(1));
        Counts planned = counts();
        clock.advance(Duration.ofSeconds(1));
        assertThat(counts()).isEqualTo(planned.plus(0, 1, 0));
        at(end.plus(Duration.ofHours(48)).minusSeconds(1));
        Counts due = counts();
        clock.advance(Duration.ofSeconds(1));
        assertThat(counts()).isEqualTo(due.plus(1, -1, 0));
        assertThat(call(contact, reached(3)).status()).isEqualTo(200);
        assertThat(counts()).isEqualTo(due.plus(0, -1, 1));
        assertThat(queue("DONE_TODAY")).contains(contact);
        assertThat(queue("ALL")).doesNotContain(contact);
    }

    @Test
    void done_today_ends_at_midnight_in_the_facility() {
        Note note = scenario.signedNote();
        UUID contact = contact(note, "H24");
        at(Instant.parse("2026-11-25T04:59:00Z"));
        call(contact, reached(3));
        assertThat(queue("DONE_TODAY")).contains(contact);

        at(Instant.parse("2026-11-25T05:00:00Z"));

        assertThat(queue("DONE_TODAY")).doesNotContain(contact);
    }

    // Calls

    @Test
    void reaching_the_patient_completes_the_contact_and_keeps_the_scores() {
        Note note = scenario.signedNote();
        UUID contact = contact(note, "H24");
        at(Scenario.END.plus(Duration.ofHours(25)));
        Map<String, Object> attempt = reached(3);
        attempt.put("painAtRest", 1);
        attempt.put("rmdq", 24);
        attempt.put(
                "answers",
                List.of(
                        Map.of("question", "CHEST_PAIN", "value", "YES"),
                        Map.of("question", "FALLS", "value", "YES"),
                        Map.of("question", "LEG_WEAKNESS", "value", "NO")));

        JsonNode done = call(contact, attempt).body();

        assertThat(done.path("status").asString()).isEqualTo("DONE");
        assertThat(done.at("/attempts/0/by").asString())
                .isEqualTo(Api.userOf(Role.NURSE).displayName());
        assertThat(done.at("/attempts/0/answers").valueStream())
                .filteredOn(answer -> answer.path("redFlag").asBoolean())
                .extracting(answer -> answer.path("question").asString())
                .as("a fall calls for no doctor, a no for nobody")
                .containsExactly("CHEST_PAIN");
        assertThat(done.path("scores").valueStream())
                .extracting(score -> score.path("instrument").asString() + " "
                        + score.path("score").intValue())
                .containsExactlyInAnyOrder("NRS_REST 1", "NRS_MOVEMENT 3", "RMDQ 24");
        assertThat(scenario.contacts(note.episode()).get(0).path("status").asString())
                .isEqualTo("DONE");
        assertThat(scenario.contacts(note.episode()).get(1).path("status").asString())
                .isEqualTo("PLANNED");
    }

    @Test
    void statements_ticked_on_the_phone_are_counted_and_kept_apart_from_a_bare_total() {
        Note note = scenario.signedNote();
        UUID contact = contact(note, "H24");
        at(Scenario.END.plus(Duration.ofHours(25)));
        Map<String, Object> attempt = reached(3);
        attempt.put("rmdqStatements", List.of(7, 7));
        assertThat(call(contact, attempt).pointers()).containsExactly("/rmdqStatements/1");
        attempt.put("rmdqStatements", List.of(7, 2));

        JsonNode done = call(contact, attempt).body();

        JsonNode score = done.path("scores")
                .valueStream()
                .filter(kept -> "RMDQ".equals(kept.path("instrument").asString()))
                .findFirst()
                .orElseThrow();
        assertThat(score.path("score").intValue()).isEqualTo(2);
        assertThat(score.path("statements").valueStream())
                .extracting(JsonNode::intValue)
                .containsExactly(2, 7);
    }

    @Test
    void pain_told_on_the_phone_appears_in_the_course_of_the_episode() {
        Note note = scenario.signedNote();
        Instant called = Scenario.END.plus(Duration.ofHours(25));
        at(called);
        Map<String, Object> attempt = reached(3);
        attempt.put("painAtRest", 1);
        call(contact(note, "H24"), attempt);

        List<JsonNode> points = api.as(Role.NURSE)
                .get("/api/episodes/{id}/pain", note.episode())
                .body()
                .valueStream()
                .toList();

        assertThat(points)
                .filteredOn(point -> point.path("at").asString().equals(called.toString()))
                .extracting(point -> point.path("score").intValue())
                .containsExactlyInAnyOrder(1, 3);
        assertThat(points)
                .as("and at the referral")
                .filteredOn(point -> !point.path("at").asString().equals(called.toString()))
                .extracting(point -> point.path("score").intValue())
                .containsExactly(8);
    }

    @Test
    void a_contact_that_is_done_takes_no_further_call() {
        Note note = scenario.signedNote();
        UUID contact = contact(note, "H24");
        at(Scenario.END.plus(Duration.ofHours(25)));
        call(contact, reached(3));

        Answer refused = call(contact, reached(9));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("contact-over");
        assertThat(read(contact).body().path("scores").size()).isOne();
        assertThat(read(contact).body().path("attempts").size()).isOne();
    }

    @Test
    void two_nurses_do_not_record_the_same_call() {
        Note note = scenario.signedNote();
        UUID contact = contact(note, "H24");
        String etag = read(contact).etag();
        String path = "/api/follow-up/contacts/" + contact + "/attempts";

        assertThat(api.as(Role.NURSE).post(path, notReached(), null).status()).isEqualTo(428);
        assertThat(api.as(Role.NURSE).post(path, notReached(), etag).status()).isEqualTo(200);
        assertThat(api.as(Role.NURSE).post(path, notReached(), etag).status()).isEqualTo(412);
        assertThat(read(contact).body().path("attempts").size()).isOne();
    }

    @Test
    void no_message_is_left_where_the_patient_forbids_it() {
        Note note = scenario.signedNote(patientWith("NO_VOICEMAIL"));
        UUID contact = contact(note, "H24");

        Answer refused = call(contact, attempt("LEFT_MESSAGE"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/outcome");
        assertThat(read(contact).body().path("attempts").isEmpty()).isTrue();
        assertThat(call(contact, notReached()).status()).isEqualTo(200);
    }

    @Test
    void a_message_is_left_where_the_patient_allows_it() {
        Note note = scenario.signedNote(patientWith("NAME_AND_NUMBER_ONLY"));

        Answer left = call(contact(note, "H24"), attempt("LEFT_MESSAGE"));

        assertThat(left.status()).isEqualTo(200);
        assertThat(left.body().path("status").asString())
                .as("still to be reached")
                .isEqualTo("PLANNED");
    }

    @Test
    void nonsense_about_a_call_is_refused_where_it_stands() {
        Note note = scenario.signedNote();
        UUID contact = contact(note, "H24");

        assertThat(call(contact, attempt("REACHED")).pointers()).containsExactly("/painOnMovement");
        assertThat(call(contact, reached(11)).pointers()).containsExactly("/painOnMovement");
        assertThat(call(contact, reached(-1)).pointers()).containsExactly("/painOnMovement");
        assertThat(call(contact, attempt("GONE")).pointers()).containsExactly("/outcome");
        Map<String, Object> scored = notReached();
        scored.put("painOnMovement", 2);
        assertThat(call(contact, scored).pointers()).containsExactly("/outcome");
        Map<String, Object> past = notReached();
        past.put("nextTryAt", clock.instant().minusSeconds(1));
        assertThat(call(contact, past).pointers()).containsExactly("/nextTryAt");
        Map<String, Object> answered = reached(2);
        answered.put(
                "answers",
                List.of(
                        Map.of("question", "FALLS", "value", "PERHAPS"),
                        Map.of("question", "HOROSCOPE", "value", "YES"),
                        Map.of("question", "FEVER", "value", "NO"),
                        Map.of("question", "FEVER", "value", "YES")));
        assertThat(call(contact, answered).pointers())
                .containsExactly("/answers/0/value", "/answers/1/question", "/answers/3/question");
        assertThat(read(contact).etag()).as("nothing was saved").isEqualTo("\"0\"");
        assertThat(read(contact).body().path("scores").isEmpty()).isTrue();
    }

    @Test
    void after_three_tries_another_way_is_advised() {
        UUID contact = contact(scenario.signedNote(), "H24");
        call(contact, notReached());
        assertThat(call(contact, notReached()).body().has("advice")).isFalse();

        assertThat(call(contact, notReached()).body().path("advice").asString()).contains("3 tries", "letter");
    }

    @Test
    void the_queue_shows_the_last_pain_and_who_asked_to_be_called_back_first() {
        Note first = scenario.signedNote();
        Note second = scenario.signedNote();
        at(Scenario.END.plus(Duration.ofHours(25)));
        call(contact(first, "H24"), reached(4));
        call(contact(second, "H24"), attempt("CALL_BACK_REQUESTED"));
        at(Scenario.END.plus(Duration.ofHours(73)));

        List<JsonNode> rows = rows("ALL");

        JsonNode row = row(rows, contact(first, "H72"));
        assertThat(row.path("lastPain").intValue()).isEqualTo(4);
        assertThat(row(rows, contact(second, "H72")).has("lastPain")).isFalse();
        assertThat(rows.indexOf(row(rows, contact(second, "H24")))).isLessThan(rows.indexOf(row));
        assertThat(row(rows, contact(second, "H24")).path("lastOutcome").asString())
                .isEqualTo("CALL_BACK_REQUESTED");
    }

    private UUID patientWith(String voicemailRule) {
        UUID patient = scenario.desk().patient();
        jdbc.sql("update patient set voicemail_rule = ? where id = ?")
                .params(voicemailRule, patient)
                .update();
        return patient;
    }

    private void at(Instant moment) {
        clock.set(moment);
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

    private String status(UUID contact) {
        return read(contact).body().path("status").asString();
    }

    private Answer call(UUID contact, Map<String, Object> attempt) {
        return api.as(Role.NURSE)
                .post(
                        "/api/follow-up/contacts/" + contact + "/attempts",
                        attempt,
                        read(contact).etag());
    }

    private static Map<String, Object> attempt(String outcome) {
        Map<String, Object> attempt = new LinkedHashMap<>();
        attempt.put("outcome", outcome);
        attempt.put("answers", List.of());
        return attempt;
    }

    private static Map<String, Object> reached(int painOnMovement) {
        Map<String, Object> attempt = attempt("REACHED");
        attempt.put("painOnMovement", painOnMovement);
        return attempt;
    }

    private static Map<String, Object> notReached() {
        return attempt("NOT_REACHED");
    }

    /** All pages: other tests leave contacts behind. */
    private List<JsonNode> rows(String view) {
        List<JsonNode> rows = new java.util.ArrayList<>();
        for (int page = 0; ; page++) {
            Answer answer = api.as(Role.NURSE).get("/api/follow-up/queue?view={view}&page={page}&size=100", view, page);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            List<JsonNode> items = answer.body().at("/page/items").valueStream().toList();
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

    private static JsonNode row(List<JsonNode> rows, UUID contact) {
        return rows.stream()
                .filter(row -> row.path("contactId").asString().equals(contact.toString()))
                .findFirst()
                .orElseThrow();
    }

    private record Counts(long overdue, long due, long doneToday) {
        Counts plus(long moreOverdue, long moreDue, long moreDone) {
            return new Counts(overdue + moreOverdue, due + moreDue, doneToday + moreDone);
        }
    }

    private Counts counts() {
        JsonNode counts =
                api.as(Role.NURSE).get("/api/follow-up/queue?view=DUE").body().path("counts");
        return new Counts(
                counts.path("overdue").longValue(),
                counts.path("due").longValue(),
                counts.path("doneToday").longValue());
    }
}
