package org.spineline.outcome.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.outcome.domain.OutcomeRules;
import org.spineline.support.Api;
import org.spineline.support.GeneratedYear;
import org.spineline.support.KeptFigures;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A site that changes its zone has every figure reckoned anew, also while its servers do not agree yet. */
@SpinelineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutcomeRowsTest {
    private static final String OURS =
            "in (select id from booking where patient_id in (select id from patient where mrn like 'OR%'))";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final PlatformTransactionManager transactions;
    private final FacilityZone facility;
    private final OutcomeRules rules;
    private final KeptFigures figures;
    private final TestClock clock;
    private boolean isWritten;

    @Autowired
    OutcomeRowsTest(
            Api api,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            FacilityZone facility,
            OutcomeRules rules,
            TestClock clock) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.transactions = transactions;
        this.facility = facility;
        this.rules = rules;
        this.figures = new KeptFigures(api, client);
        this.clock = clock;
    }

    @BeforeEach
    void write_some_cases_once() {
        if (!isWritten) {
            OffsetDateTime first = OffsetDateTime.parse("2011-01-10T15:00:00Z");
            new GeneratedYear(jdbc, "OR", 33, first, clock.instant().atOffset(ZoneOffset.UTC)).write(20, 300);
            isWritten = true;
        }
    }

    @AfterEach
    void the_others_take_over_again() {
        jdbc.update("insert into outcome_mark (booking_id) select id from booking where id " + OURS);
        started(facility).bringUpToDate();
    }

    @Test
    void a_start_with_another_zone_reckons_everything_anew_and_the_next_start_finds_it_done() {
        List<Map<String, Object>> before = figures.of(OURS);
        jdbc.update("update outcome_case set worst_event = 4, started_month = 190001 where booking_id " + OURS);
        assertThat(figures.of(OURS)).as("nobody marks what is kept").isNotEqualTo(before);
        jdbc.update("update outcome_round set facility_zone = 'Pacific/Auckland'");

        started(facility).bringUpToDate();

        assertThat(figures.of(OURS)).isEqualTo(before);
        jdbc.update("update outcome_case set worst_event = 4 where booking_id " + OURS);
        started(facility).bringUpToDate();
        assertThat(figures.of(OURS)).as("the rules are the same").isNotEqualTo(before);
    }

    @Test
    void a_server_that_still_has_the_old_zone_leaves_the_rows_to_the_one_that_has_the_new() {
        OutcomeRows old = started(facility);
        old.bringUpToDate();
        OutcomeRows next = started(new FacilityZone(ZoneId.of("Pacific/Auckland"), clock));
        next.bringUpToDate();
        jdbc.update("update episode set rmdq = 7 where patient_id in (select id from patient where mrn like 'OR%')");

        old.bringUpToDate();

        assertThat(marked()).as("what the old one would reckon by its own zone").isPositive();
        next.bringUpToDate();
        assertThat(marked()).isZero();
        old.bringUpToDate();
        assertThat(jdbc.queryForObject("select facility_zone from outcome_round", String.class))
                .isEqualTo("Pacific/Auckland");
    }

    private OutcomeRows started(FacilityZone zone) {
        return new OutcomeRows(client, transactions, zone, rules);
    }

    private long marked() {
        return client.sql("select count(*) from outcome_mark where booking_id " + OURS)
                .query(Long.class)
                .single();
    }
}
