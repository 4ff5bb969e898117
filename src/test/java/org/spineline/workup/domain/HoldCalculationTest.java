package org.spineline.workup.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.AdministrativeSex;
import org.spineline.support.SiteRules;
import org.spineline.workup.DoseFrequency;
import org.spineline.workup.LastDosePart;
import org.spineline.workup.ProcedureDate;
import org.spineline.workup.domain.AntithromboticRules.HoldRule;

class HoldCalculationTest {
    private static final AntithromboticRules RULES = SiteRules.of(AntithromboticRules.class, "antithrombotics");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final FacilityZone ZONE = new FacilityZone(NEW_YORK, Clock.systemUTC());
    private static final Instant THURSDAY_NINE = local("2026-12-10T09:00");
    private static final Instant NOW = local("2026-12-01T12:00");

    @Test
    void the_sum_is_shown_as_a_prescriber_would_say_it() {
        HoldCalculation sum = apixaban("62");

        assertThat(sum.sum()).isEqualTo("4 doses, CrCl 62, procedure Thu 10 Dec 9:00 → last dose Mon 7 Dec evening");
        assertThat(sum.doses()).isEqualTo(4);
        assertThat(sum.dosesPerDay()).isEqualTo(2);
        assertThat(sum.daysWithout()).isEqualTo(2);
        assertThat(sum.lastDoseDay()).isEqualTo(LocalDate.of(2026, 12, 7));
        assertThat(sum.lastDosePart()).isEqualTo(LastDosePart.EVENING);
        assertThat(sum.lastDoseUntil()).isEqualTo(local("2026-12-07T23:59"));
        assertThat(sum.procedureAt()).isEqualTo(THURSDAY_NINE);
        assertThat(sum.refer()).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> the_doses_change_exactly_at_the_clearance_limit() {
        return Stream.of(
                row("APIXABAN", "50.1", 4, "2026-12-07"),
                row("APIXABAN", "50.0", 4, "2026-12-07"),
                row("APIXABAN", "49.9", 6, "2026-12-06"),
                row("APIXABAN", "40.0", 6, "2026-12-06"),
                row("APIXABAN", "30.0", 6, "2026-12-06"),
                row("APIXABAN", "29.9", null, null),
                row("RIVAROXABAN", "30.0", 2, "2026-12-07"),
                row("RIVAROXABAN", "29.9", 3, "2026-12-06"),
                row("RIVAROXABAN", "15.0", 3, "2026-12-06"),
                row("RIVAROXABAN", "14.9", null, null),
                row("DABIGATRAN", "50.0", 4, "2026-12-07"),
                row("DABIGATRAN", "49.9", null, null),
                row("EDOXABAN", "50.0", 2, "2026-12-07"),
                row("EDOXABAN", "49.9", null, null));
    }

    private static DynamicTest row(String drug, String clearance, @Nullable Integer doses, @Nullable String day) {
        return DynamicTest.dynamicTest(drug + " at " + clearance, () -> {
            HoldCalculation sum = reckon(drug, null, kidneys(clearance), 1, THURSDAY_NINE);
            assertThat(sum.doses()).isEqualTo(doses);
            assertThat(sum.lastDoseDay()).isEqualTo(day == null ? null : LocalDate.parse(day));
            assertThat(sum.refer()).isEqualTo(day == null);
            assertThat(sum.referReason() == null).isEqualTo(day != null);
        });
    }

    @TestFactory
    Stream<DynamicTest> days_are_counted_on_the_calendar_of_the_site() {
        return Stream.of(
                        // Leap day, no leap day, and the clocks going forward (14 March) and back (7 November 2027).
                        new String[] {"2028-03-02T09:00", "2028-02-28", "2028-02-28T23:59"},
                        new String[] {"2028-03-03T09:00", "2028-02-29", "2028-02-29T23:59"},
                        new String[] {"2027-03-02T09:00", "2027-02-27", "2027-02-27T23:59"},
                        new String[] {"2027-03-16T09:00", "2027-03-13", "2027-03-13T23:59"},
                        new String[] {"2027-03-17T00:30", "2027-03-14", "2027-03-14T23:59"},
                        new String[] {"2027-11-10T23:30", "2027-11-07", "2027-11-07T23:59"},
                        new String[] {"2027-01-02T07:00", "2026-12-30", "2026-12-30T23:59"})
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    HoldCalculation sum = reckon("APIXABAN", null, kidneys("62"), 1, local(row[0]));
                    assertThat(sum.lastDoseDay()).isEqualTo(LocalDate.parse(row[1]));
                    assertThat(sum.lastDoseUntil()).isEqualTo(local(row[2]));
                }));
    }

    @Test
    void without_a_date_only_the_doses_are_told() {
        HoldCalculation sum = reckon("APIXABAN", null, kidneys("62"), 1, null);

        assertThat(sum.sum()).isEqualTo("4 doses, CrCl 62, no date yet");
        assertThat(sum.lastDoseDay()).isNull();
        assertThat(sum.lastDoseUntil()).isNull();
    }

    @Test
    void a_rule_in_days_needs_no_kidneys() {
        HoldCalculation sum = reckon("CLOPIDOGREL", null, unknown(), 1, THURSDAY_NINE);

        assertThat(sum.sum()).isEqualTo("5 days, procedure Thu 10 Dec 9:00 → last dose Fri 4 Dec at the usual time");
        assertThat(sum.doses()).isNull();
        assertThat(sum.clearance()).isNull();
        assertThat(sum.lastDosePart()).isEqualTo(LastDosePart.USUAL_TIME);
    }

    @Test
    void an_unknown_clearance_says_what_is_missing() {
        HoldCalculation sum = reckon("APIXABAN", null, unknown(), 1, THURSDAY_NINE);

        assertThat(sum.refer()).isTrue();
        assertThat(sum.referReason())
                .isEqualTo(
                        "The creatinine clearance is not known: weight is not recorded; creatinine is not recorded.");
        assertThat(sum.lastDoseUntil()).isNull();
    }

    @Test
    void sources_that_disagree_are_referred_with_their_words() {
        HoldCalculation low = reckon("APIXABAN", null, kidneys("29.9"), 1, THURSDAY_NINE);
        assertThat(low.referReason()).isEqualTo("Sources disagree below a creatinine clearance of 30.");
        assertThat(low.sum()).isEqualTo("CrCl 29.9: not computed, a prescriber decides");

        assertThat(reckon("ASPIRIN", null, kidneys("90"), 1, THURSDAY_NINE).refer())
                .isTrue();
    }

    @Test
    void two_antithrombotics_are_never_computed() {
        assertThat(reckon("CLOPIDOGREL", null, kidneys("90"), 1, THURSDAY_NINE).refer())
                .isFalse();
        HoldCalculation both = reckon("CLOPIDOGREL", null, kidneys("90"), 2, THURSDAY_NINE);
        assertThat(both.refer()).isTrue();
        assertThat(both.referReason()).startsWith("The patient takes 2 antithrombotic drugs");
        assertThat(both.lastDoseDay()).isNull();
    }

    @Test
    void doses_are_counted_only_in_the_regime_of_the_rule() {
        assertThat(reckon("APIXABAN", DoseFrequency.TWICE_DAILY, kidneys("62"), 1, THURSDAY_NINE)
                        .refer())
                .isFalse();
        HoldCalculation once = reckon("APIXABAN", DoseFrequency.ONCE_DAILY, kidneys("62"), 1, THURSDAY_NINE);
        assertThat(once.referReason())
                .isEqualTo("The rule counts doses taken twice daily; this patient takes the drug once daily.");
        assertThat(reckon("RIVAROXABAN", DoseFrequency.TWICE_DAILY, kidneys("62"), 1, THURSDAY_NINE)
                        .refer())
                .isTrue();
        assertThat(reckon("RIVAROXABAN", DoseFrequency.OTHER, kidneys("62"), 1, THURSDAY_NINE)
                        .refer())
                .isTrue();
        assertThat(reckon("WARFARIN", DoseFrequency.OTHER, kidneys("62"), 1, THURSDAY_NINE)
                        .refer())
                .as("counted in days")
                .isFalse();
    }

    @Test
    void a_rule_whose_doses_do_not_fill_its_days_stops_the_start() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HoldRule(null, null, 2, 5, 2, false, "5 doses"));
        assertThatIllegalArgumentException().isThrownBy(() -> new HoldRule(null, null, null, 4, 2, false, "4 doses"));
        assertThatIllegalArgumentException().isThrownBy(() -> new HoldRule(null, null, 2, 4, null, false, "4 doses"));
        assertThat(new HoldRule(null, null, 2, 4, 2, false, "4 doses").days()).isEqualTo(2);
    }

    // The creatinine behind it

    @TestFactory
    Stream<DynamicTest> a_creatinine_counts_for_thirty_days_from_collection() {
        return Stream.of(new Object[] {0L, true}, new Object[] {29L, true}, new Object[] {30L, true}, new Object[] {
                    31L, false
                })
                .map(row -> DynamicTest.dynamicTest(row[0] + " days", () -> {
                    KidneyFunction kidneys = KidneyFunction.of(
                            LocalDate.of(1946, 12, 10),
                            LocalDate.of(2026, 12, 10),
                            AdministrativeSex.MALE,
                            new BigDecimal("72"),
                            creatinine(),
                            (Long) row[0],
                            30);
                    assertThat(kidneys.clearance() != null).isEqualTo(row[1]);
                    assertThat(kidneys.missing().isEmpty()).isEqualTo(row[1]);
                    assertThat(kidneys.ageYears()).isEqualTo(80);
                }));
    }

    @Test
    void a_creatinine_too_old_says_so() {
        KidneyFunction kidneys = KidneyFunction.of(
                LocalDate.of(1946, 12, 10),
                LocalDate.of(2026, 12, 10),
                AdministrativeSex.UNKNOWN,
                new BigDecimal("72"),
                creatinine(),
                31L,
                30);

        assertThat(kidneys.missing())
                .containsExactly(
                        "sex is not recorded as female or male", "creatinine will be 31 days old, valid are 30");
    }

    // After a move

    @TestFactory
    Stream<DynamicTest> an_instruction_falls_out_of_date_with_the_booking() {
        ProcedureDate same = new ProcedureDate(THURSDAY_NINE, false);
        return Stream.of(
                outdated("the same time", same, "62", null),
                outdated("an hour later on the day", at("2026-12-10T10:00"), "62", null),
                outdated("another day, later", at("2026-12-17T09:00"), "62", "moved to another day"),
                outdated("another day, earlier", at("2026-12-09T09:00"), "62", "moved to another day"),
                outdated("no booking any more", null, "62", "no longer booked"),
                outdated("kidneys just at the limit", same, "50.0", null),
                outdated("kidneys just under the limit", same, "49.9", "asks for an earlier last dose"),
                outdated("kidneys too low to compute", same, "29.9", "can no longer be computed"),
                outdated("done", new ProcedureDate(THURSDAY_NINE, true), "29.9", null));
    }

    private static DynamicTest outdated(
            String name, @Nullable ProcedureDate booked, String clearance, @Nullable String reason) {
        return DynamicTest.dynamicTest(name, () -> {
            MedicationHold hold = instructed("APIXABAN", apixaban("62"), local("2026-12-07T23:59"));
            HoldCalculation needed =
                    reckon("APIXABAN", null, kidneys(clearance), 1, booked == null ? null : booked.start());
            assertThat(hold.outdated(booked, needed, NOW, ZONE).isPresent()).isEqualTo(reason != null);
            if (reason != null) {
                assertThat(hold.outdated(booked, needed, NOW, ZONE).orElseThrow())
                        .contains(reason);
            }
        });
    }

    @Test
    void a_decision_in_hours_is_asked_for_again_whenever_the_time_moves() {
        HoldCalculation referred = reckon("HEPARIN", null, kidneys("90"), 1, THURSDAY_NINE);
        MedicationHold hold = instructed("HEPARIN", referred, local("2026-12-10T03:00"));

        assertThat(hold.outdated(new ProcedureDate(THURSDAY_NINE, false), referred, NOW, ZONE))
                .isEmpty();
        ProcedureDate hourLater = at("2026-12-10T10:00");
        assertThat(hold.outdated(hourLater, reckon("HEPARIN", null, kidneys("90"), 1, hourLater.start()), NOW, ZONE))
                .contains("The booking has moved: the prescriber decides again.");
    }

    @Test
    void who_stopped_for_a_procedure_that_did_not_take_place_is_called() {
        MedicationHold hold = instructed("APIXABAN", apixaban("62"), local("2026-12-07T23:59"));
        HoldCalculation undated = reckon("APIXABAN", null, kidneys("62"), 1, null);

        assertThat(hold.outdated(null, undated, THURSDAY_NINE.plusSeconds(1), ZONE)
                        .orElseThrow())
                .contains("did not take place");
    }

    @Test
    void an_instruction_given_before_there_was_a_date_is_checked_against_it() {
        HoldCalculation undated = reckon("APIXABAN", null, kidneys("62"), 1, null);
        ProcedureDate booked = new ProcedureDate(THURSDAY_NINE, false);

        assertThat(instructed("APIXABAN", undated, local("2026-12-07T20:00"))
                        .outdated(booked, apixaban("62"), NOW, ZONE))
                .isEmpty();
        assertThat(instructed("APIXABAN", undated, local("2026-12-08T08:00"))
                        .outdated(booked, apixaban("62"), NOW, ZONE))
                .isPresent();
        assertThat(instructed("APIXABAN", undated, local("2026-12-08T08:00")).outdated(null, undated, NOW, ZONE))
                .isEmpty();
    }

    @Test
    void what_was_never_stopped_or_is_waived_or_undecided_calls_nobody() {
        ProcedureDate moved = at("2026-12-17T09:00");
        HoldCalculation needed = reckon("APIXABAN", null, kidneys("62"), 1, moved.start());
        MedicationHold continues = instructed("APIXABAN", apixaban("62"), null);
        assertThat(continues.outdated(moved, needed, NOW, ZONE)).isEmpty();

        MedicationHold waived = instructed("APIXABAN", apixaban("62"), local("2026-12-07T23:59"));
        assertThat(waived.outdated(moved, needed, NOW, ZONE)).isPresent();
        waived.waived("Emergency", "Dr Reed", NOW);
        assertThat(waived.outdated(moved, needed, NOW, ZONE)).isEmpty();

        assertThat(fresh("APIXABAN").outdated(moved, needed, NOW, ZONE)).isEmpty();
    }

    @Test
    void a_new_instruction_forgets_what_the_old_one_was_reckoned_for() {
        MedicationHold hold = instructed("APIXABAN", apixaban("62"), local("2026-12-07T23:59"));
        assertThat(hold.getInstructedFor()).isEqualTo(THURSDAY_NINE);
        assertThat(hold.getReckonedSum()).startsWith("4 doses, CrCl 62");

        hold.instructed(null, null, "Stent", null, RULES.version(), UUID.randomUUID(), "Dr Reed", NOW);

        assertThat(hold.getInstructedFor()).isNull();
        assertThat(hold.getReckonedSum()).isNull();
    }

    private static HoldCalculation apixaban(String clearance) {
        return reckon("APIXABAN", null, kidneys(clearance), 1, THURSDAY_NINE);
    }

    private static HoldCalculation reckon(
            String drug,
            @Nullable DoseFrequency frequency,
            KidneyFunction kidneys,
            int together,
            @Nullable Instant at) {
        return HoldCalculation.of(RULES.find(drug).orElseThrow(), frequency, kidneys, together, at, ZONE);
    }

    private static KidneyFunction kidneys(String clearance) {
        return new KidneyFunction(new BigDecimal(clearance), 80, AdministrativeSex.FEMALE, null, null, null, List.of());
    }

    private static KidneyFunction unknown() {
        return KidneyFunction.of(
                LocalDate.of(1946, 12, 10), LocalDate.of(2026, 12, 10), AdministrativeSex.FEMALE, null, null, null, 30);
    }

    private static LabResult creatinine() {
        return LabResult.entered(UUID.randomUUID(), "2160-0", new BigDecimal("1.00"), "mg/dL", NOW);
    }

    private static MedicationHold fresh(String drug) {
        return new MedicationHold(UUID.randomUUID(), UUID.randomUUID(), drug, null, null, null, RULES.version());
    }

    private static MedicationHold instructed(String drug, HoldCalculation reckoned, @Nullable Instant lastDose) {
        MedicationHold hold = fresh(drug);
        hold.instructed(lastDose, null, "As agreed", null, RULES.version(), UUID.randomUUID(), "Dr Reed", NOW);
        hold.reckoned(reckoned);
        return hold;
    }

    private static ProcedureDate at(String local) {
        return new ProcedureDate(local(local), false);
    }

    private static Instant local(String local) {
        return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
    }
}
