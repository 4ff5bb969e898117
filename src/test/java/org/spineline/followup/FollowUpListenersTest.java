package org.spineline.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.patient.PatientDied;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.Scenario;
import org.spineline.support.Scenario.Note;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What other modules say, and what follow-up does about it in the same transaction. */
@SpinelineTest
class FollowUpListenersTest {
    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    private TransactionTemplate transaction;
    private Scenario scenario;

    @BeforeEach
    void start() {
        transaction = new TransactionTemplate(transactions);
        scenario = new Scenario(api, clock);
    }

    @Test
    void a_questionnaire_answered_by_link_closes_its_contact_and_takes_it_off_the_queue() {
        Note note = scenario.signedNote();
        UUID contact = contact(note, "M1");
        String token = link(note, contact);
        jdbc.sql("update follow_up_contact set channel = 'QUESTIONNAIRE_LINK' where id = ?")
                .param(contact)
                .update();
        clock.set(Scenario.END.plus(Duration.ofDays(31)));
        assertThat(status(note, "M1")).isEqualTo("DUE");

        Answer answered = api.asNobody().post("/api/q/answer", Map.of("token", token, "painOnMovement", 2));

        assertThat(answered.status()).as(answered.text()).isEqualTo(204);
        assertThat(status(note, "M1")).isEqualTo("DONE");
        assertThat(status(note, "M3")).isEqualTo("PLANNED");
        assertThat(api.as(Role.NURSE)
                        .get("/api/follow-up/queue?view=DUE&page=0&size=100")
                        .text())
                .doesNotContain(contact.toString());
    }

    @Test
    void a_call_is_still_due_after_its_patient_answered_the_link() {
        Note note = scenario.signedNote();
        String token = link(note, contact(note, "M1"));
        clock.set(Scenario.END.plus(Duration.ofDays(31)));

        assertThat(api.asNobody()
                        .post("/api/q/answer", Map.of("token", token, "painOnMovement", 2))
                        .status())
                .isEqualTo(204);

        assertThat(status(note, "M1"))
                .as("red flags, medicines and falls are asked by a nurse")
                .isEqualTo("DUE");
    }

    @Test
    void an_answer_for_a_stopped_plan_is_refused_and_leaves_link_and_scores_as_they_were() {
        Note note = scenario.signedNote();
        UUID contact = contact(note, "M1");
        String token = link(note, contact);
        String plan = api.as(Role.NURSE)
                .get("/api/follow-up/contacts/{id}", contact)
                .body()
                .at("/plan/id")
                .asString();
        assertThat(api.as(Role.NURSE)
                        .post(
                                "/api/follow-up/plans/" + plan + "/stop",
                                Map.of("cause", "WITHDRAWN", "reason", "Wants no more calls"))
                        .status())
                .isEqualTo(200);

        Answer refused = api.asNobody().post("/api/q/answer", Map.of("token", token, "painOnMovement", 2));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("plan-stopped");
        assertThat(jdbc.sql("select count(*) from questionnaire_response where contact_id = ?")
                        .param(contact)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(api.as(Role.NURSE)
                        .get("/api/episodes/{id}/proms", note.episode())
                        .body()
                        .at("/invitations/0/status")
                        .asString())
                .isEqualTo("OPEN");
    }

    @Test
    void a_death_that_the_record_learns_of_stops_the_plan_with_every_open_contact() {
        Note note = scenario.signedNote();

        transaction.executeWithoutResult(status -> events.publishEvent(new PatientDied(note.patient())));

        assertThat(scenario.contacts(note.episode()))
                .isNotEmpty()
                .extracting(contact -> contact.path("status").asString())
                .containsOnly("CANCELLED");
        assertThat(trail(note)).contains("PLAN_STOPPED");
    }

    @Test
    void a_night_in_hospital_becomes_a_risk_of_the_plan_and_goes_when_the_discharge_is_taken_back() {
        Note note = scenario.signedNote();
        assertThat(risks(note)).doesNotContain("Stayed overnight after the procedure");
        String path = "/api/bookings/" + note.booking() + "/recovery";
        assertThat(api.as(Role.NURSE).post(path, "{}").status()).isEqualTo(200);

        Answer stays = api.as(Role.NURSE)
                .post(
                        path + "/discharge",
                        Map.of("outcome", "OVERNIGHT", "reasonCode", "PAIN"),
                        api.as(Role.NURSE).get(path).etag());
        assertThat(stays.status()).as(stays.text()).isEqualTo(200);
        assertThat(risks(note)).contains("Stayed overnight after the procedure");

        Answer back = api.as(Role.NURSE)
                .post(
                        path + "/reopening",
                        Map.of("reason", "Wrong patient"),
                        api.as(Role.NURSE).get(path).etag());
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(risks(note)).doesNotContain("Stayed overnight after the procedure");
    }

    @Test
    void a_handover_pressed_by_four_fingers_at_once_is_written_once() throws Exception {
        clock.advance(Duration.ofHours(3));
        String to = "Nurse " + UUID.randomUUID();
        int fingers = 4;
        CyclicBarrier together = new CyclicBarrier(fingers);
        Callable<Answer> press = () -> {
            together.await();
            return api.as(Role.NURSE).post("/api/follow-up/handovers", Map.of("handedTo", to));
        };
        List<Answer> answers = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(fingers);
        try {
            for (Future<Answer> answer : pool.invokeAll(List.of(press, press, press, press))) {
                answers.add(answer.get());
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allSatisfy(answer -> assertThat(answer.problemCode()).isEqualTo("handed-over"));
        assertThat(jdbc.sql("select count(*) from call_handover where handed_to = ?")
                        .param(to)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void the_database_keeps_one_handover_of_a_person_to_another_after_the_same_one() {
        assertThat(api.as(Role.NURSE)
                        .post("/api/follow-up/handovers", Map.of("handedTo", "Nurse " + UUID.randomUUID()))
                        .status())
                .isEqualTo(200);

        assertThatThrownBy(() -> jdbc.sql("insert into call_handover (id, version, facility_id, created_at, created_by,"
                                + " by_name, handed_to, open_calls, unanswered_escalations, after_id)"
                                + " select cast(? as uuid), 0, facility_id, created_at, created_by, by_name, handed_to, 0,"
                                + " 0, after_id from call_handover where created_at = (select max(created_at) from"
                                + " call_handover) fetch first 1 row only")
                        .param(UUID.randomUUID().toString())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .satisfies(refused -> assertThat(refused.getMessage()).containsIgnoringCase("call_handover_once_uk"));
    }

    private String link(Note note, UUID contact) {
        Answer made = api.as(Role.NURSE)
                .post(
                        "/api/episodes/" + note.episode() + "/prom-invitations",
                        Map.of("instruments", List.of("NRS_MOVEMENT"), "contactId", contact));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        // The link of a contact a month away would be too old by then.
        jdbc.sql("update prom_invitation set expires_at = ? where contact_id = ?")
                .params(Scenario.END.plus(Duration.ofDays(60)).atOffset(ZoneOffset.UTC), contact)
                .update();
        return made.body().path("token").asString();
    }

    private UUID contact(Note note, String kind) {
        return UUID.fromString(line(note, kind).path("id").asString());
    }

    private String status(Note note, String kind) {
        return line(note, kind).path("status").asString();
    }

    private JsonNode line(Note note, String kind) {
        return scenario.contacts(note.episode()).stream()
                .filter(contact -> contact.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private List<String> risks(Note note) {
        return sheet(note)
                .at("/plan/risks")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private List<String> trail(Note note) {
        return sheet(note)
                .at("/plan/changes")
                .valueStream()
                .map(change -> change.path("what").asString())
                .toList();
    }

    private JsonNode sheet(Note note) {
        Answer answer = api.as(Role.NURSE).get("/api/follow-up/contacts/{id}", contact(note, "H24"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }
}
