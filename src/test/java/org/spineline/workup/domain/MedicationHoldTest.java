package org.spineline.workup.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.support.SiteRules;
import org.spineline.workup.HoldState;
import org.spineline.workup.domain.AntithromboticRules.Drug;
import org.spineline.workup.domain.AntithromboticRules.HoldRule;

class MedicationHoldTest {
    private static final AntithromboticRules RULES = SiteRules.of(AntithromboticRules.class, "antithrombotics");
    private static final Instant LAST_DOSE = Instant.parse("2026-11-27T13:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-30T13:00:00Z");

    @Test
    void a_last_dose_exactly_at_the_required_time_keeps_the_hold() {
        MedicationHold hold = instructed(LAST_DOSE);

        hold.confirmed(LAST_DOSE, "Nurse", NOW);

        assertThat(hold.getState()).isEqualTo(HoldState.CONFIRMED);
        assertThat(hold.getConfirmedByName()).isEqualTo("Nurse");
        assertThat(hold.getConfirmedAt()).isEqualTo(NOW);
    }

    @Test
    void a_last_dose_one_minute_late_violates_the_hold() {
        MedicationHold hold = instructed(LAST_DOSE);

        hold.confirmed(LAST_DOSE.plusSeconds(60), "Nurse", NOW);

        assertThat(hold.getState()).isEqualTo(HoldState.VIOLATED);
        assertThat(hold.getReportedLastDose()).isEqualTo(LAST_DOSE.plusSeconds(60));
    }

    @Test
    void a_last_dose_one_minute_early_keeps_the_hold() {
        MedicationHold hold = instructed(LAST_DOSE);
        hold.confirmed(LAST_DOSE.minusSeconds(60), "Nurse", NOW);
        assertThat(hold.getState()).isEqualTo(HoldState.CONFIRMED);
    }

    @Test
    void a_drug_that_continues_cannot_be_taken_too_late() {
        MedicationHold hold = instructed(null);
        hold.confirmed(NOW, "Nurse", NOW);
        assertThat(hold.getState()).isEqualTo(HoldState.CONFIRMED);
    }

    @Test
    void nobody_confirms_what_no_prescriber_instructed() {
        MedicationHold hold = fresh();

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> hold.confirmed(LAST_DOSE, "Nurse", NOW));

        assertThat(hold.getState()).isEqualTo(HoldState.NOT_REVIEWED);
        assertThat(hold.getReportedLastDose()).isNull();
    }

    @Test
    void a_waived_hold_is_not_confirmed() {
        MedicationHold hold = instructed(LAST_DOSE);
        hold.waived("Emergency", "Dr Reed", NOW);

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> hold.confirmed(LAST_DOSE, "Nurse", NOW));

        assertThat(hold.getState()).isEqualTo(HoldState.WAIVED);
        assertThat(hold.getWaivedByName()).isEqualTo("Dr Reed");
        assertThat(hold.getWaivedAt()).isEqualTo(NOW);
        assertThat(hold.getWaiverReason()).isEqualTo("Emergency");
    }

    @Test
    void a_new_instruction_voids_what_was_confirmed_for_the_old_one() {
        MedicationHold hold = instructed(LAST_DOSE);
        hold.confirmed(LAST_DOSE, "Nurse", NOW);

        instruct(hold, LAST_DOSE.minusSeconds(86_400));

        assertThat(hold.getState()).isEqualTo(HoldState.INSTRUCTED);
        assertThat(hold.getReportedLastDose()).isNull();
        assertThat(hold.getConfirmedByName()).isNull();
        assertThat(hold.getConfirmedAt()).isNull();
    }

    @TestFactory
    Stream<DynamicTest> full_days_without_a_dose_are_counted_on_the_calendar() {
        return Stream.of(
                        new String[] {"2026-12-08", "2026-12-02"},
                        new String[] {"2028-03-05", "2028-02-28"},
                        new String[] {"2028-03-06", "2028-02-29"},
                        new String[] {"2027-03-06", "2027-02-28"},
                        new String[] {"2026-11-03", "2026-10-28"},
                        new String[] {"2027-03-16", "2027-03-10"},
                        new String[] {"2027-01-03", "2026-12-28"})
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    HoldRule fiveDays = drug("WARFARIN").ruleFor(null).orElseThrow();
                    assertThat(fiveDays.days()).isEqualTo(5);
                    assertThat(fiveDays.lastDoseDay(LocalDate.parse(row[0]))).contains(LocalDate.parse(row[1]));
                }));
    }

    @Test
    void a_rule_that_refers_to_a_prescriber_computes_nothing() {
        HoldRule refers = drug("HEPARIN").ruleFor(null).orElseThrow();

        assertThat(refers.refer()).isTrue();
        assertThat(refers.lastDoseDay(LocalDate.of(2026, 12, 1))).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> the_interval_changes_exactly_at_the_clearance_limit() {
        return Stream.of(
                interval("APIXABAN", "50.1", 2),
                interval("APIXABAN", "50.0", 2),
                interval("APIXABAN", "49.9", 3),
                interval("APIXABAN", "30.0", 3),
                interval("APIXABAN", "29.9", null),
                interval("RIVAROXABAN", "30.0", 2),
                interval("RIVAROXABAN", "29.9", 3),
                interval("RIVAROXABAN", "15.0", 3),
                interval("RIVAROXABAN", "14.9", null),
                interval("DABIGATRAN", "50.0", 2),
                interval("DABIGATRAN", "49.9", null),
                interval("EDOXABAN", "50.0", 2),
                interval("EDOXABAN", "49.9", null));
    }

    private static DynamicTest interval(String drug, String clearance, @Nullable Integer days) {
        return DynamicTest.dynamicTest(drug + " at " + clearance, () -> {
            HoldRule rule = drug(drug).ruleFor(new BigDecimal(clearance)).orElseThrow();
            assertThat(rule.days()).isEqualTo(days);
            assertThat(rule.refer()).isEqualTo(days == null);
            assertThat(rule.lastDoseDay(LocalDate.of(2026, 12, 10)))
                    .isEqualTo(Optional.ofNullable(days).map(n -> LocalDate.of(2026, 12, 10 - 1 - n)));
        });
    }

    @TestFactory
    Stream<DynamicTest> every_clearance_has_exactly_one_rule() {
        return RULES.drugs().stream()
                .map(drug -> DynamicTest.dynamicTest(drug.code(), () -> assertThat(IntStream.rangeClosed(0, 2000)
                                .mapToObj(tenths -> BigDecimal.valueOf(tenths, 1))
                                .filter(clearance -> drug.rules().stream()
                                                .filter(rule -> rule.covers(clearance))
                                                .count()
                                        != 1))
                        .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> a_drug_the_kidneys_clear_has_no_rule_while_the_clearance_is_not_recorded() {
        return RULES.drugs().stream()
                .map(drug -> DynamicTest.dynamicTest(
                        drug.code(),
                        () -> assertThat(drug.ruleFor(null).isEmpty()).isEqualTo(drug.needsClearance())));
    }

    private static Drug drug(String code) {
        return RULES.find(code).orElseThrow();
    }

    private static MedicationHold fresh() {
        return new MedicationHold(UUID.randomUUID(), UUID.randomUUID(), "WARFARIN", null, null, null, RULES.version());
    }

    private static MedicationHold instructed(@Nullable Instant lastDose) {
        MedicationHold hold = fresh();
        instruct(hold, lastDose);
        return hold;
    }

    private static void instruct(MedicationHold hold, @Nullable Instant lastDose) {
        hold.instructed(lastDose, null, "As agreed", null, RULES.version(), UUID.randomUUID(), "Dr Reed", NOW);
    }
}
