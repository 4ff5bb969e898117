package org.spineline.workup.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineline.workup.GateCode.ANTITHROMBOTIC_HOLD;
import static org.spineline.workup.GateCode.CONSENT;
import static org.spineline.workup.GateCode.IMAGING;
import static org.spineline.workup.GateCode.INR;
import static org.spineline.workup.GateCode.PLATELETS;
import static org.spineline.workup.GateStatus.AMBER;
import static org.spineline.workup.GateStatus.GREEN;
import static org.spineline.workup.GateStatus.NOT_RECORDED;
import static org.spineline.workup.GateStatus.RED;
import static org.spineline.workup.GateStatus.WAIVED;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.AuthorizationStatus;
import org.spineline.episode.CareSetting;
import org.spineline.episode.PayerDecision;
import org.spineline.episode.Technique;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.ActiveMedication;
import org.spineline.support.SiteRules;
import org.spineline.workup.ConsentStatus;
import org.spineline.workup.FindingAcuity;
import org.spineline.workup.FractureShape;
import org.spineline.workup.GateCode;
import org.spineline.workup.GateState;
import org.spineline.workup.GateStatus;
import org.spineline.workup.Modality;
import org.spineline.workup.Readiness;
import org.spineline.workup.ReadinessLevel;

class GatesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final CoagulationRules COAGULATION = SiteRules.of(CoagulationRules.class, "coagulation");
    private static final ImagingRules IMAGING_RULES = SiteRules.of(ImagingRules.class, "imaging");
    private static final AntithromboticRules ANTITHROMBOTICS =
            SiteRules.of(AntithromboticRules.class, "antithrombotics");
    private static final GateRules GATE_RULES = SiteRules.of(GateRules.class, "gates");
    private static final FacilityZone FACILITY =
            new FacilityZone(NEW_YORK, Clock.fixed(Instant.parse("2026-11-25T15:00:00Z"), ZoneOffset.UTC));
    private static final Gates GATES = new Gates(
            COAGULATION,
            IMAGING_RULES,
            ANTITHROMBOTICS,
            GATE_RULES,
            SiteRules.of(LabCatalogue.class, "labs"),
            FACILITY);

    private static final UUID PATIENT = UUID.randomUUID();
    private static final UUID EPISODE = UUID.randomUUID();
    private static final BigDecimal LEAST = new BigDecimal("0.01");
    private static final ActiveMedication PARACETAMOL =
            new ActiveMedication(UUID.randomUUID(), "Acetaminophen 500 MG Oral Tablet", "198440", null);
    private static final ActiveMedication WARFARIN =
            new ActiveMedication(UUID.randomUUID(), "Warfarin Sodium 5 MG Oral Tablet", "855332", null);

    // INR

    @TestFactory
    Stream<DynamicTest> an_inr_is_judged_at_its_limits() {
        BigDecimal green = COAGULATION.inr().greenUpTo();
        BigDecimal amber = COAGULATION.inr().amberUpTo();
        return Stream.of(
                judged("just under the green limit", green.subtract(LEAST), GREEN),
                judged("at the green limit", green, GREEN),
                judged("at the green limit, written with more digits", green.setScale(3), GREEN),
                judged("just over the green limit", green.add(LEAST), AMBER),
                judged("just under the amber limit", amber.subtract(LEAST), AMBER),
                judged("at the amber limit", amber, AMBER),
                judged("just over the amber limit", amber.add(LEAST), RED));
    }

    private static DynamicTest judged(String name, BigDecimal inr, GateStatus expected) {
        return DynamicTest.dynamicTest(name, () -> {
            Known known = new Known().without(INR);
            known.labs.add(inr(inr, known.reference().minus(Duration.ofHours(20))));
            GateState gate = known.gate(INR);
            assertThat(gate.status()).isEqualTo(expected);
            assertThat(gate.reason()).startsWith("INR " + inr.setScale(2));
        });
    }

    @Test
    void an_inr_that_nobody_measured_is_not_recorded() {
        Known known = new Known().without(INR);

        assertThat(known.gate(INR).status()).isEqualTo(NOT_RECORDED);
        assertThat(known.gate(INR).reason()).isEqualTo("INR is not recorded.");
        assertThat(known.assessed().overall()).isEqualTo(ReadinessLevel.UNKNOWN);
    }

    @Test
    void an_inr_expires_the_day_after_its_last_valid_day() {
        int days = COAGULATION.inr().validDays();

        assertThat(inrCollectedDaysBefore(days, PARACETAMOL).status()).isEqualTo(GREEN);
        GateState stale = inrCollectedDaysBefore(days + 1, PARACETAMOL);
        assertThat(stale.status()).isEqualTo(RED);
        assertThat(stale.reason()).contains("too old").contains("valid " + days + " days.");
    }

    @Test
    void with_warfarin_an_inr_expires_earlier() {
        int days = COAGULATION.inr().validDaysOnWarfarin();

        assertThat(days).isLessThan(COAGULATION.inr().validDays());
        assertThat(inrCollectedDaysBefore(days, WARFARIN).status()).isEqualTo(GREEN);
        GateState stale = inrCollectedDaysBefore(days + 1, WARFARIN);
        assertThat(stale.status()).isEqualTo(RED);
        assertThat(stale.reason()).contains("with warfarin");
    }

    @Test
    void a_warfarin_hold_shortens_the_validity_of_the_inr_without_a_medication_list() {
        Known known = new Known().without(INR);
        known.labs.add(inr(BigDecimal.ONE, daysBefore(known, COAGULATION.inr().validDaysOnWarfarin() + 1)));
        assertThat(known.gate(INR).status()).isEqualTo(GREEN);

        known.holds.add(hold("WARFARIN"));

        assertThat(known.gate(INR).status()).isEqualTo(RED);
    }

    @Test
    void a_result_ages_by_days_of_the_facility_not_by_hours() {
        Known known = new Known().without(INR);
        known.medications.add(WARFARIN);
        known.procedureAt = local("2026-12-01T07:00");
        LocalDate lastValid =
                LocalDate.of(2026, 12, 1).minusDays(COAGULATION.inr().validDaysOnWarfarin());

        known.labs.add(inr(
                BigDecimal.ONE,
                lastValid.minusDays(1).atTime(23, 59).atZone(NEW_YORK).toInstant()));
        assertThat(known.gate(INR).status()).isEqualTo(RED);
        known.labs.add(inr(BigDecimal.ONE, lastValid.atStartOfDay(NEW_YORK).toInstant()));
        assertThat(known.gate(INR).status()).isEqualTo(GREEN);
    }

    @TestFactory
    Stream<DynamicTest> a_change_of_the_clocks_makes_no_result_older() {
        int days = COAGULATION.inr().validDaysOnWarfarin();
        return Stream.of(LocalDate.of(2026, 11, 2), LocalDate.of(2027, 3, 15))
                .map(day -> DynamicTest.dynamicTest("procedure on " + day, () -> {
                    Known known = new Known().without(INR).without(IMAGING);
                    known.medications.add(WARFARIN);
                    known.procedureAt = day.atTime(23, 30).atZone(NEW_YORK).toInstant();
                    LocalDate lastValid = day.minusDays(days);

                    known.labs.add(inr(
                            BigDecimal.ONE,
                            lastValid.atTime(0, 1).atZone(NEW_YORK).toInstant()));
                    assertThat(known.gate(INR).status()).isEqualTo(GREEN);
                    known.without(INR);
                    known.labs.add(inr(
                            BigDecimal.ONE,
                            lastValid
                                    .minusDays(1)
                                    .atTime(23, 59)
                                    .atZone(NEW_YORK)
                                    .toInstant()));
                    assertThat(known.gate(INR).status()).isEqualTo(RED);
                }));
    }

    @Test
    void the_newest_result_before_the_procedure_counts() {
        Known known = new Known().without(INR);
        BigDecimal tooHigh = COAGULATION.inr().amberUpTo().add(LEAST);
        known.labs.add(inr(BigDecimal.ONE, known.reference().minus(Duration.ofHours(2))));
        known.labs.add(inr(tooHigh, known.reference().minus(Duration.ofHours(3))));
        assertThat(known.gate(INR).status()).isEqualTo(GREEN);

        known.labs.add(inr(tooHigh, known.reference()));
        assertThat(known.gate(INR).status()).isEqualTo(RED);
        known.labs.add(inr(BigDecimal.ONE, known.reference().plusSeconds(60)));
        assertThat(known.gate(INR).status())
                .as("a sample taken later says nothing about this day")
                .isEqualTo(RED);
    }

    @Test
    void an_old_value_that_is_too_high_is_called_too_high() {
        Known known = new Known().without(INR);
        known.labs.add(inr(new BigDecimal("3.10"), daysBefore(known, 300)));

        assertThat(known.gate(INR).status()).isEqualTo(RED);
        assertThat(known.gate(INR).reason()).contains("INR 3.10 is above");
    }

    // Platelets

    @Test
    void platelets_are_judged_at_their_limit() {
        BigDecimal limit = COAGULATION.platelets().redBelow();

        assertThat(plateletsOf(limit).status()).isEqualTo(GREEN);
        assertThat(plateletsOf(limit.add(BigDecimal.ONE)).status()).isEqualTo(GREEN);
        GateState low = plateletsOf(limit.subtract(BigDecimal.ONE));
        assertThat(low.status()).isEqualTo(RED);
        assertThat(low.reason()).isEqualTo("Platelets 49 ×10⁹/L are below 50.");
    }

    @Test
    void platelets_that_nobody_counted_are_not_recorded() {
        Known known = new Known().without(PLATELETS);

        assertThat(known.gate(PLATELETS).status()).isEqualTo(NOT_RECORDED);
        assertThat(known.assessed().overall()).isEqualTo(ReadinessLevel.UNKNOWN);
    }

    @Test
    void platelets_expire_the_day_after_their_last_valid_day() {
        Known known = new Known().without(PLATELETS);
        int days = COAGULATION.platelets().validDays();

        known.labs.add(platelets(new BigDecimal("224"), daysBefore(known, days + 1)));
        assertThat(known.gate(PLATELETS).status()).isEqualTo(RED);
        assertThat(known.gate(PLATELETS).reason()).contains("too old");
        known.labs.add(platelets(new BigDecimal("224"), daysBefore(known, days)));
        assertThat(known.gate(PLATELETS).status()).isEqualTo(GREEN);
    }

    // Imaging

    @Test
    void imaging_that_nobody_recorded_is_not_recorded() {
        Known known = new Known().without(IMAGING);
        assertThat(known.gate(IMAGING).status()).isEqualTo(NOT_RECORDED);

        known.studies.add(study(Modality.DXA, LocalDate.of(2026, 11, 24), VertebralLevel.L1));
        assertThat(known.gate(IMAGING).status())
                .as("a bone density is no picture of the fracture")
                .isEqualTo(NOT_RECORDED);
    }

    @Test
    void pictures_turn_amber_the_day_after_the_site_s_limit() {
        Known known = new Known().without(IMAGING);
        LocalDate day = FACILITY.dayOf(known.reference());

        known.studies.add(study(Modality.MRI, day.minusDays(IMAGING_RULES.amberAfterDays() + 1L), VertebralLevel.L1));
        GateState old = known.gate(IMAGING);
        assertThat(old.status()).isEqualTo(AMBER);
        assertThat(old.reason()).contains((IMAGING_RULES.amberAfterDays() + 1) + " days old");
        known.studies.add(study(Modality.MRI, day.minusDays(IMAGING_RULES.amberAfterDays()), VertebralLevel.L1));
        assertThat(known.gate(IMAGING).status()).isEqualTo(GREEN);
        known.studies.clear();
        known.studies.add(study(Modality.MRI, day.minusDays(IMAGING_RULES.amberAfterDays() - 1L), VertebralLevel.L1));
        assertThat(known.gate(IMAGING).status()).isEqualTo(GREEN);
    }

    @TestFactory
    Stream<DynamicTest> only_some_pictures_show_how_old_a_fracture_is() {
        return Arrays.stream(Modality.values())
                .filter(modality -> modality != Modality.DXA)
                .map(modality -> DynamicTest.dynamicTest(modality.name(), () -> {
                    Known known = new Known().without(IMAGING);
                    known.studies.add(study(modality, LocalDate.of(2026, 11, 24), VertebralLevel.L1));
                    assertThat(known.gate(IMAGING).status())
                            .isEqualTo(IMAGING_RULES.showsAcuity().contains(modality) ? GREEN : AMBER);
                }));
    }

    @Test
    void a_planned_level_that_no_picture_describes_blocks() {
        Known known = new Known();
        known.plannedLevels = List.of(VertebralLevel.T12, VertebralLevel.L1);

        assertThat(known.gate(IMAGING).status()).isEqualTo(RED);
        assertThat(known.gate(IMAGING).reason()).isEqualTo("No finding is recorded for T12, which is planned.");
    }

    // Antithrombotic holds

    @Test
    void an_empty_medication_list_says_nothing_about_antithrombotics() {
        Known known = new Known();
        known.medications.clear();

        assertThat(known.gate(ANTITHROMBOTIC_HOLD).status()).isEqualTo(NOT_RECORDED);
        assertThat(known.assessed().overall()).isEqualTo(ReadinessLevel.UNKNOWN);
    }

    @Test
    void a_medication_list_without_antithrombotics_is_green() {
        GateState gate = new Known().gate(ANTITHROMBOTIC_HOLD);

        assertThat(gate.status()).isEqualTo(GREEN);
        assertThat(gate.reason()).isEqualTo("No antithrombotic drug is on the medication list.");
    }

    @TestFactory
    Stream<DynamicTest> every_drug_of_the_catalogue_is_recognised_by_name_and_by_code() {
        return ANTITHROMBOTICS.drugs().stream()
                .map(drug -> DynamicTest.dynamicTest(drug.code(), () -> {
                    for (String name : drug.names()) {
                        assertThat(listed("Generic " + name.toUpperCase(java.util.Locale.ROOT) + " 5 MG", null))
                                .isEqualTo(RED);
                    }
                    for (String code : drug.rxNorm()) {
                        assertThat(listed("A brand nobody has heard of", code)).isEqualTo(RED);
                    }
                }));
    }

    private static GateStatus listed(String name, @Nullable String code) {
        Known known = new Known();
        known.medications.add(new ActiveMedication(UUID.randomUUID(), name, code, null));
        return known.gate(ANTITHROMBOTIC_HOLD).status();
    }

    @Test
    void a_hold_runs_from_red_over_amber_to_green() {
        Known known = new Known();
        known.medications.add(WARFARIN);
        assertThat(known.gate(ANTITHROMBOTIC_HOLD).reason())
                .isEqualTo("Warfarin is on the medication list and not reviewed.");

        MedicationHold hold = hold("WARFARIN");
        known.holds.add(hold);
        assertThat(known.gate(ANTITHROMBOTIC_HOLD).status()).isEqualTo(RED);
        Instant last = local("2026-11-25T08:00");
        instructed(hold, last, null);
        assertThat(known.gate(ANTITHROMBOTIC_HOLD).status()).isEqualTo(AMBER);
        hold.confirmed(last, "Nurse", last.plusSeconds(60));
        assertThat(known.gate(ANTITHROMBOTIC_HOLD).status()).isEqualTo(GREEN);
        hold.confirmed(last.plusSeconds(60), "Nurse", last.plusSeconds(120));
        assertThat(known.gate(ANTITHROMBOTIC_HOLD).status()).isEqualTo(RED);
        assertThat(known.gate(ANTITHROMBOTIC_HOLD).reason())
                .isEqualTo("Warfarin was taken Wed 25 Nov, 08:01, after the last dose allowed (Wed 25 Nov, 08:00).");
        hold.waived("Emergency", "Dr Reed", last);
        assertThat(known.gate(ANTITHROMBOTIC_HOLD).status()).isEqualTo(GREEN);
    }

    @Test
    void one_open_hold_outweighs_a_confirmed_one() {
        Known known = new Known();
        MedicationHold confirmed = hold("CLOPIDOGREL");
        instructed(confirmed, local("2026-11-24T08:00"), null);
        confirmed.confirmed(local("2026-11-24T08:00"), "Nurse", local("2026-11-24T09:00"));
        known.holds.add(confirmed);
        assertThat(known.gate(ANTITHROMBOTIC_HOLD).status()).isEqualTo(GREEN);

        known.holds.add(hold("ASPIRIN"));

        assertThat(known.gate(ANTITHROMBOTIC_HOLD).status()).isEqualTo(RED);
    }

    /** Two full days without a dose, and none on the day: the last one may be taken three days before. */
    @TestFactory
    Stream<DynamicTest> a_procedure_moved_forward_needs_an_earlier_last_dose() {
        return Stream.of(
                moved("within one season", "2026-12-04T09:00", "2026-12-01T23:59", "2026-12-02T00:00"),
                moved("over the end of summer time", "2026-11-03T09:00", "2026-10-31T23:59", "2026-11-01T00:00"),
                moved(
                        "just after midnight, over the end of summer time",
                        "2026-11-02T00:05",
                        "2026-10-30T23:59",
                        "2026-10-31T00:00"),
                moved("over the start of summer time", "2027-03-16T09:00", "2027-03-13T23:59", "2027-03-14T00:00"),
                moved(
                        "late in the evening, over the start of summer time",
                        "2027-03-15T23:55",
                        "2027-03-12T23:59",
                        "2027-03-13T00:00"),
                moved("over a leap day", "2028-03-01T09:00", "2028-02-27T23:59", "2028-02-28T00:00"),
                moved("with the last dose on a leap day", "2028-03-03T09:00", "2028-02-29T23:59", "2028-03-01T00:00"));
    }

    private static DynamicTest moved(String name, String procedure, String allowed, String tooLate) {
        return DynamicTest.dynamicTest(name, () -> {
            assertThat(instructedFor(procedure, allowed).status()).isEqualTo(AMBER);
            GateState gate = instructedFor(procedure, tooLate);
            assertThat(gate.status()).isEqualTo(RED);
            assertThat(gate.reason()).contains("for this date the last dose must be");
        });
    }

    private static GateState instructedFor(String procedure, String lastDose) {
        Known known = new Known();
        known.procedureAt = local(procedure);
        MedicationHold hold = hold("APIXABAN");
        instructed(hold, local(lastDose), new BigDecimal("50.0"));
        known.holds.add(hold);
        return known.gate(ANTITHROMBOTIC_HOLD);
    }

    @Test
    void without_a_clearance_no_day_is_computed_for_a_drug_that_the_kidneys_clear() {
        Known known = new Known();
        MedicationHold hold = hold("APIXABAN");
        instructed(hold, known.reference().minusSeconds(60), null);
        known.holds.add(hold);

        assertThat(known.gate(ANTITHROMBOTIC_HOLD).status())
                .as("as the prescriber said")
                .isEqualTo(AMBER);
    }

    // Consent

    @Test
    void a_consent_that_nobody_asked_for_is_not_recorded() {
        Known known = new Known();
        known.consent = null;
        assertThat(known.gate(CONSENT).status()).isEqualTo(NOT_RECORDED);

        known.consent = new Consent(PATIENT, EPISODE);
        assertThat(known.gate(CONSENT).status()).isEqualTo(NOT_RECORDED);
    }

    @Test
    void a_consent_must_name_every_planned_level() {
        Known known = new Known();
        known.consent = consent(ConsentStatus.SIGNED, VertebralLevel.L1, VertebralLevel.L2);
        assertThat(known.gate(CONSENT).status()).isEqualTo(GREEN);
        assertThat(known.gate(CONSENT).reason()).isEqualTo("Signed 24 Nov 2026.");

        known.plannedLevels = List.of(VertebralLevel.T12, VertebralLevel.L1);
        assertThat(known.gate(CONSENT).status()).isEqualTo(RED);
        assertThat(known.gate(CONSENT).reason()).isEqualTo("The consent does not name T12, which is planned.");
    }

    @Test
    void a_refused_or_withdrawn_consent_blocks() {
        Known known = new Known();
        known.consent = consent(ConsentStatus.REFUSED, VertebralLevel.L1);
        assertThat(known.gate(CONSENT).status()).isEqualTo(RED);
        known.consent = consent(ConsentStatus.WITHDRAWN, VertebralLevel.L1);
        assertThat(known.gate(CONSENT).status()).isEqualTo(RED);
        assertThat(known.assessed().overall()).isEqualTo(ReadinessLevel.BLOCKED);
    }

    // All together

    @Test
    void everything_in_order_is_ready_and_says_why() {
        Readiness ready = new Known().assessed();

        assertThat(ready.gates())
                .extracting(GateState::code)
                .containsExactly(
                        IMAGING,
                        GateCode.AUTHORIZATION,
                        GateCode.COVERAGE_CLOCK,
                        INR,
                        PLATELETS,
                        ANTITHROMBOTIC_HOLD,
                        CONSENT);
        assertThat(ready.gates()).extracting(GateState::status).containsOnly(GREEN);
        assertThat(ready.gates()).allSatisfy(gate -> {
            assertThat(gate.reason()).isNotBlank();
            assertThat(gate.ruleSource()).isNotBlank();
            assertThat(gate.ruleVersion()).isNotBlank();
        });
        assertThat(ready.overall()).isEqualTo(ReadinessLevel.READY);
    }

    @Test
    void nothing_known_is_unknown_and_no_gate_is_green() {
        Readiness nothing = GATES.assess(new Gates.Facts(
                EPISODE,
                null,
                FACILITY.clock().instant(),
                List.of(VertebralLevel.L1),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                new Gates.Plan(CareSetting.OUTPATIENT, null, null, null, List.of(), List.of(), List.of()),
                new Gates.Told(false, List.of(), List.of(), null)));

        assertThat(nothing.gates())
                .filteredOn(gate -> gate.code() != GateCode.COVERAGE_CLOCK)
                .extracting(GateState::status)
                .containsOnly(NOT_RECORDED);
        assertThat(nothing.gates()).extracting(GateState::dueBy).containsOnlyNulls();
        assertThat(nothing.overall()).isEqualTo(ReadinessLevel.UNKNOWN);
    }

    @Test
    void a_waived_gate_names_who_waived_it_and_why() {
        Known known = new Known().without(INR);
        known.waive(INR);

        assertThat(known.gate(INR).status()).isEqualTo(WAIVED);
        assertThat(known.gate(INR).reason()).isEqualTo("Waived by Dr Reed: Measured in the room");
        assertThat(known.gate(PLATELETS).status()).as("no other gate").isEqualTo(GREEN);
        assertThat(known.assessed().overall()).isEqualTo(ReadinessLevel.READY);
    }

    // Waivers answer for what was known

    @ParameterizedTest
    @CsvSource({"1.59, WAIVED", "1.6, WAIVED", "1.61, AMBER", "2.4, RED", "1.5, GREEN"})
    void a_waiver_counts_until_the_value_gets_worse(BigDecimal next, GateStatus expected) {
        Known known = new Known().without(INR);
        known.labs.add(inr(new BigDecimal("1.6"), daysBefore(known, 2)));
        known.waive(INR);
        assertThat(known.gate(INR).status()).isEqualTo(WAIVED);

        known.labs.add(inr(next, daysBefore(known, 1)));

        assertThat(known.gate(INR).status()).isEqualTo(expected);
        if (expected == AMBER || expected == RED) {
            assertThat(known.gate(INR).reason())
                    .startsWith("INR " + next)
                    .endsWith("The waiver of Dr Reed no longer counts; it was given for: INR 1.60 is above 1.5.");
        }
    }

    @ParameterizedTest
    @CsvSource({"40, WAIVED", "41, WAIVED", "39, RED", "50, GREEN"})
    void waived_platelets_may_not_fall(BigDecimal next, GateStatus expected) {
        Known known = new Known().without(PLATELETS);
        known.labs.add(platelets(new BigDecimal("40"), daysBefore(known, 2)));
        known.waive(PLATELETS);

        known.labs.add(platelets(next, daysBefore(known, 1)));

        assertThat(known.gate(PLATELETS).status()).isEqualTo(expected);
    }

    @Test
    void who_waived_an_unknown_value_has_not_waived_a_bad_one() {
        Known known = new Known().without(INR);
        known.waive(INR);
        known.labs.add(inr(new BigDecimal("1.6"), daysBefore(known, 1)));

        assertThat(known.gate(INR).status()).isEqualTo(AMBER);
        known.waive(INR);
        assertThat(known.gate(INR).status()).as("waived anew").isEqualTo(WAIVED);
    }

    @Test
    void who_waived_an_old_result_has_not_waived_its_height_nor_the_other_way_round() {
        Known known = new Known().without(INR);
        known.labs.add(inr(BigDecimal.ONE, daysBefore(known, 200)));
        known.waive(INR);
        assertThat(known.gate(INR).status()).isEqualTo(WAIVED);
        known.labs.add(inr(new BigDecimal("1.6"), daysBefore(known, 199)));
        assertThat(known.gate(INR).status()).isEqualTo(RED);
    }

    @Test
    void a_drug_added_after_the_waiver_is_not_waived() {
        Known known = new Known();
        known.medications.add(WARFARIN);
        known.waive(ANTITHROMBOTIC_HOLD);
        assertThat(known.gate(ANTITHROMBOTIC_HOLD).status()).isEqualTo(WAIVED);

        known.holds.add(hold("APIXABAN"));

        assertThat(known.gate(ANTITHROMBOTIC_HOLD).status()).isEqualTo(RED);
        assertThat(known.gate(ANTITHROMBOTIC_HOLD).reason()).contains("The waiver of Dr Reed no longer counts");
    }

    @Test
    void a_level_planned_after_the_waiver_is_not_waived() {
        Known known = new Known();
        known.plannedLevels = List.of(VertebralLevel.L1, VertebralLevel.L2);
        known.waive(CONSENT);
        known.waive(IMAGING);
        assertThat(known.gate(CONSENT).status()).isEqualTo(WAIVED);
        assertThat(known.gate(IMAGING).status()).isEqualTo(WAIVED);

        known.plannedLevels = List.of(VertebralLevel.L1, VertebralLevel.L2, VertebralLevel.L3);

        assertThat(known.gate(CONSENT).status()).isEqualTo(RED);
        assertThat(known.gate(IMAGING).status()).isEqualTo(RED);
    }

    @Test
    void what_is_met_needs_no_waiver() {
        Known known = new Known();
        known.waive(INR);

        assertThat(known.gate(INR).status()).isEqualTo(GREEN);
        known.labs.add(inr(new BigDecimal("1.6"), known.reference().minus(Duration.ofHours(12))));
        assertThat(known.gate(INR).status()).as("nobody has answered for this").isEqualTo(AMBER);
    }

    // Kidneys after the instruction

    @ParameterizedTest
    @CsvSource({
        "62, 62, GREEN, confirmed",
        "62, 70, GREEN, confirmed",
        "62, 50, GREEN, confirmed",
        "62, 49.9, RED, 'the instruction was for CrCl 62, now 49.9: the last dose must be'",
        "62, 40, RED, 'the instruction was for CrCl 62, now 40: the last dose must be'",
        "62, 30, RED, 'the instruction was for CrCl 62, now 30: the last dose must be'",
        "62, 29.9, RED, 'now 29.9, for which no interval is computed. The prescriber decides again.'",
        "62, , AMBER, 'the instruction was for CrCl 62; whether it still holds is not known'",
        "40, 62, RED, 'for this date the last dose must be'",
        ", 62, GREEN, confirmed",
        ", 40, RED, 'the instruction was for CrCl not known, now 40: the last dose must be'",
        ", , GREEN, confirmed",
        "25, 24, GREEN, confirmed"
    })
    void a_worse_clearance_makes_an_instruction_outdated(
            @Nullable BigDecimal then, @Nullable BigDecimal now, GateStatus expected, String reason) {
        GateState gate = confirmedOn("2026-11-28T21:00", then, now);

        assertThat(gate.status()).isEqualTo(expected);
        assertThat(gate.reason()).contains(reason);
    }

    @Test
    void an_instruction_that_leaves_enough_days_anyway_is_to_be_looked_at() {
        GateState gate = confirmedOn("2026-11-27T21:00", new BigDecimal("62"), new BigDecimal("40"));

        assertThat(gate.status()).isEqualTo(AMBER);
        assertThat(gate.reason())
                .isEqualTo(
                        "Apixaban: the instruction was for CrCl 62, now 40: the rule asks for 3 full days without it,"
                                + " which the instructed last dose still leaves. The prescriber decides again.");
    }

    @Test
    void a_waived_hold_asks_nothing_of_the_kidneys() {
        Known known = new Known();
        MedicationHold hold = hold("APIXABAN");
        instructed(hold, local("2026-11-28T21:00"), new BigDecimal("62"));
        hold.waived("Emergency", "Dr Reed", local("2026-11-30T10:00"));
        known.holds.add(hold);
        known.clearance = new BigDecimal("20");

        assertThat(known.gate(ANTITHROMBOTIC_HOLD).status()).isEqualTo(GREEN);
    }

    private static GateState confirmedOn(String lastDose, @Nullable BigDecimal then, @Nullable BigDecimal now) {
        Known known = new Known();
        MedicationHold hold = hold("APIXABAN");
        instructed(hold, local(lastDose), then);
        hold.confirmed(local(lastDose), "Nurse", local("2026-11-30T10:00"));
        known.holds.add(hold);
        known.clearance = now;
        return known.gate(ANTITHROMBOTIC_HOLD);
    }

    @Test
    void a_gate_is_due_counted_back_from_the_procedure() {
        Known known = new Known();
        assertThat(known.assessed().gates()).isNotEmpty().allSatisfy(gate -> assertThat(gate.dueBy())
                .isEqualTo(known.reference()
                        .minus(Duration.ofDays(
                                GATE_RULES.gates().get(gate.code()).dueDaysBefore()))));
    }

    // What is known, all of it green

    private static final class Known {
        private Instant procedureAt = local("2026-12-01T10:00");
        private List<VertebralLevel> plannedLevels = List.of(VertebralLevel.L1);
        private final List<ImagingStudy> studies =
                new ArrayList<>(List.of(study(Modality.MRI, LocalDate.of(2026, 11, 20), VertebralLevel.L1)));
        private final List<LabResult> labs = new ArrayList<>(List.of(
                inr(BigDecimal.ONE, local("2026-11-30T10:00")),
                platelets(new BigDecimal("224"), local("2026-11-30T10:00"))));
        private final List<ActiveMedication> medications = new ArrayList<>(List.of(PARACETAMOL));
        private final List<MedicationHold> holds = new ArrayList<>();
        private @Nullable Consent consent = consent(ConsentStatus.SIGNED, VertebralLevel.L1);
        private final List<GateWaiver> waivers = new ArrayList<>();
        private @Nullable BigDecimal clearance;

        Known without(GateCode gate) {
            switch (gate) {
                case IMAGING -> studies.clear();
                case INR -> labs.removeIf(result -> result.getLoinc().equals(Gates.INR));
                case PLATELETS -> labs.removeIf(result -> result.getLoinc().equals(Gates.PLATELETS));
                default -> throw new IllegalArgumentException(gate.name());
            }
            return this;
        }

        Instant reference() {
            return procedureAt;
        }

        void waive(GateCode code) {
            waivers.add(GATES.waiver(facts(), PATIENT, code, "Measured in the room", "Dr Reed"));
        }

        Readiness assessed() {
            return GATES.assess(facts());
        }

        private Gates.Facts facts() {
            return new Gates.Facts(
                    EPISODE,
                    procedureAt,
                    FACILITY.clock().instant(),
                    plannedLevels,
                    studies,
                    labs,
                    medications,
                    holds,
                    consent,
                    waivers,
                    new Gates.Plan(
                            CareSetting.OUTPATIENT,
                            Technique.VERTEBROPLASTY,
                            "LOCAL",
                            null,
                            List.of(new PayerDecision(
                                    EPISODE,
                                    AuthorizationStatus.NOT_NEEDED,
                                    List.of(),
                                    null,
                                    Arrays.asList(VertebralLevel.values()),
                                    null)),
                            List.of(),
                            List.of()),
                    new Gates.Told(false, List.of(), List.of(), clearance));
        }

        GateState gate(GateCode code) {
            return assessed().gates().stream()
                    .filter(gate -> gate.code() == code)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static GateState inrCollectedDaysBefore(int days, ActiveMedication medication) {
        Known known = new Known().without(INR);
        known.medications.add(medication);
        known.labs.add(inr(BigDecimal.ONE, daysBefore(known, days)));
        return known.gate(INR);
    }

    private static GateState plateletsOf(BigDecimal value) {
        Known known = new Known().without(PLATELETS);
        known.labs.add(platelets(value, daysBefore(known, 1)));
        return known.gate(PLATELETS);
    }

    private static Instant daysBefore(Known known, int days) {
        return known.reference().atZone(NEW_YORK).minusDays(days).toInstant();
    }

    private static LabResult inr(BigDecimal value, Instant collectedAt) {
        return LabResult.entered(PATIENT, Gates.INR, value, "1", collectedAt);
    }

    private static LabResult platelets(BigDecimal value, Instant collectedAt) {
        return LabResult.entered(PATIENT, Gates.PLATELETS, value, "10*9/L", collectedAt);
    }

    private static MedicationHold hold(String drug) {
        return new MedicationHold(PATIENT, EPISODE, drug, null, null, null, ANTITHROMBOTICS.version());
    }

    private static void instructed(MedicationHold hold, Instant lastDose, @Nullable BigDecimal clearance) {
        hold.instructed(
                lastDose, null, null, clearance, ANTITHROMBOTICS.version(), UUID.randomUUID(), "Dr Reed", lastDose);
    }

    private static Consent consent(ConsentStatus status, VertebralLevel... levels) {
        Consent consent = new Consent(PATIENT, EPISODE);
        consent.becomes(status, local("2026-11-24T16:00"), "en", "Dr Reed", List.of(levels));
        return consent;
    }

    private static ImagingStudy study(Modality modality, LocalDate day, VertebralLevel level) {
        return new ImagingStudy(
                PATIENT,
                EPISODE,
                modality,
                day,
                null,
                null,
                null,
                null,
                List.of(new ImagingFinding(
                        level,
                        FindingAcuity.ACUTE,
                        true,
                        null,
                        FractureShape.WEDGE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        IMAGING_RULES)));
    }

    private static Instant local(String moment) {
        return LocalDateTime.parse(moment).atZone(NEW_YORK).toInstant();
    }
}
