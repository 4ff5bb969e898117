package org.spineline.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Savepoint;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineline.support.Api;
import org.spineline.support.GeneratedYear;
import org.spineline.support.KeptFigures;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever a figure is reckoned from may change in any way and past the application: the next question sees it. */
@SpinelineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptFiguresTest {
    private static final int CASES = 40;
    private static final String OURS =
            "in (select id from booking where patient_id in (select id from patient where mrn like 'KF%'))";
    private static final String OUR_PATIENTS = "patient_id in (select id from patient where mrn like 'KF%')";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final KeptFigures figures;
    private final GeneratedYear year;
    private boolean isWritten;

    @Autowired
    KeptFiguresTest(Api api, JdbcTemplate jdbc, PlatformTransactionManager transactions, TestClock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.figures = new KeptFigures(api, JdbcClient.create(jdbc));
        this.year = new GeneratedYear(
                jdbc,
                "KF",
                21,
                OffsetDateTime.parse("2012-01-10T15:00:00Z"),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    @BeforeEach
    void write_some_cases_once() {
        if (!isWritten) {
            year.write(CASES, 300);
            isWritten = true;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update booking set starts_at = starts_at + interval '40' day, ends_at = ends_at + interval '40' day"
                        + " where status = 'COMPLETED' and PATIENTS",
                "update booking set technique = 'SACROPLASTY' where PATIENTS",
                "update booking set status = 'CANCELLED', cancel_reason = 'INFECTION', cancel_preventable = true,"
                        + " cancel_detected_at = 'PHONE' where status = 'COMPLETED' and PATIENTS",
                "update booking set cancel_preventable = false where cancel_preventable and PATIENTS",
                "update booking_allocation set role = 'EQUIPMENT' where role = 'OPERATOR' and booking_id OURS",
                "update booking_allocation set role = 'OPERATOR' where role = 'EQUIPMENT' and booking_id OURS",
                "delete from booking_allocation where role = 'ROOM' and booking_id OURS",
                "update case_milestone set reached_at = reached_at + interval '7' minute where milestone = 'IN_ROOM' and"
                        + " PATIENTS",
                "update case_milestone set reached_at = reached_at + interval '7' minute where milestone = 'OUT' and PATIENTS",
                "delete from case_milestone where PATIENTS",
                "update follow_up_plan set technique = 'SACROPLASTY' where PATIENTS",
                "update follow_up_contact set due_until = due_until + interval '3' day where kind = 'M6' and PATIENTS",
                "update follow_up_contact set counted_pain = 1 where kind = 'M3' and PATIENTS",
                "update follow_up_contact set counted_rmdq = 1 where kind = 'M12' and PATIENTS",
                "update follow_up_contact set kind = 'M24' where kind = 'M12' and PATIENTS",
                "update adverse_event set grade = '5' where PATIENTS",
                "update adverse_event set kind_code = 'NEW_FRACTURE', occurred_at = occurred_at + interval '9' day"
                        + " where PATIENTS",
                "update adverse_event set withdrawn_at = written_at, withdrawn_by_name = 'N', withdrawn_reason = 'Not so'"
                        + " where PATIENTS",
                "update imaging_task set result = 'NO_NEW_FRACTURE' where result = 'NEW_FRACTURE' and PATIENTS",
                "update imaging_task set created_at = created_at - interval '99' day where PATIENTS",
                "update episode set indication = 'HAEMANGIOMA' where PATIENTS",
                "update episode set pain_on_movement = 10 where pain_on_movement < 10 and PATIENTS",
                "update episode set rmdq = 24 where rmdq < 24 and PATIENTS",
                "update episode set created_at = created_at - interval '5' day where PATIENTS"
            })
    void a_change_of_any_source_changes_what_is_kept(String change) {
        List<Map<String, Object>> before = figures.of(OURS);
        assertThat(before).hasSizeGreaterThan(CASES - 1);

        int changed = jdbc.update(change.replace("PATIENTS", OUR_PATIENTS).replace("OURS", OURS));

        assertThat(changed).isPositive();
        assertThat(figures.of(OURS)).isNotEqualTo(before);
        figures.areWhatTheirSourcesSay(change, OURS);
    }

    @Test
    void what_is_new_and_what_goes_away_is_seen() {
        figures.of(OURS);
        UUID treated = jdbc.queryForObject(
                "select booking_id from outcome_case where new_fracture = 0 and worst_event = 0 and suspected = 0"
                        + " and booking_id " + OURS + " order by booking_id fetch first 1 row only",
                UUID.class);
        String whose = "= '" + treated + "'";
        UUID later = UUID.randomUUID();
        jdbc.update(
                "insert into episode (id, version, facility_id, created_at, created_by, patient_id, episode_number, status,"
                        + " urgency, indication, setting, referrer_name, pain_on_movement) select ?, 0, e.facility_id,"
                        + " b.starts_at + interval '100' day, e.created_by, e.patient_id, 2, 'REFERRED', 'ROUTINE',"
                        + " 'OSTEOPOROTIC', 'OUTPATIENT', 'Dr A', 8 from booking b join episode e on e.id = b.episode_id"
                        + " where b.id = ?",
                later,
                treated);
        assertThat(kept(whose, "new_fracture")).isZero();
        jdbc.update(
                "insert into fracture (id, episode_id, vertebral_level, onset, mechanism)"
                        + " select ?, ?, 'L2', cast(starts_at + interval '90' day as date), 'FALL' from booking where id = ?",
                UUID.randomUUID(),
                later,
                treated);
        assertThat(kept(whose, "new_fracture")).isEqualTo(2);
        jdbc.update("update fracture set onset = onset - 200 where episode_id = ?", later);
        assertThat(kept(whose, "new_fracture")).as("before the procedure").isZero();
        jdbc.update("update fracture set onset = onset + 200 where episode_id = ?", later);
        assertThat(kept(whose, "new_fracture")).isEqualTo(2);
        UUID other = jdbc.queryForObject("select id from patient where mrn = 'KF0'", UUID.class);
        UUID own = jdbc.queryForObject("select patient_id from episode where id = ?", UUID.class, later);
        jdbc.update("update episode set patient_id = ?, episode_number = 9 where id = ?", other, later);
        assertThat(kept(whose, "new_fracture")).as("somebody else's").isZero();
        jdbc.update("update episode set patient_id = ? where id = ?", own, later);
        assertThat(kept(whose, "new_fracture")).isEqualTo(2);
        jdbc.update("delete from fracture where episode_id = ?", later);
        assertThat(kept(whose, "new_fracture")).isZero();
        jdbc.update("delete from episode where id = ?", later);
        figures.areWhatTheirSourcesSay("after all of it", OURS);
    }

    @Test
    void an_undone_change_marks_nothing() {
        figures.of(OURS);

        transaction.executeWithoutResult(status -> {
            jdbc.update("update episode set rmdq = 3 where " + OUR_PATIENTS);
            status.setRollbackOnly();
        });

        assertThat(jdbc.queryForObject("select count(*) from outcome_mark where booking_id " + OURS, Long.class))
                .isZero();
    }

    @Test
    void what_went_back_to_a_savepoint_and_is_changed_after_it_is_seen() {
        List<Map<String, Object>> before = figures.of(OURS);
        String later =
                "update booking set starts_at = starts_at + interval '1' day, ends_at = ends_at + interval '1' day where id "
                        + OURS;

        jdbc.execute((ConnectionCallback<Void>) connection -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                Savepoint savepoint = connection.setSavepoint();
                statement.executeUpdate(later);
                connection.rollback(savepoint);
                statement.executeUpdate(later);
                connection.commit();
            } finally {
                connection.setAutoCommit(true);
            }
            return null;
        });

        assertThat(figures.of(OURS)).isNotEqualTo(before);
        figures.areWhatTheirSourcesSay("after the savepoint", OURS);
    }

    @Test
    void one_transaction_marks_each_of_its_bookings_however_they_take_turns() {
        figures.of(OURS);

        transaction.executeWithoutResult(status -> {
            for (int turn = 0; turn < 2; turn++) {
                jdbc.update("update booking set override_reason = 'Turn' where id " + OURS);
                jdbc.update("update booking_allocation set role = role where booking_id " + OURS);
            }
        });

        assertThat(jdbc.queryForObject(
                        "select count(distinct booking_id) from outcome_mark where booking_id " + OURS, Long.class))
                .isEqualTo(jdbc.queryForObject("select count(*) from booking where id " + OURS, Long.class));
    }

    @Test
    @EnabledIf("org.spineline.support.TestDatabase#isPostgres")
    void a_change_of_a_booking_and_of_its_resources_marks_it_once() {
        figures.of(OURS);
        UUID one =
                jdbc.queryForObject("select id from booking where id " + OURS + " fetch first 1 row only", UUID.class);

        transaction.executeWithoutResult(status -> {
            jdbc.update("update booking set override_reason = 'Once' where id = ?", one);
            jdbc.update("update booking_allocation set role = role where booking_id = ?", one);
        });

        assertThat(jdbc.queryForObject("select count(*) from outcome_mark where booking_id = ?", Long.class, one))
                .isOne();
    }

    @Test
    void nothing_that_changes_while_others_ask_is_missed() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService people = Executors.newFixedThreadPool(5);
        List<Future<?>> work = new ArrayList<>();
        try {
            for (int asking = 0; asking < 2; asking++) {
                work.add(people.submit(() -> {
                    while (!over.get()) {
                        figures.of("in (select id from booking where 1 = 0)");
                    }
                }));
            }
            List<Future<?>> writing = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                String whose = " where kind = 'M1' and patient_id in (select id from patient where mrn like 'KF%"
                        + writer + "')";
                writing.add(people.submit(() -> {
                    for (int round = 0; round < 40; round++) {
                        int score = round % 11;
                        // Two changes in one transaction, the first of which is marked long before anybody may see it.
                        transaction.executeWithoutResult(status -> {
                            jdbc.update("update follow_up_contact set counted_pain = ?" + whose, score);
                            jdbc.update("update follow_up_contact set counted_rmdq = ?" + whose, score);
                        });
                    }
                }));
            }
            for (Future<?> writer : writing) {
                writer.get(120, TimeUnit.SECONDS);
            }
        } finally {
            over.set(true);
            people.shutdown();
        }
        for (Future<?> asker : work) {
            asker.get(60, TimeUnit.SECONDS);
        }
        figures.areWhatTheirSourcesSay("after forty rounds of three writers", OURS);
    }

    private int kept(String whose, String column) {
        return figures.of(whose).stream()
                .filter(row -> row.containsKey(column))
                .mapToInt(row -> ((Number) row.get(column)).intValue())
                .sum();
    }
}
