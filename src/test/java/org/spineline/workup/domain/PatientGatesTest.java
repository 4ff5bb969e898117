package org.spineline.workup.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineline.workup.GateCode.ANTITHROMBOTIC_HOLD;
import static org.spineline.workup.GateCode.ESCORT;
import static org.spineline.workup.GateCode.FASTING;
import static org.spineline.workup.GateCode.PAIN_RECHECK;
import static org.spineline.workup.GateCode.RED_FLAGS;
import static org.spineline.workup.GateStatus.GREEN;
import static org.spineline.workup.GateStatus.NOT_RECORDED;
import static org.spineline.workup.GateStatus.RED;
import static org.spineline.workup.domain.ChartOfOne.answers;
import static org.spineline.workup.domain.ChartOfOne.local;
import static org.spineline.workup.domain.ChartOfOne.medication;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineline.episode.CareSetting;
import org.spineline.episode.RedFlag;
import org.spineline.workup.GateCode;
import org.spineline.workup.GateState;
import org.spineline.workup.GateStatus;
import org.spineline.workup.ReadinessLevel;

class PatientGatesTest {
    private final ChartOfOne chart = new ChartOfOne();

    // Pain

    @ParameterizedTest
    @CsvSource({"10, GREEN", "6, GREEN", "5, GREEN", "4, RED", "0, RED"})
    void pain_below_the_payers_limit_asks_for_a_physician(int pain, GateStatus expected) {
        chart.says("2026-12-01T08:45", pain, null, null, null);
        assertThat(chart.status(PAIN_RECHECK)).isEqualTo(expected);
        assertThat(chart.gate(PAIN_RECHECK).reason())
                .startsWith("Pain on movement is " + pain + " of 10 (Tue 1 Dec, 08:45)");
        assertThat(chart.gate(PAIN_RECHECK).reason().contains("a physician reviews"))
                .isEqualTo(expected == RED);
    }

    @ParameterizedTest
    @CsvSource({"4, RED", "5, RED", "7, RED", "8, GREEN", "9, GREEN"})
    void in_hospital_payers_expect_more_pain(int pain, GateStatus expected) {
        chart.setting = CareSetting.INPATIENT;
        chart.says("2026-12-01T08:45", pain, null, null, null);
        assertThat(chart.status(PAIN_RECHECK)).isEqualTo(expected);
        if (expected == RED) {
            assertThat(chart.gate(PAIN_RECHECK).reason()).contains("below the payer's 8 for inpatients");
        }
    }

    @Test
    void pain_nobody_asked_about_is_not_recorded() {
        chart.asked.clear();
        assertThat(chart.status(PAIN_RECHECK)).isEqualTo(NOT_RECORDED);
        assertThat(chart.gate(PAIN_RECHECK).reason()).isEqualTo("Nobody has asked about the pain again.");
    }

    @Test
    void an_answer_from_before_the_window_is_for_another_date() {
        chart.asked.clear();
        chart.says("2026-11-26T23:59", 7, true, null, List.of());
        assertThat(chart.status(PAIN_RECHECK)).isEqualTo(NOT_RECORDED);
        assertThat(chart.status(RED_FLAGS)).isEqualTo(NOT_RECORDED);
        assertThat(chart.status(ESCORT)).isEqualTo(NOT_RECORDED);
        chart.says("2026-11-27T00:00", 7, true, null, List.of());
        assertThat(chart.status(PAIN_RECHECK)).isEqualTo(GREEN);
        assertThat(chart.status(RED_FLAGS)).isEqualTo(GREEN);
        assertThat(chart.status(ESCORT)).isEqualTo(GREEN);
    }

    @Test
    void a_later_check_that_did_not_ask_leaves_the_earlier_answer() {
        chart.says("2026-12-01T08:45", 3, null, null, null);
        chart.says("2026-12-01T08:50", null, true, null, null);
        assertThat(chart.status(PAIN_RECHECK)).isEqualTo(RED);
        chart.says("2026-12-01T08:55", 8, null, null, null);
        assertThat(chart.status(PAIN_RECHECK)).isEqualTo(GREEN);
    }

    // Red flags and escort

    @Test
    void a_red_flag_holds_the_procedure_up_and_is_named() {
        chart.says("2026-12-01T08:45", null, null, null, List.of(RedFlag.NEUROLOGICAL_DEFICIT, RedFlag.INFECTION));
        assertThat(chart.status(RED_FLAGS)).isEqualTo(RED);
        assertThat(chart.gate(RED_FLAGS).reason())
                .isEqualTo("Reported Tue 1 Dec, 08:45: new weakness or numbness, fever or infection. A physician"
                        + " reviews today.");
        assertThat(chart.assessed().overall()).isEqualTo(ReadinessLevel.BLOCKED);
    }

    @ParameterizedTest
    @CsvSource({
        "PREGNANCY, pregnancy",
        "MALIGNANCY_SUSPECTED, suspected malignancy",
        "CAUDA_EQUINA, bladder or bowel trouble"
    })
    void every_red_flag_has_a_name(RedFlag flag, String name) {
        chart.says("2026-12-01T08:45", null, null, null, List.of(flag));
        assertThat(chart.gate(RED_FLAGS).reason()).contains(": " + name + ".");
    }

    @Test
    void no_red_flag_says_when_it_was_asked() {
        assertThat(chart.gate(RED_FLAGS).reason()).isEqualTo("None reported (Sun 29 Nov, 11:00).");
        chart.asked.clear();
        assertThat(chart.gate(RED_FLAGS).reason()).isEqualTo("Nobody has asked about red flags again.");
    }

    @Test
    void nobody_to_go_home_with_is_red() {
        assertThat(chart.gate(ESCORT).reason()).isEqualTo("An escort is arranged (Sun 29 Nov, 11:00).");
        chart.says("2026-12-01T08:45", null, false, null, null);
        assertThat(chart.status(ESCORT)).isEqualTo(RED);
        assertThat(chart.gate(ESCORT).reason()).isEqualTo("Nobody takes the patient home (Tue 1 Dec, 08:45).");
        chart.asked.clear();
        assertThat(chart.gate(ESCORT).reason()).isEqualTo("Nobody has asked who takes the patient home.");
    }

    // Fasting

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T03:59, 2026-12-01T07:59, GREEN",
        "2026-12-01T04:00, 2026-12-01T08:00, GREEN",
        "2026-12-01T04:01, 2026-12-01T08:00, RED",
        "2026-12-01T04:00, 2026-12-01T08:01, RED"
    })
    void fasting_is_counted_back_from_the_start(String food, String fluid, GateStatus expected) {
        chart.asked.add(
                new AskedAgain(local("2026-12-01T08:55"), answers(null, null, null, local(food), local(fluid)), null));
        assertThat(chart.status(FASTING)).isEqualTo(expected);
    }

    @Test
    void fasting_hours_are_hours_when_the_clocks_change() {
        // Between midnight and six there are seven hours on this day.
        chart.procedureAt = local("2026-11-01T06:00");
        chart.now = local("2026-11-01T05:30");
        chart.asked.clear();
        Instant food = chart.procedureAt.minus(Duration.ofHours(6));
        assertThat(food).isEqualTo(local("2026-11-01T01:00"));
        chart.asked.add(new AskedAgain(local("2026-11-01T05:00"), answers(null, null, null, food, food), null));
        assertThat(chart.status(FASTING)).isEqualTo(GREEN);
        chart.procedureAt = chart.procedureAt.minusSeconds(1);
        assertThat(chart.status(FASTING)).isEqualTo(RED);
    }

    @Test
    void a_meal_or_drink_nobody_asked_about_is_not_recorded() {
        chart.asked.clear();
        assertThat(chart.gate(FASTING).reason()).isEqualTo("When the patient last ate is not recorded.");
        Instant early = local("2026-11-30T20:00");
        chart.asked.add(new AskedAgain(local("2026-12-01T08:00"), answers(null, null, null, early, null), null));
        assertThat(chart.status(FASTING)).isEqualTo(NOT_RECORDED);
        assertThat(chart.gate(FASTING).reason()).isEqualTo("When the patient last drank is not recorded.");
        chart.asked.add(new AskedAgain(local("2026-12-01T08:10"), answers(null, null, null, null, early), null));
        assertThat(chart.gate(FASTING).reason()).isEqualTo("Ate last Mon 30 Nov, 20:00, drank last Mon 30 Nov, 20:00.");
        chart.asked.add(new AskedAgain(
                local("2026-12-01T08:30"),
                answers(null, null, null, local("2026-12-01T08:20"), local("2026-12-01T08:25")),
                null));
        assertThat(chart.gate(FASTING).reason())
                .isEqualTo("Ate Tue 1 Dec, 08:20; 6 hours are asked before sedation."
                        + " Drank Tue 1 Dec, 08:25; 2 hours are asked before sedation.");
    }

    @Test
    void only_an_answer_of_the_day_says_who_has_fasted() {
        chart.asked.clear();
        Instant early = local("2026-11-30T12:00");
        chart.asked.add(new AskedAgain(local("2026-11-30T23:59"), answers(null, null, null, early, early), null));
        assertThat(chart.status(FASTING)).isEqualTo(NOT_RECORDED);
    }

    // Last doses

    @Test
    void what_the_patient_took_overrules_the_paper() {
        chart.asked.add(new AskedAgain(
                local("2026-12-01T08:45"),
                new PreCheck.Answers(null, null, null, null, false, "Apixaban this morning", null, null, null),
                null));
        assertThat(chart.status(ANTITHROMBOTIC_HOLD)).isEqualTo(RED);
        assertThat(chart.gate(ANTITHROMBOTIC_HOLD).reason())
                .isEqualTo("The patient says the last doses were not taken as instructed (Tue 1 Dec, 08:45): Apixaban"
                        + " this morning.");
        chart.says("2026-12-01T08:50", null, null, true, null);
        assertThat(chart.status(ANTITHROMBOTIC_HOLD)).isEqualTo(GREEN);
    }

    @Test
    void what_is_red_on_paper_stays_beside_what_the_patient_says() {
        chart.medications.add(medication("Plavix 75 MG"));
        String onPaper = chart.gate(ANTITHROMBOTIC_HOLD).reason();
        chart.says("2026-12-01T08:45", null, null, false, null);
        assertThat(chart.gate(ANTITHROMBOTIC_HOLD).reason())
                .isEqualTo(
                        "The patient says the last doses were not taken as instructed (Tue 1 Dec, 08:45). " + onPaper);
    }

    @Test
    void a_later_check_that_did_not_ask_about_doses_takes_nothing_back() {
        chart.says("2026-12-01T08:45", null, null, false, null);
        chart.says("2026-12-01T08:50", 7, true, null, List.of());
        assertThat(chart.status(ANTITHROMBOTIC_HOLD)).isEqualTo(RED);
    }

    @Test
    void the_hold_of_one_drug_does_not_review_another() {
        chart.medications.add(medication("Plavix 75 MG"));
        MedicationHold warfarin = new MedicationHold(
                ChartOfOne.PATIENT,
                ChartOfOne.EPISODE,
                "WARFARIN",
                null,
                null,
                null,
                ChartOfOne.ANTITHROMBOTICS.version());
        warfarin.waived("Stopped for good last year", "Dr Reed", chart.now);
        chart.holds.add(warfarin);
        assertThat(chart.gate(ANTITHROMBOTIC_HOLD).reason())
                .contains("Clopidogrel is on the medication list and not reviewed.");
    }

    @Test
    void doses_told_for_another_date_do_not_count() {
        chart.says("2026-11-26T23:59", null, null, false, null);
        chart.asked.remove(0);
        assertThat(chart.status(ANTITHROMBOTIC_HOLD)).isEqualTo(GREEN);
        chart.says("2026-11-27T00:00", null, null, false, null);
        assertThat(chart.status(ANTITHROMBOTIC_HOLD)).isEqualTo(RED);
    }

    // When and for whom

    @Test
    void what_is_asked_shortly_before_does_not_apply_earlier() {
        chart.now = local("2026-11-26T23:59");
        assertThat(codes()).doesNotContain(PAIN_RECHECK, RED_FLAGS, ESCORT, FASTING);
        chart.now = local("2026-11-27T00:00");
        assertThat(codes()).contains(PAIN_RECHECK, RED_FLAGS, ESCORT).doesNotContain(FASTING);
        chart.now = local("2026-12-01T00:00");
        assertThat(codes()).contains(FASTING);
    }

    @Test
    void local_anaesthesia_alone_needs_no_escort_and_no_fasting() {
        chart.sedation = "LOCAL";
        assertThat(codes()).contains(PAIN_RECHECK).doesNotContain(ESCORT, FASTING);
        chart.sedation = null;
        assertThat(codes()).as("a plan that is silent is not local").contains(ESCORT, FASTING);
    }

    private List<GateCode> codes() {
        return chart.assessed().gates().stream().map(GateState::code).toList();
    }
}
