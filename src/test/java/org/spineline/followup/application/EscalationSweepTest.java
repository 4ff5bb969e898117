package org.spineline.followup.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
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

/** Every server of the site sweeps; they share nothing but the database. */
@SpinelineTest
class EscalationSweepTest {
    private static final int SERVERS = 4;
    private static final int WAITING = 6;

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EscalationService escalations;

    @AfterEach
    void nobody_waits_and_nobody_is_on_call() {
        jdbc.sql("update on_call_duty set withdrawn_at = ends_at").update();
        for (UUID id : waiting()) {
            api.as(Role.RADIOLOGIST).post("/api/follow-up/escalations/" + id + "/acknowledgement", "{}");
        }
    }

    @Test
    void servers_that_sweep_in_the_same_moment_pass_each_escalation_on_once() throws Exception {
        Scenario scenario = new Scenario(api, clock);
        List<UUID> raised = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            notes.add(scenario.signedNote());
        }
        clock.set(Scenario.END.plus(Duration.ofHours(25)));
        onCall(Role.RADIOLOGIST, 1);
        onCall(Role.LEAD, 2);
        for (Note note : notes) {
            Answer escalated = api.as(Role.NURSE)
                    .post(
                            "/api/follow-up/contacts/"
                                    + scenario.contacts(note.episode())
                                            .get(0)
                                            .path("id")
                                            .asString() + "/escalation",
                            Map.of("reason", "Sounds confused"));
            assertThat(escalated.status()).as(escalated.text()).isEqualTo(200);
            raised.add(UUID.fromString(escalated.body().path("id").asString()));
        }
        clock.advance(Duration.ofMinutes(15));

        ExecutorService servers = Executors.newFixedThreadPool(SERVERS);
        try {
            CyclicBarrier sameMoment = new CyclicBarrier(SERVERS);
            List<Future<?>> sweeps = new ArrayList<>();
            for (int i = 0; i < SERVERS; i++) {
                sweeps.add(servers.submit(() -> {
                    sameMoment.await(30, TimeUnit.SECONDS);
                    new EscalationSweep(escalations).sweep();
                    return null;
                }));
            }
            for (Future<?> sweep : sweeps) {
                sweep.get(60, TimeUnit.SECONDS);
            }
        } finally {
            servers.shutdownNow();
        }

        for (UUID id : raised) {
            assertThat(number("select round from escalation where id = ?", id))
                    .as("the second on call is asked, and nobody was passed over")
                    .isEqualTo(2);
            assertThat(number(
                            "select count(*) from follow_up_change where escalation_id = ? and what = 'ESCALATION_PASSED_ON'",
                            id))
                    .isEqualTo(1);
        }
    }

    private void onCall(Role role, int place) {
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

    private List<UUID> waiting() {
        return jdbc.sql("select id from escalation where acknowledged_at is null")
                .query(UUID.class)
                .list();
    }

    private long number(String query, UUID id) {
        return jdbc.sql(query).param(id).query(Long.class).single();
    }
}
