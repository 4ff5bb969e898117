package org.spineline.operations.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.spineline.access.AccountRenewal;
import org.spineline.access.Role;
import org.spineline.access.Visitor;
import org.spineline.audit.application.TrailSealer;
import org.spineline.audit.application.TrailVerifier;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.BookingDesk.Place;
import org.spineline.support.RunningServer;
import org.spineline.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/**
 * One node is updated, the other not yet. What the next release may do to the tables is in {@code next-release}: it adds,
 * and takes nothing away. Several nodes are a matter of PostgreSQL.
 */
@Tag("database")
@EnabledIf("org.spineline.support.TestDatabase#isPostgres")
class Check_71_RollingUpgradeTest {
    private static final String NEXT_RELEASE =
            "--spring.flyway.locations=classpath:migrations/common,classpath:migrations/{vendor},classpath:next-release";
    private static final String PASSWORD = "correct horse battery staple";
    private static final Instant NINE = Instant.parse("2026-12-01T14:00:00Z");

    private static Map<String, Object> database;
    private static RunningServer old;
    private static RunningServer next;

    @BeforeAll
    static void a_node_runs_when_the_next_release_is_started_beside_it() {
        database = TestDatabase.fresh();
        old = RunningServer.on(database);
        old.bean(AccountRenewal.class).renew("desk", "Somebody at the desk", Role.SCHEDULER, PASSWORD);
        next = RunningServer.on(database, NEXT_RELEASE);
    }

    @AfterAll
    static void both_go() {
        for (RunningServer node : new RunningServer[] {next, old}) {
            if (node != null) {
                node.close();
            }
        }
    }

    @Test
    void Check_71_a_node_that_was_running_goes_on_beside_the_next_release() {
        workTogether(old);
    }

    @Test
    void Check_71_a_node_of_this_release_starts_on_the_tables_of_the_next_one() {
        try (RunningServer again = RunningServer.on(database)) {
            workTogether(again);
        }
    }

    private static void workTogether(RunningServer before) {
        assertOneSignInOpensBoth(before, next);
        assertOneSignInOpensBoth(next, before);
        JdbcClient jdbc = next.bean(JdbcClient.class);
        BookingDesk there = new BookingDesk(before.api());
        BookingDesk here = new BookingDesk(next.api());
        Place place = there.newPlace();

        Answer booked = there.book(there.acceptedEpisode(), place, NINE, 60);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        UUID booking = BookingDesk.id(booked);
        assertThat(transport(jdbc, booking))
                .as("said for a node that does not know it")
                .isEqualTo("NOT_RECORDED");
        jdbc.sql("update booking set transport = 'AMBULANCE' where id = ?")
                .param(booking)
                .update();
        assertThat(there.book(there.acceptedEpisode(), place, NINE, 60).status())
                .isEqualTo(409);
        assertThat(here.book(here.acceptedEpisode(), place, NINE, 60).status()).isEqualTo(409);

        Answer seenHere = seen(next, booking);
        Answer moved = here.move(booking, seenHere.etag(), place, NINE.plus(Duration.ofHours(2)), 60);
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);

        Answer seenThere = seen(before, booking);
        assertThat(Instant.parse(seenThere.body().path("start").asString())).isEqualTo(NINE.plus(Duration.ofHours(2)));
        assertThat(there.cancel(booking, seenHere.etag()).status())
                .as("with what was read before the move")
                .isEqualTo(412);
        assertThat(there.cancel(booking, seenThere.etag()).status()).isEqualTo(200);
        assertThat(here.cancel(booking, seenThere.etag()).status())
                .as("with what was read before the end")
                .isEqualTo(412);
        assertThat(seen(next, booking).body().path("status").asString()).isEqualTo("CANCELLED");
        assertThat(transport(jdbc, booking))
                .as("kept by a node that does not know it")
                .isEqualTo("AMBULANCE");
        for (RunningServer node : new RunningServer[] {before, next}) {
            node.bean(TrailSealer.class).round();
            assertThat(node.bean(TrailVerifier.class).verify().whole()).isTrue();
        }
    }

    private static void assertOneSignInOpensBoth(RunningServer one, RunningServer other) {
        Visitor desk = new Visitor(one.bean(MockMvc.class));
        assertThat(desk.signIn("desk", PASSWORD).status()).isEqualTo(200);
        Visitor sameBrowser = new Visitor(other.bean(MockMvc.class)).with(desk.session());
        assertThat(sameBrowser.get("/api/patients").status()).isEqualTo(200);
        assertThat(sameBrowser.post("/api/auth/logout", null).status()).isEqualTo(204);
        assertThat(desk.get("/api/patients").status())
                .as("signed out at the other node")
                .isEqualTo(401);
    }

    private static Answer seen(RunningServer node, UUID booking) {
        Answer seen = node.api().as(Role.NURSE).get("/api/bookings/{id}", booking);
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        return seen;
    }

    private static String transport(JdbcClient jdbc, UUID booking) {
        return jdbc.sql("select transport from booking where id = ?")
                .param(booking)
                .query(String.class)
                .single();
    }
}
