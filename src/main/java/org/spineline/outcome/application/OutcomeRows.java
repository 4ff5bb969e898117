package org.spineline.outcome.application;

import java.util.List;
import java.util.UUID;
import org.spineline.access.SystemUse;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.outcome.domain.OutcomeRules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One narrow row for each booking and for each note in force, from which figures are counted. What they are reckoned from is
 * written here and nowhere else. A trigger marks the bookings of whatever changes, in the transaction of the change; who
 * asks for a figure first has the marked ones reckoned anew, so that no figure is older than the question.
 */
@Service
@SystemUse("Part of asking for figures, which asks for its own permission; shows nothing")
class OutcomeRows {
    private static final int BATCH = 1000;
    /** Of bookings that only hold a time, or held one, nothing is counted. */
    private static final String BOOKINGS =
            """
            insert into outcome_booking (booking_id, starts_at, starts_month, status, technique, indication, operator_id,
                room_id, cancel_reason, cancel_preventable, cancel_detected_at, late_minutes, room_seconds)
            select b.id, b.starts_at, %1$s, b.status, b.technique, e.indication, %2$s, %3$s,
                b.cancel_reason, b.cancel_preventable, b.cancel_detected_at,
                cast(floor(extract(epoch from (i.reached_at - b.starts_at)) / 60) as integer),
                cast(floor(extract(epoch from (o.reached_at - i.reached_at))) as integer)
            from booking b
            join episode e on e.id = b.episode_id
            left join case_milestone i on i.booking_id = b.id and i.milestone = 'IN_ROOM'
            left join case_milestone o on o.booking_id = b.id and o.milestone = 'OUT'
            where b.id in (:bookings) and b.status not in ('HELD', 'LAPSED')
            """;
    /** One operator and one room; the smaller id where somebody gave a booking two, so that it is counted once. */
    private static final String ALLOCATED =
            """
            (select a.resource_id from booking_allocation a where a.booking_id = b.id and a.role = '%s'
                order by a.resource_id fetch first 1 row only)""";

    private static final String WORST_LEVEL =
            """
            max(case when t.leak is null then null when t.leak = 'NONE' then 0 when t.leak_symptomatic then 3
                when t.leak_symptomatic is null then 2 else 1 end)""";
    /** A level that says nothing leaves a case without leak unknown; a leak elsewhere is one all the same. */
    private static final String LEAK =
            """
            (select case when %1$s >= 1 then %1$s when count(*) > 0 and count(t.leak) = count(*) then 0 end
                from treated_level t where t.note_id = n.id)"""
                    .formatted(WORST_LEVEL);

    private static final String WORST_EVENT =
            """
            (select coalesce(max(cast(substring(a.grade from 1 for 1) as integer)), 0) from adverse_event a
                where a.episode_id = n.episode_id and a.withdrawn_at is null
                and (a.booking_id = n.booking_id or (a.booking_id is null and a.occurred_at >= n.started_at
                    and a.occurred_at < n.started_at + interval '%d' day)))""";
    private static final String NEW_FRACTURE =
            """
            case when exists (select 1 from episode later join fracture f on f.episode_id = later.id
                    and f.onset > cast(n.started_at as date)
                    where later.patient_id = n.patient_id and later.id <> n.episode_id
                    and later.created_at > n.started_at
                    and later.created_at <= n.started_at + interval '%1$d' day) then 2
                when exists (select 1 from adverse_event a where a.episode_id = n.episode_id and a.withdrawn_at is null
                    and a.kind_code = 'NEW_FRACTURE' and a.occurred_at > n.started_at
                    and a.occurred_at <= n.started_at + interval '%1$d' day) then 1
                else 0 end""";
    /** The worst answer counts; one that is open or unclear says nothing beside another that was answered. */
    private static final String SUSPICION =
            """
            from imaging_task i where i.episode_id = n.episode_id and i.created_at >= n.started_at""";

    private static final String CASES =
            """
            insert into outcome_case (booking_id, plan_id, started_at, started_month, signed_by, technique,
                indication, leak, worst_event, new_fracture, suspected, suspicion_answer, air_kerma, kap, fluoroscopy,
                wait_days, pain_before, pain_m1, pain_m3, pain_m6, pain_m12, rmdq_before, rmdq_m1, rmdq_m3, rmdq_m6,
                rmdq_m12, m1_closes_at, m3_closes_at, m6_closes_at, m12_closes_at)
            select n.booking_id, p.id, n.started_at, %1$s, n.signed_by, p.technique,
                e.indication, %2$s, %3$s, %4$s,
                case when exists (select 1 %5$s) then 1 else 0 end,
                (select max(case when i.result = 'NEW_FRACTURE' then 2 when i.result = 'NO_NEW_FRACTURE' then 1
                    when i.state = 'DISMISSED' then 0 end) %5$s),
                cast(floor(n.air_kerma_mgy) as integer),
                cast(floor(10 * n.kap_value * case n.kap_unit when 'GY_CM2' then 1 when 'UGY_M2' then 0.01
                    when 'MGY_CM2' then 0.001 end) as integer),
                cast(floor(10 * n.fluoroscopy_minutes) as integer),
                cast(floor(extract(epoch from (n.started_at - e.created_at)) / 86400) as integer),
                e.pain_on_movement, m1.counted_pain, m3.counted_pain, m6.counted_pain, m12.counted_pain,
                e.rmdq, m1.counted_rmdq, m3.counted_rmdq, m6.counted_rmdq, m12.counted_rmdq,
                m1.due_until, m3.due_until, m6.due_until, m12.due_until
            from procedure_note n
            join episode e on e.id = n.episode_id
            left join follow_up_plan p on p.note_id = n.id
            left join follow_up_contact m1 on m1.plan_id = p.id and m1.kind = 'M1'
            left join follow_up_contact m3 on m3.plan_id = p.id and m3.kind = 'M3'
            left join follow_up_contact m6 on m6.plan_id = p.id and m6.kind = 'M6'
            left join follow_up_contact m12 on m12.plan_id = p.id and m12.kind = 'M12'
            where n.booking_id in (:bookings) and n.status = 'SIGNED' and n.started_at is not null
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Rules rules;
    private final String bookings;
    private final String cases;
    private volatile boolean hasSaidRules;

    OutcomeRows(JdbcClient jdbc, PlatformTransactionManager transactions, FacilityZone facility, OutcomeRules rules) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.rules = new Rules(facility.zone().getId(), rules.eventWindowDays());
        this.bookings =
                BOOKINGS.formatted(month("b.starts_at"), ALLOCATED.formatted("OPERATOR"), ALLOCATED.formatted("ROOM"));
        this.cases = CASES.formatted(
                month("n.started_at"),
                LEAK,
                WORST_EVENT.formatted(rules.eventWindowDays()),
                NEW_FRACTURE.formatted(SeriesQuery.YEAR.toDays()),
                SUSPICION);
    }

    private String month(String moment) {
        String local = "(" + moment + " at time zone '" + rules.zone + "')";
        return "cast(extract(year from " + local + ") * 100 + extract(month from " + local + ") as integer)";
    }

    /**
     * After it every row says what its sources said when it was called, or later. Works in small transactions of its own, so
     * that nobody who asks at the same time waits longer than for one of them; to be called before a transaction begins.
     *
     * <p>While servers of a site go over to another zone or window one by one, those that were not started anew leave the
     * rows to those that were, and show what they find.
     */
    public void bringUpToDate() {
        if (!hasSaidRules) {
            transaction.executeWithoutResult(status -> sayRules());
            hasSaidRules = true;
        }
        while (isBehind()) {
            transaction.executeWithoutResult(status -> round());
        }
    }

    /** So that the first question of the day need not wait for what happened since the last one. */
    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT30S")
    public void catchUp() {
        bringUpToDate();
    }

    /** Once for each start: two servers that do not agree must not undo each other's work for ever. */
    private void sayRules() {
        if (rulesOfTheRows().equals(rules)) {
            return;
        }
        jdbc.sql("insert into outcome_mark (booking_id) select id from booking").update();
        jdbc.sql("update outcome_round set facility_zone = ?, event_window_days = ? where id = 1")
                .params(rules.zone, rules.eventWindowDays)
                .update();
    }

    private void round() {
        if (rulesOfTheRows().equals(rules)) {
            List<UUID> marked = someMarked();
            if (!marked.isEmpty()) {
                reckon(marked);
            }
        }
    }

    /** Whoever asks has the rows to himself until his transaction ends. */
    private Rules rulesOfTheRows() {
        return jdbc.sql("select facility_zone, event_window_days from outcome_round where id = 1 for update")
                .query((row, number) -> new Rules(row.getString(1), row.getInt(2)))
                .single();
    }

    /** By what rows are reckoned, beside their sources. */
    private record Rules(String zone, int eventWindowDays) {}

    private boolean isBehind() {
        return jdbc.sql("select count(*) from outcome_round r where r.facility_zone = ? and r.event_window_days = ?"
                                + " and exists (select 1 from outcome_mark)")
                        .params(rules.zone, rules.eventWindowDays)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private List<UUID> someMarked() {
        return jdbc
                .sql("select booking_id from outcome_mark fetch first " + BATCH + " rows only")
                .query(UUID.class)
                .stream()
                .distinct()
                .toList();
    }

    /**
     * The marks go first: whatever becomes visible after that is either read by what follows, or leaves a mark that
     * stays.
     */
    private void reckon(List<UUID> ids) {
        for (String statement : List.of(
                "delete from outcome_mark where booking_id in (:bookings)",
                "delete from outcome_booking where booking_id in (:bookings)",
                "delete from outcome_case where booking_id in (:bookings)",
                bookings,
                cases)) {
            jdbc.sql(statement).param("bookings", ids).update();
        }
    }
}
