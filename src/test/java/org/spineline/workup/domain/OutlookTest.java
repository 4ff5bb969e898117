package org.spineline.workup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
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
import org.spineline.workup.GateObstacle;
import org.spineline.workup.Modality;

class OutlookTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final CoagulationRules COAGULATION = SiteRules.of(CoagulationRules.class, "coagulation");
    private static final ImagingRules IMAGING = SiteRules.of(ImagingRules.class, "imaging");
    private static final AntithromboticRules ANTITHROMBOTICS =
            SiteRules.of(AntithromboticRules.class, "antithrombotics");
    private static final GateRules GATES = SiteRules.of(GateRules.class, "gates");
    private static final FacilityZone FACILITY = new FacilityZone(NEW_YORK, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private static final Outlook OUTLOOK = new Outlook(
            COAGULATION, IMAGING, ANTITHROMBOTICS, GATES, SiteRules.of(LabCatalogue.class, "labs"), FACILITY);
    private static final Gates ASSESSED =
            new Gates(COAGULATION, IMAGING, ANTITHROMBOTICS, GATES, SiteRules.of(LabCatalogue.class, "labs"), FACILITY);

    private static final UUID PATIENT = UUID.randomUUID();
    private static final UUID EPISODE = UUID.randomUUID();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final ActiveMedication PARACETAMOL = medication("Acetaminophen 500 MG Oral Tablet");

    @Test
    void with_everything_in_order_every_day_until_the_first_limit_is_open() {
        assertThat(new Known().obstacles()).isEmpty();
    }

    // Antithrombotics

    /** The day is n full days without a dose after the last one; the zone's clock changes make no difference. */
    @TestFactory
    Stream<DynamicTest> a_drug_still_taken_opens_the_first_day_after_its_interval() {
        return Stream.of(
                firstDay("apixaban, two days", "Eliquis 5 MG", 60, "2026-11-25", "2026-11-28"),
                firstDay("apixaban, three days with weak kidneys", "Eliquis 5 MG", 49, "2026-11-25", "2026-11-29"),
                firstDay("clopidogrel, five days", "Plavix 75 MG", null, "2026-11-25", "2026-12-01"),
                firstDay("over the end of summer time", "Eliquis 5 MG", 60, "2026-10-31", "2026-11-03"),
                firstDay("over the start of summer time", "Eliquis 5 MG", 60, "2027-03-13", "2027-03-16"),
                firstDay("over a leap day", "Eliquis 5 MG", 60, "2028-02-27", "2028-03-01"),
                firstDay("in a year without one", "Eliquis 5 MG", 60, "2027-02-26", "2027-03-01"));
    }

    private static DynamicTest firstDay(
            String name, String drug, @Nullable Integer clearance, String today, String first) {
        return DynamicTest.dynamicTest(name, () -> {
            Known known = new Known().on(LocalDate.parse(today));
            known.medications.add(medication(drug));
            known.clearance = clearance == null ? null : BigDecimal.valueOf(clearance);
            assertThat(known.closedBy("hold-too-short")).first().isEqualTo(LocalDate.parse(today));
            assertThat(known.closedBy("hold-too-short"))
                    .last()
                    .isEqualTo(LocalDate.parse(first).minusDays(1));
            assertThat(known.obstacles().get(LocalDate.parse(today)).get(0).hard())
                    .isTrue();
        });
    }

    @Test
    void the_reason_names_the_drug_and_the_first_day() {
        Known known = new Known();
        known.medications.add(medication("Eliquis 5 MG"));
        known.clearance = new BigDecimal("60");

        assertThat(known.obstacles().get(TODAY))
                .extracting(GateObstacle::reason)
                .containsExactly("Apixaban: earliest last dose today, so from Sat 28 Nov.");
    }

    @Test
    void without_a_clearance_a_prescriber_decides_and_no_interval_is_computed() {
        Known known = new Known();
        known.medications.add(medication("Eliquis 5 MG"));

        int lead = GATES.gates().get(GateCode.ANTITHROMBOTIC_HOLD).leadDays();
        assertThat(known.closedBy("hold-too-short")).isEmpty();
        assertThat(known.closedBy("hold-prescriber-decides")).hasSize(lead);
        assertThat(known.obstacles().get(TODAY)).allMatch(obstacle -> !obstacle.hard());
    }

    @Test
    void a_rule_that_refers_to_a_prescriber_computes_nothing_either() {
        Known known = new Known();
        known.medications.add(medication("Aspirin 81 MG"));

        assertThat(known.closedBy("hold-too-short")).isEmpty();
        assertThat(known.closedBy("hold-prescriber-decides")).isNotEmpty();
    }

    @Test
    void a_last_dose_in_the_past_counts_from_its_own_day() {
        Known known = new Known();
        MedicationHold hold = hold("CLOPIDOGREL");
        instructed(hold, local("2026-11-22T20:00"));
        known.holds.add(hold);
        assertThat(known.closedBy("hold-too-short")).last().isEqualTo(LocalDate.of(2026, 11, 27));

        hold.confirmed(local("2026-11-21T20:00"), "Nurse", local("2026-11-23T09:00"));
        assertThat(known.closedBy("hold-too-short")).last().isEqualTo(LocalDate.of(2026, 11, 26));

        hold.confirmed(local("2026-11-23T08:00"), "Nurse", local("2026-11-23T09:00"));
        assertThat(known.closedBy("hold-too-short"))
                .as("taken after the last dose allowed")
                .last()
                .isEqualTo(LocalDate.of(2026, 11, 28));
    }

    @Test
    void a_last_dose_still_to_come_may_be_brought_forward_to_today() {
        Known known = new Known();
        MedicationHold hold = hold("CLOPIDOGREL");
        instructed(hold, local("2026-12-10T20:00"));
        known.holds.add(hold);

        assertThat(known.closedBy("hold-too-short")).last().isEqualTo(LocalDate.of(2026, 11, 30));
    }

    @Test
    void a_drug_that_goes_on_or_a_waived_hold_closes_no_day() {
        Known known = new Known();
        MedicationHold goesOn = hold("ASPIRIN");
        instructed(goesOn, null);
        MedicationHold waived = hold("CLOPIDOGREL");
        waived.waived("Stent last month", "Dr Reed", local("2026-11-24T09:00"));
        known.holds.addAll(List.of(goesOn, waived));

        assertThat(known.obstacles()).isEmpty();
    }

    @Test
    void a_last_dose_set_by_a_prescriber_without_a_rule_opens_the_day_after() {
        Known known = new Known();
        MedicationHold hold = hold("ASPIRIN");
        instructed(hold, local("2026-11-27T20:00"));
        known.holds.add(hold);

        assertThat(known.closedBy("hold-as-prescribed"))
                .containsExactly(TODAY, LocalDate.of(2026, 11, 26), LocalDate.of(2026, 11, 27));
    }

    @Test
    void not_knowing_what_the_patient_takes_is_not_the_same_as_nothing() {
        Known known = new Known();
        known.medications.clear();

        assertThat(known.closedBy("medication-unknown")).first().isEqualTo(TODAY);
    }

    // Blood and imaging

    @Test
    void a_result_opens_its_last_valid_day_and_afterwards_what_can_be_repeated_in_time() {
        int valid = COAGULATION.inr().validDays();
        int lead = GATES.gates().get(GateCode.INR).leadDays();
        Known fresh = new Known();
        assertThat(fresh.closedBy("inr-too-old")).isEmpty();

        Known old = new Known();
        old.inrOn(TODAY.minusDays(valid));
        assertThat(old.closedBy("inr-too-old"))
                .as("valid for the last time today")
                .isEmpty();

        old.inrOn(TODAY.minusDays(valid + 1L));
        assertThat(old.closedBy("inr-too-old")).as("only the lead days").hasSize(lead);
        assertThat(old.obstacles().get(TODAY).get(0).hard()).isFalse();
    }

    @Test
    void a_value_out_of_limits_must_be_repeated() {
        Known known = new Known();
        known.labs.clear();
        known.labs.add(LabResult.entered(
                PATIENT,
                Gates.INR,
                COAGULATION.inr().amberUpTo().add(new BigDecimal("0.1")),
                "1",
                local("2026-11-25T08:00")));
        known.labs.add(LabResult.entered(
                PATIENT,
                Gates.PLATELETS,
                COAGULATION.platelets().redBelow().subtract(BigDecimal.ONE),
                "10*9/L",
                local("2026-11-25T08:00")));

        assertThat(known.closedBy("inr-out-of-limits")).first().isEqualTo(TODAY);
        assertThat(known.closedBy("platelets-out-of-limits")).first().isEqualTo(TODAY);
    }

    @Test
    void missing_results_close_the_lead_days_only() {
        Known known = new Known();
        known.labs.clear();
        known.studies.clear();
        known.consent = null;

        assertThat(known.closedBy("inr-missing"))
                .hasSize(GATES.gates().get(GateCode.INR).leadDays());
        assertThat(known.closedBy("imaging-missing"))
                .hasSize(GATES.gates().get(GateCode.IMAGING).leadDays());
        assertThat(known.closedBy("consent-missing"))
                .hasSize(GATES.gates().get(GateCode.CONSENT).leadDays());
        LocalDate free = TODAY.plusDays(GATES.gates().get(GateCode.IMAGING).leadDays());
        assertThat(known.obstacles()).doesNotContainKey(free);
    }

    @Test
    void imaging_of_another_level_is_to_be_repeated() {
        Known known = new Known();
        known.levels = List.of(VertebralLevel.L1, VertebralLevel.L2);
        known.consent = consent(ConsentStatus.SIGNED, VertebralLevel.L1, VertebralLevel.L2);
        known.payer.clear();
        known.payer.add(decision(AuthorizationStatus.NOT_NEEDED, null, VertebralLevel.L1, VertebralLevel.L2));

        assertThat(known.obstacles().get(TODAY)).extracting(GateObstacle::code).containsExactly("imaging-level-unseen");
    }

    @Test
    void a_waived_gate_closes_no_day() {
        Known known = new Known();
        known.labs.clear();
        known.waive(GateCode.INR, TODAY);
        known.waive(GateCode.PLATELETS, TODAY);

        assertThat(known.obstacles()).isEmpty();
    }

    // Consent, payer, coverage

    @Test
    void a_refused_or_withdrawn_consent_closes_every_day() {
        for (ConsentStatus status : List.of(ConsentStatus.REFUSED, ConsentStatus.WITHDRAWN)) {
            Known known = new Known();
            known.consent = consent(status, VertebralLevel.L1);
            assertThat(known.obstacles()).hasSize(61);
            assertThat(known.obstacles().get(TODAY.plusDays(60)).get(0).hard()).isTrue();
        }
    }

    @Test
    void an_authorisation_holds_on_its_last_day_and_not_after() {
        Known known = new Known();
        known.payer.clear();
        known.payer.add(decision(AuthorizationStatus.AFFIRMED, TODAY.plusDays(10), VertebralLevel.L1));

        assertThat(known.closedBy("authorization-expires")).first().isEqualTo(TODAY.plusDays(11));
        assertThat(known.obstacles()).doesNotContainKey(TODAY.plusDays(10));
    }

    @Test
    void the_latest_answer_of_the_payer_counts() {
        Known known = new Known();
        known.payer.clear();
        known.payer.add(decision(AuthorizationStatus.NOT_AFFIRMED, null, VertebralLevel.L1));
        assertThat(known.closedBy("authorization-denied")).hasSize(61);

        known.payer.add(decision(AuthorizationStatus.AFFIRMED, null, VertebralLevel.L1));
        assertThat(known.obstacles()).isEmpty();
    }

    @Test
    void an_authorisation_for_other_levels_or_another_technique_does_not_help() {
        Known known = new Known();
        known.payer.clear();
        known.payer.add(decision(AuthorizationStatus.AFFIRMED, null, VertebralLevel.T12));
        assertThat(known.closedBy("authorization-other-levels")).hasSize(61);

        known.payer.add(decision(AuthorizationStatus.AFFIRMED, null, VertebralLevel.L1));
        known.technique = Technique.BALLOON_KYPHOPLASTY;
        assertThat(known.closedBy("authorization-other-levels")).isEmpty();
        assertThat(known.closedBy("authorization-other-technique")).hasSize(61);
    }

    @Test
    void an_open_request_closes_the_lead_days_only() {
        Known known = new Known();
        known.payer.clear();
        assertThat(known.closedBy("authorization-missing"))
                .hasSize(GATES.gates().get(GateCode.AUTHORIZATION).leadDays());

        known.payer.add(decision(AuthorizationStatus.REQUESTED, null, VertebralLevel.L1));
        assertThat(known.closedBy("authorization-open"))
                .hasSize(GATES.gates().get(GateCode.AUTHORIZATION).leadDays());
    }

    @Test
    void the_coverage_clock_closes_the_day_after_its_last_unless_the_payer_has_promised() {
        Known known = new Known();
        known.coverageEnds = TODAY.plusDays(7);
        assertThat(known.obstacles()).as("promised").isEmpty();

        known.payer.clear();
        assertThat(known.closedBy("coverage-ends")).first().isEqualTo(TODAY.plusDays(8));
        assertThat(known.closedBy("coverage-ends")).last().isEqualTo(TODAY.plusDays(60));
    }

    @Test
    void a_waived_payer_gate_closes_no_day() {
        Known known = new Known();
        known.payer.clear();
        known.coverageEnds = TODAY.plusDays(7);
        assertThat(known.obstacles().get(TODAY)).extracting(GateObstacle::gate).containsExactly(GateCode.AUTHORIZATION);
        assertThat(known.obstacles().get(TODAY.plusDays(8)))
                .extracting(GateObstacle::gate)
                .containsExactly(GateCode.COVERAGE_CLOCK);

        known.waive(GateCode.AUTHORIZATION, TODAY);
        known.waive(GateCode.COVERAGE_CLOCK, TODAY.plusDays(6));
        assertThat(known.closedBy("coverage-ends"))
                .as("waived for a day inside the window, so not for those after it")
                .first()
                .isEqualTo(TODAY.plusDays(8));
        known.waive(GateCode.COVERAGE_CLOCK, TODAY.plusDays(8));
        assertThat(known.obstacles()).isEmpty();
    }

    @Test
    void what_cannot_be_helped_is_named_before_what_can_be_hurried() {
        Known known = new Known();
        known.labs.clear();
        known.medications.add(medication("Plavix 75 MG"));

        assertThat(known.obstacles().get(TODAY))
                .extracting(GateObstacle::code)
                .startsWith("hold-too-short")
                .contains("inr-missing", "platelets-missing");
    }

    // What is known, all of it in order

    private static final class Known {
        private LocalDate today = TODAY;
        private List<VertebralLevel> levels = List.of(VertebralLevel.L1);
        private Technique technique = Technique.VERTEBROPLASTY;
        private final List<ImagingStudy> studies = new ArrayList<>();
        private final List<LabResult> labs = new ArrayList<>();
        private final List<ActiveMedication> medications = new ArrayList<>(List.of(PARACETAMOL));
        private final List<MedicationHold> holds = new ArrayList<>();
        private final List<GateWaiver> waivers = new ArrayList<>();
        private final List<PayerDecision> payer =
                new ArrayList<>(List.of(decision(AuthorizationStatus.AFFIRMED, null, VertebralLevel.L1)));
        private @Nullable Consent consent = consent(ConsentStatus.SIGNED, VertebralLevel.L1);
        private @Nullable BigDecimal clearance;
        private @Nullable LocalDate coverageEnds;

        Known() {
            on(TODAY);
        }

        Known on(LocalDate day) {
            today = day;
            studies.clear();
            studies.add(study(day.minusDays(3)));
            labs.clear();
            inrOn(day.minusDays(1));
            labs.add(
                    LabResult.entered(PATIENT, Gates.PLATELETS, new BigDecimal("224"), "10*9/L", at(day.minusDays(1))));
            return this;
        }

        void inrOn(LocalDate day) {
            labs.removeIf(result -> result.getLoinc().equals(Gates.INR));
            labs.add(LabResult.entered(PATIENT, Gates.INR, BigDecimal.ONE, "1", at(day)));
        }

        private static Instant at(LocalDate day) {
            return day.atTime(10, 0).atZone(NEW_YORK).toInstant();
        }

        /** Somebody answers for the gate as it stands for a procedure on that day. */
        void waive(GateCode gate, LocalDate day) {
            waivers.add(ASSESSED.waiver(chart(at(day)), PATIENT, gate, "Measured in the room", "Dr Reed"));
        }

        private Gates.Facts chart(@Nullable Instant procedureAt) {
            return new Gates.Facts(
                    EPISODE,
                    procedureAt,
                    at(today),
                    levels,
                    studies,
                    labs,
                    medications,
                    holds,
                    consent,
                    waivers,
                    new Gates.Plan(
                            CareSetting.OUTPATIENT, technique, "LOCAL", coverageEnds, payer, List.of(), List.of()),
                    new Gates.Told(false, List.of(), List.of(), null));
        }

        Map<LocalDate, List<GateObstacle>> obstacles() {
            return OUTLOOK.obstacles(new Outlook.Facts(chart(null), clearance), today, today.plusDays(60));
        }

        List<LocalDate> closedBy(String code) {
            return obstacles().entrySet().stream()
                    .filter(day -> day.getValue().stream()
                            .anyMatch(obstacle -> obstacle.code().equals(code)))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    private static ActiveMedication medication(String name) {
        return new ActiveMedication(UUID.randomUUID(), name, null, null);
    }

    private static PayerDecision decision(
            AuthorizationStatus status, @Nullable LocalDate expires, VertebralLevel... levels) {
        return new PayerDecision(EPISODE, status, List.of("22511"), null, List.of(levels), expires);
    }

    private static MedicationHold hold(String drug) {
        return new MedicationHold(PATIENT, EPISODE, drug, null, null, null, ANTITHROMBOTICS.version());
    }

    private static void instructed(MedicationHold hold, @Nullable Instant lastDose) {
        hold.instructed(
                lastDose,
                null,
                "note",
                null,
                ANTITHROMBOTICS.version(),
                UUID.randomUUID(),
                "Dr Reed",
                local("2026-11-20T09:00"));
    }

    private static Consent consent(ConsentStatus status, VertebralLevel... levels) {
        Consent consent = new Consent(PATIENT, EPISODE);
        consent.becomes(status, local("2026-11-24T16:00"), "en", "Dr Reed", List.of(levels));
        return consent;
    }

    private static ImagingStudy study(LocalDate day) {
        return new ImagingStudy(
                PATIENT,
                EPISODE,
                Modality.MRI,
                day,
                null,
                null,
                null,
                null,
                List.of(new ImagingFinding(
                        VertebralLevel.L1,
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
                        IMAGING)));
    }

    private static Instant local(String moment) {
        return LocalDateTime.parse(moment).atZone(NEW_YORK).toInstant();
    }
}
