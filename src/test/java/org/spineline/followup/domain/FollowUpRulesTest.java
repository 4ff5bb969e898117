package org.spineline.followup.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Technique;
import org.spineline.followup.CallOutcome;
import org.spineline.followup.ContactChannel;
import org.spineline.followup.ContactStatus;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.spineline.procedure.ProcedureSigned;
import org.spineline.support.SiteRules;

class FollowUpRulesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final FacilityZone FACILITY = new FacilityZone(NEW_YORK, Clock.systemUTC());
    private static final FollowUpRules RULES = SiteRules.of(FollowUpRules.class, "follow-up");

    // Windows

    @TestFactory
    Stream<DynamicTest> hours_are_counted_on_the_clock_whatever_the_clocks_do() {
        return Stream.of("2026-11-23T10:00", "2026-10-31T14:00", "2027-03-13T14:00")
                .map(procedure -> DynamicTest.dynamicTest(procedure, () -> {
                    Instant end = local(procedure);
                    assertThat(window("H24", end))
                            .isEqualTo(new TimeRange(end.plusSeconds(24 * 3600), end.plusSeconds(48 * 3600)));
                    assertThat(window("H72", end))
                            .isEqualTo(new TimeRange(end.plusSeconds(72 * 3600), end.plusSeconds(96 * 3600)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> days_and_months_are_counted_on_the_calendar_of_the_facility() {
        return Stream.of(
                calendar("D7_14", "2026-11-23T10:00", "2026-11-30", "2026-12-07"),
                calendar("D7_14", "2026-10-24T10:00", "2026-10-31", "2026-11-07"),
                calendar("D7_14", "2027-03-06T10:00", "2027-03-13", "2027-03-20"),
                calendar("D7_14", "2026-10-31T23:59", "2026-11-07", "2026-11-14"),
                calendar("D7_14", "2026-11-01T00:00", "2026-11-08", "2026-11-15"),
                calendar("D7_14", "2028-02-22T10:00", "2028-02-29", "2028-03-07"),
                calendar("M1", "2027-01-31T10:00", "2027-02-28", "2027-03-07"),
                calendar("M1", "2028-01-31T10:00", "2028-02-29", "2028-03-07"),
                calendar("M1", "2026-10-15T10:00", "2026-11-15", "2026-11-22"),
                calendar("M3", "2026-11-30T10:00", "2027-02-28", "2027-03-14"),
                calendar("M6", "2026-08-31T10:00", "2027-02-28", "2027-03-14"),
                calendar("M12", "2028-02-29T10:00", "2029-02-28", "2029-03-28"));
    }

    private static DynamicTest calendar(String kind, String procedure, String from, String until) {
        return DynamicTest.dynamicTest(kind + " after " + procedure, () -> {
            TimeRange window = window(kind, local(procedure));
            assertThat(window.start().atZone(NEW_YORK).toLocalDateTime())
                    .isEqualTo(LocalDate.parse(from).atStartOfDay());
            assertThat(window.end().atZone(NEW_YORK).toLocalDateTime())
                    .isEqualTo(LocalDate.parse(until).atStartOfDay());
        });
    }

    @Test
    void a_window_over_the_end_of_summer_time_is_an_hour_longer_and_over_its_start_an_hour_shorter() {
        assertThat(window("D7_14", local("2026-10-24T10:00")).length().toHours())
                .isEqualTo(7 * 24 + 1);
        assertThat(window("D7_14", local("2027-03-06T10:00")).length().toHours())
                .isEqualTo(7 * 24 - 1);
    }

    @Test
    void the_day_of_the_procedure_is_that_of_the_facility() {
        Instant lateEvening = local("2026-11-23T22:00");
        assertThat(lateEvening.toString()).as("already the next day in UTC").startsWith("2026-11-24");

        assertThat(window("D7_14", lateEvening).start()).isEqualTo(local("2026-11-30T00:00"));
    }

    // Due and overdue

    @TestFactory
    Stream<DynamicTest> a_contact_is_due_from_the_first_minute_and_overdue_from_the_last() {
        Instant end = local("2026-10-31T10:00");
        return RULES.contacts().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.kind(), () -> {
                    FollowUpContact contact = contact(rule, end);
                    Instant from = contact.getDueFrom();
                    Instant until = contact.getDueUntil();

                    assertThat(contact.statusAt(from.minusSeconds(60))).isEqualTo(ContactStatus.PLANNED);
                    assertThat(contact.statusAt(from)).isEqualTo(ContactStatus.DUE);
                    assertThat(contact.statusAt(until.minusSeconds(60))).isEqualTo(ContactStatus.DUE);
                    assertThat(contact.statusAt(until)).isEqualTo(ContactStatus.OVERDUE);
                    assertThat(contact.statusAt(until.plusSeconds(60))).isEqualTo(ContactStatus.OVERDUE);
                }));
    }

    // Calls

    @Test
    void reaching_the_patient_ends_the_contact() {
        FollowUpContact contact = contact(RULES.contacts().get(0), local("2026-11-23T10:00"));
        Instant called = contact.getDueUntil().plusSeconds(60);

        contact.attempted(CallOutcome.REACHED, called, called.plusSeconds(3600));

        assertThat(contact.statusAt(called)).isEqualTo(ContactStatus.DONE);
        assertThat(contact.getDoneAt()).isEqualTo(called);
        assertThat(contact.getNextTryAt()).as("nothing left to try").isNull();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> contact.attempted(CallOutcome.NOT_REACHED, called, null));
        assertThat(contact.getAttemptsMade()).isOne();
    }

    @TestFactory
    Stream<DynamicTest> other_calls_leave_the_contact_open() {
        return Stream.of(CallOutcome.values())
                .filter(outcome -> outcome != CallOutcome.REACHED)
                .map(outcome -> DynamicTest.dynamicTest(outcome.name(), () -> {
                    FollowUpContact contact = contact(RULES.contacts().get(0), local("2026-11-23T10:00"));
                    Instant called = contact.getDueFrom();
                    contact.attempted(outcome, called, called.plusSeconds(3600));
                    assertThat(contact.statusAt(called)).isEqualTo(ContactStatus.DUE);
                    assertThat(contact.getNextTryAt()).isEqualTo(called.plusSeconds(3600));
                    assertThat(contact.isCalledBack()).isEqualTo(outcome == CallOutcome.CALL_BACK_REQUESTED);
                    assertThat(contact.getDoneAt()).isNull();
                }));
    }

    // The rules themselves

    @Test
    void a_contact_rule_says_one_thing() {
        assertThat(RULES.contacts()).allMatch(FollowUpRules.ContactRule::isUnambiguous);
        assertThat(new FollowUpRules.ContactRule("X", "X", ContactChannel.CALL, null, null, 24, 1, null, 24, null)
                        .isUnambiguous())
                .isFalse();
        assertThat(new FollowUpRules.ContactRule("X", "X", ContactChannel.CALL, null, null, null, null, null, 24, null)
                        .isUnambiguous())
                .isFalse();
        assertThat(new FollowUpRules.ContactRule("X", "X", ContactChannel.CALL, null, null, 24, null, null, 24, 1)
                        .isUnambiguous())
                .isFalse();
        assertThat(new FollowUpRules.ContactRule("X", "X", ContactChannel.CALL, null, null, 24, null, null, null, null)
                        .isUnambiguous())
                .isFalse();
    }

    private static FollowUpContact contact(FollowUpRules.ContactRule rule, Instant procedureAt) {
        FollowUpPlan plan = new FollowUpPlan(
                new ProcedureSigned(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        Technique.VERTEBROPLASTY,
                        List.of(VertebralLevel.L1),
                        false,
                        procedureAt,
                        List.of()),
                RULES.version());
        return new FollowUpContact(plan, rule.kind(), rule.label(), rule.channel(), rule.window(procedureAt, FACILITY));
    }

    private static TimeRange window(String kind, Instant procedureAt) {
        return RULES.contacts().stream()
                .filter(rule -> rule.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .window(procedureAt, FACILITY);
    }

    private static Instant local(String moment) {
        return LocalDateTime.parse(moment).atZone(NEW_YORK).toInstant();
    }
}
