package org.spineline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineline.access.Role;
import org.spineline.audit.application.AuditRequests.TrailVerdict;
import org.spineline.audit.application.TrailSealer;
import org.spineline.audit.application.TrailVerifier;
import org.spineline.audit.application.TrailVerifier.Flaw;
import org.spineline.audit.domain.AuditAnchor;
import org.spineline.audit.domain.AuditKeys;
import org.spineline.audit.domain.AuditProperties;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.spineline.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever owns the database can switch the triggers off and change what he likes; the check finds every kind of it. */
@SpinelineTest
class Check_48_TamperingTest {
    private static final List<String> TABLES = List.of("audit_event", "audit_seal", "audit_anchor");

    @TempDir
    Path folder;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TrailSealer sealer;

    @Autowired
    private TrailVerifier verifier;

    @Autowired
    private AuditKeys keys;

    @Autowired
    private TestClock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ThreadPoolTaskScheduler jobs;

    private static Instant sealedLast = Instant.EPOCH;

    private long end;

    @BeforeEach
    void aSealedTrail() throws InterruptedException {
        // What a job writes while the clock moves by hours is late by hours, and waits for the next round.
        CountDownLatch ended = new CountDownLatch(1);
        jobs.stop(ended::countDown);
        assertThat(ended.await(1, TimeUnit.MINUTES)).as("jobs under way end").isTrue();
        // What jobs have written gets its place before what is tampered with: their rows have no role that could be
        // taken.
        sealed();
        BookingDesk desk = new BookingDesk(api);
        for (int i = 0; i < 4; i++) {
            api.as(Role.NURSE).get("/api/patients/{id}", desk.patient());
        }
        sealed();
        end = jdbc.sql("select seq from audit_head").query(Long.class).single();
        assertThat(end).isGreaterThan(7);
        if (!TestDatabase.isPostgres()) {
            // H2 cannot switch a trigger off within a transaction.
            TABLES.forEach(
                    table -> jdbc.sql("drop trigger " + table + "_append_only").update());
        }
    }

    @AfterEach
    void triggersAgain() {
        try {
            if (!TestDatabase.isPostgres()) {
                TABLES.forEach(table -> jdbc.sql("create trigger " + table + "_append_only before update, delete on "
                                + table + " for each row call 'org.spineline.audit.infrastructure.AppendOnly'")
                        .update());
            }
            // What the tests wrote gets its place, too: only the tampering is asked about.
            sealed();
            assertThat(verifier.verify()).as("undone").matches(TrailVerdict::whole);
        } finally {
            jobs.start();
        }
    }

    @Test
    void an_untouched_trail_is_whole_and_the_auditor_is_told_so() {
        TrailVerdict verdict = verifier.verify();

        assertThat(verdict.flaw()).isNull();
        assertThat(verdict.whole()).isTrue();
        assertThat(verdict.sealed()).isEqualTo(end);
        assertThat(verdict.anchored()).isEqualTo(end);
        sealed();
        Answer answer = api.as(Role.AUDITOR).get("/api/audit/verify");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("whole").asBoolean()).isTrue();
    }

    @Test
    void a_row_that_was_changed_is_found() {
        for (String change : List.of(
                "user_id = '" + UUID.randomUUID() + "'",
                "patient_id = '" + UUID.randomUUID() + "'",
                "action = 'DELETE'",
                "user_role = null",
                "recorded_at = recorded_at + interval '1' minute",
                "changed_fields = 'x'",
                "operation = 'GET /'",
                "row_mac = '" + "0".repeat(64) + "'")) {
            found(
                    "update audit_event set " + change + " where id = (select event_id from audit_seal where seq = "
                            + (end - 3) + ")",
                    end - 3,
                    Flaw.ROW_CHANGED);
        }
    }

    @Test
    void a_row_that_was_removed_is_found_also_when_its_seal_went_with_it() {
        String event =
                "delete from audit_event where id = (select event_id from audit_seal where seq = " + (end - 3) + ")";
        found(event, end - 3, Flaw.ROW_REMOVED);
        found(event + ";delete from audit_seal where seq = " + (end - 3), end - 3, Flaw.GAP);
    }

    @Test
    void a_row_that_somebody_else_wrote_is_found() {
        String copied = "insert into audit_event (id, recorded_at, facility_id, action, user_id, key_id, row_mac)"
                + " select '%s', recorded_at, facility_id, action, user_id, %s from audit_event"
                + " where id = (select event_id from audit_seal where seq = " + end + ")";
        inVain(() -> {
            jdbc.sql(copied.formatted(UUID.randomUUID(), "key_id, row_mac")).update();
            sealed();
            assertThat(verifier.verify().flaw()).isEqualTo(Flaw.ROW_CHANGED);
            assertThat(verifier.verify().firstBadSeq()).isGreaterThan(end);
        });
        inVain(() -> {
            jdbc.sql(copied.formatted(UUID.randomUUID(), "'before-mac', null")).update();
            sealed();
            assertThat(verifier.verify().flaw())
                    .as("older than the seal, but after it")
                    .isEqualTo(Flaw.ROW_FORGED);
        });
    }

    @Test
    void rows_that_changed_places_are_found() {
        UUID first = event(end - 3);
        UUID second = event(end - 2);
        UUID third = UUID.randomUUID();
        found(
                swap(end - 3, third) + ";" + swap(end - 2, first) + ";" + swap(end - 3, second),
                end - 3,
                Flaw.CHAIN_BROKEN);
    }

    @Test
    void an_end_that_was_cut_off_is_found_by_its_anchor() {
        String cut = "delete from audit_event where id in (select event_id from audit_seal where seq > " + (end - 3)
                + ");delete from audit_seal where seq > " + (end - 3);
        found(cut, end - 2, Flaw.CUT_OFF);
        String headBack = ";update audit_head set seq = " + (end - 3)
                + ", hash = (select hash from audit_seal where seq = " + (end - 3) + ")";
        found(cut + headBack, end - 2, Flaw.CUT_OFF);
    }

    @Test
    void an_end_that_was_cut_off_together_with_its_anchors_is_found_by_the_file() throws Exception {
        Path file = folder.resolve("anchors");
        AuditAnchor anchor = AuditAnchor.signed(
                keys,
                end,
                jdbc.sql("select hash from audit_seal where seq = ?")
                        .param(end)
                        .query(String.class)
                        .single(),
                clock.instant());
        Files.writeString(file, anchor.line() + "\n");
        TrailVerifier withFile =
                new TrailVerifier(jdbc, keys, new AuditProperties(Duration.ofSeconds(60), file), clock);
        assertThat(withFile.verify().whole()).isTrue();
        inVain(() -> {
            run("delete from audit_event where id in (select event_id from audit_seal where seq > " + (end - 3)
                    + ");delete from audit_seal where seq > " + (end - 3) + ";delete from audit_anchor where seq > "
                    + (end - 3) + ";update audit_head set seq = " + (end - 3));
            assertThat(verifier.verify().whole()).as("without the file").isTrue();
            TrailVerdict verdict = withFile.verify();
            assertThat(verdict.flaw()).isEqualTo(Flaw.CUT_OFF);
            assertThat(verdict.firstBadSeq()).isEqualTo(end - 2);
        });
        Files.writeString(file, "nonsense\n");
        assertThat(withFile.verify().flaw()).isEqualTo(Flaw.ANCHOR_FILE_AWAY);
    }

    @Test
    void an_anchor_that_was_changed_is_found() {
        found("update audit_anchor set hash = '" + "0".repeat(64) + "' where seq = " + end, end, Flaw.ANCHOR_FORGED);
        found("update audit_anchor set signature = 'AAAA' where seq = " + end, end, Flaw.ANCHOR_FORGED);
    }

    @Test
    void rows_that_wait_for_their_seal_for_more_than_a_minute_are_found() {
        api.as(Role.SCHEDULER).get("/api/patients?q=nobody");
        assertThat(verifier.verify().whole()).as("just written").isTrue();

        clock.advance(Duration.ofSeconds(60));
        assertThat(verifier.verify().whole()).as("at the limit").isTrue();
        clock.advance(Duration.ofMillis(1));

        assertThat(verifier.verify().flaw()).isEqualTo(Flaw.UNSEALED);
        sealed();
    }

    @Test
    void rows_written_after_the_clock_was_put_back_get_their_place_in_the_next_round() {
        Instant before = clock.instant();
        clock.advance(Duration.ofDays(30));
        api.as(Role.SCHEDULER).get("/api/patients?q=nobody");
        sealer.round();
        clock.set(before);
        // The first round after it looks through everything; this one is about those that follow.
        sealer.round();
        api.as(Role.SCHEDULER).get("/api/patients?q=nobody");
        clock.advance(Duration.ofMinutes(1));

        sealer.round();

        clock.advance(Duration.ofMinutes(2));
        assertThat(verifier.verify()).matches(TrailVerdict::whole);
    }

    @Test
    void a_row_that_becomes_visible_minutes_after_it_was_recorded_gets_its_place_within_a_minute() {
        inVain(() -> {
            UUID late = UUID.randomUUID();
            OffsetDateTime newest = jdbc.sql("select sealed_until from audit_head where id = 1")
                    .query(OffsetDateTime.class)
                    .single();
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            jdbc.sql("insert into audit_event (id, recorded_at, facility_id, action, user_id, key_id, row_mac)"
                            + " select ?, ?, facility_id, action, user_id, key_id, row_mac from audit_event"
                            + " where id = (select event_id from audit_seal where seq = ?)")
                    .params(late, (newest.isBefore(now) ? newest : now).minusMinutes(5), end)
                    .update();
            sealer.round();
            assertThat(hasPlace(late))
                    .as("moments later nobody looks so far back")
                    .isFalse();
            clock.advance(Duration.ofSeconds(61));

            sealer.round();

            assertThat(hasPlace(late)).isTrue();
        });
    }

    @Test
    void the_command_ends_with_one_when_something_is_wrong_and_with_nought_otherwise() throws Exception {
        // A database of its own: an embedded one opens once.
        List<String> arguments = TestDatabase.fresh().entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
        arguments.add("--spineline.verify-audit");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        String[] all = arguments.toArray(String[]::new);
        assertThat(VerifyRun.isAsked(all)).isTrue();
        assertThat(VerifyRun.isAsked()).isFalse();
        migrate(arguments);

        assertThat(VerifyRun.run(out, all)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("whole: 0 rows");

        statement(arguments, "update audit_head set seq = 3");
        assertThat(VerifyRun.run(out, all)).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("NOT whole: CUT_OFF at 1.");
    }

    private static void migrate(List<String> arguments) {
        org.flywaydb.core.Flyway.configure()
                .dataSource(value(arguments, "url"), value(arguments, "username"), value(arguments, "password"))
                .locations(
                        "classpath:migrations/common",
                        "classpath:migrations/" + (TestDatabase.isPostgres() ? "postgresql" : "h2"))
                .load()
                .migrate();
    }

    private static void statement(List<String> arguments, String sql) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection(
                        value(arguments, "url"), value(arguments, "username"), value(arguments, "password"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(List<String> arguments, String name) {
        String start = "--spring.datasource." + name + "=";
        return arguments.stream()
                .filter(argument -> argument.startsWith(start))
                .findFirst()
                .orElseThrow()
                .substring(start.length());
    }

    private void found(String tampering, long seq, Flaw flaw) {
        inVain(() -> {
            run(tampering);
            TrailVerdict verdict = verifier.verify();
            assertThat(verdict.whole()).as(tampering).isFalse();
            assertThat(verdict.flaw()).as(tampering).isEqualTo(flaw);
            assertThat(verdict.firstBadSeq()).as(tampering).isEqualTo(seq);
        });
    }

    private void inVain(Runnable tampering) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            if (TestDatabase.isPostgres()) {
                TABLES.forEach(table -> jdbc.sql("alter table " + table + " disable trigger all")
                        .update());
            }
            tampering.run();
        });
    }

    private void run(String statements) {
        for (String statement : statements.split(";")) {
            jdbc.sql(statement).update();
        }
    }

    private static String swap(long seq, UUID event) {
        return "update audit_seal set event_id = '" + event + "' where seq = " + seq;
    }

    private UUID event(long seq) {
        return jdbc.sql("select event_id from audit_seal where seq = ?")
                .param(seq)
                .query(UUID.class)
                .single();
    }

    private boolean hasPlace(UUID event) {
        return jdbc.sql("select count(*) from audit_seal where event_id = ?")
                        .param(event)
                        .query(Long.class)
                        .single()
                == 1;
    }

    private void sealed() {
        // The clock starts each test anew; what others anchored lies behind it, and what this class has sealed in vain:
        // the
        // sealer does not know that it was undone, and would not look through everything again.
        clock.set(Stream.concat(
                        Stream.of(clock.instant(), sealedLast),
                        jdbc
                                .sql("select max(anchored_at) from audit_anchor")
                                .query(OffsetDateTime.class)
                                .optional()
                                .map(OffsetDateTime::toInstant)
                                .stream())
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plus(Duration.ofHours(2)));
        sealedLast = clock.instant();
        sealer.round();
    }
}
