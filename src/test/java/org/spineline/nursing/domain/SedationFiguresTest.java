package org.spineline.nursing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineline.kernel.problem.FieldError;
import org.spineline.nursing.DoseUnit;
import org.spineline.nursing.DrugRoute;
import org.spineline.nursing.VitalSign;
import org.spineline.nursing.domain.CareRow.Noted;
import org.spineline.nursing.domain.DrugGiven.Dose;
import org.spineline.nursing.domain.SedationFigures.AnaestheticSum;
import org.spineline.nursing.domain.SedationFigures.Total;
import org.spineline.sedation.domain.SedationRules;
import org.spineline.support.SiteRules;

class SedationFiguresTest {
    private static final Instant NINE = Instant.parse("2026-11-23T14:00:00Z");
    private static final SedationRecordRules RULES = SiteRules.of(SedationRecordRules.class, "sedation-record");

    private final SedationFigures figures = new SedationFigures(RULES);
    private final SedationRecord record = SedationRecord.opened(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            new SedationHead("MODERATE", null, false, null, null, null, List.of(), null, null, null));

    // Values

    @ParameterizedTest
    @CsvSource({
        "SYSTOLIC,29,false",
        "SYSTOLIC,30,true",
        "SYSTOLIC,300,true",
        "SYSTOLIC,301,false",
        "SPO2,39,false",
        "SPO2,40,true",
        "SPO2,100,true",
        "SPO2,101,false",
        "HEART_RATE,19,false",
        "HEART_RATE,20,true",
        "PAIN,10,true",
        "PAIN,11,false",
        "DEPTH,4,true",
        "DEPTH,5,false",
        "DEPTH,-5,true",
        "DEPTH,-6,false"
    })
    void a_value_that_cannot_be_is_a_slip(VitalSign sign, int value, boolean possible) {
        assertThat(figures.complaints(reading(sign, value)).isEmpty()).isEqualTo(possible);
    }

    @Test
    void a_slip_names_what_is_expected() {
        assertThat(figures.complaints(reading(VitalSign.HEART_RATE, 780)))
                .containsExactly(new FieldError(
                        "/heartRate", "This must lie between 20 and 250 /min. Check the value and its unit."));
    }

    @Test
    void swapped_pressures_and_an_empty_reading_are_refused() {
        assertThat(figures.complaints(pressure(80, 120)))
                .extracting(FieldError::pointer)
                .containsExactly("/diastolic");
        assertThat(figures.complaints(pressure(80, 80)))
                .extracting(FieldError::pointer)
                .containsExactly("/diastolic");
        assertThat(figures.complaints(Vitals.NONE)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "SPO2,92,false",
        "SPO2,91,true",
        "SYSTOLIC,90,false",
        "SYSTOLIC,89,true",
        "SYSTOLIC,180,false",
        "SYSTOLIC,181,true",
        "DEPTH,-2,false",
        "DEPTH,-3,true",
        "PAIN,10,false"
    })
    void a_value_beyond_a_limit_is_marked_and_one_on_it_is_not(VitalSign sign, int value, boolean marked) {
        assertThat(figures.alerts(reading(sign, value)).isEmpty()).isNotEqualTo(marked);
    }

    @Test
    void nothing_recorded_marks_nothing() {
        assertThat(figures.alerts(Vitals.NONE)).isEmpty();
    }

    @Test
    void a_pressure_is_required_as_a_pair() {
        assertThat(pressure(120, null).missing(List.of("Blood pressure", "SpO2")))
                .containsExactly("Blood pressure", "SpO2");
        assertThat(pressure(120, 80).missing(List.of("Blood pressure"))).isEmpty();
    }

    @Test
    void every_vital_sign_that_a_protocol_demands_has_a_field() {
        List<String> fields =
                Arrays.stream(VitalSign.values()).map(VitalSign::requiredAs).toList();

        assertThat(SiteRules.of(SedationRules.class, "sedation").protocols())
                .isNotEmpty()
                .allSatisfy(protocol -> assertThat(fields).containsAll(protocol.requiredVitals()));
    }

    // Doses

    @Test
    void micrograms_typed_as_milligrams_are_refused_and_the_right_unit_is_not() {
        assertThat(figures.complaints(dose("FENTANYL", "50", DoseUnit.MILLIGRAM, null), false))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.pointer()).isEqualTo("/dose");
                    assertThat(error.message()).contains("0.01 and 0.15 mg");
                });
        assertThat(figures.complaints(dose("FENTANYL", "50", DoseUnit.MICROGRAM, null), false))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.24,false", "0.25,true", "5,true", "5.01,false"})
    void the_ends_of_a_range_belong_to_it(String amount, boolean plausible) {
        assertThat(figures.complaints(dose("MIDAZOLAM", amount, DoseUnit.MILLIGRAM, null), false)
                        .isEmpty())
                .isEqualTo(plausible);
    }

    @Test
    void an_unusual_dose_needs_both_the_word_and_the_reason() {
        assertThat(figures.complaints(dose("MIDAZOLAM", "6", DoseUnit.MILLIGRAM, null), true))
                .hasSize(1);
        assertThat(figures.complaints(dose("MIDAZOLAM", "6", DoseUnit.MILLIGRAM, "Tolerant"), false))
                .hasSize(1);
        assertThat(figures.complaints(dose("MIDAZOLAM", "6", DoseUnit.MILLIGRAM, "Tolerant"), true))
                .isEmpty();
    }

    @Test
    void unit_route_and_drug_must_be_the_sites() {
        assertThat(figures.complaints(dose("PROPOFOL", "20", DoseUnit.MICROGRAM, null), false))
                .extracting(FieldError::pointer)
                .containsExactly("/unit");
        assertThat(figures.complaints(
                        new Dose("PROPOFOL", BigDecimal.TEN, DoseUnit.MILLIGRAM, DrugRoute.ORAL, null), false))
                .extracting(FieldError::pointer)
                .containsExactly("/route");
        assertThat(figures.complaints(dose("ASPIRIN", "20", DoseUnit.MILLIGRAM, null), false))
                .extracting(FieldError::pointer)
                .containsExactly("/drugCode");
    }

    // Sums

    @Test
    void a_sum_converts_units_exactly() {
        List<Total> totals = figures.totals(
                List.of(
                        given("FENTANYL", "25", DoseUnit.MICROGRAM),
                        given("FENTANYL", "0.0125", DoseUnit.MILLIGRAM),
                        given("MIDAZOLAM", "500", DoseUnit.MICROGRAM),
                        given("MIDAZOLAM", "1", DoseUnit.MILLIGRAM)),
                70);

        assertThat(totals).extracting(Total::drugCode).containsExactly("MIDAZOLAM", "FENTANYL");
        assertThat(totals.get(0).amount()).isEqualTo("1.5");
        assertThat(totals.get(1).amount()).isEqualTo("37.5");
        assertThat(totals.get(1).limit()).as("the site set none").isNull();
    }

    @ParameterizedTest
    @CsvSource({"60,3.5,3.5,false", "60,3.501,3.5,true", "59,3.5,5,false", "59,5,5,false", "59,5.001,5,true"})
    void a_sum_on_the_limit_is_not_over_it_and_the_limit_depends_on_age(
            int age, String sum, String limit, boolean over) {
        Total total = figures.totals(List.of(given("MIDAZOLAM", sum, DoseUnit.MILLIGRAM)), age)
                .get(0);

        assertThat(total.limit()).isEqualByComparingTo(limit);
        assertThat(total.overLimit()).isEqualTo(over);
    }

    @Test
    void a_flow_is_never_summed() {
        assertThat(figures.totals(List.of(given("OXYGEN", "4", DoseUnit.LITRE_PER_MINUTE)), 70))
                .isEmpty();
    }

    // Local anaesthetics

    @Test
    void fractions_of_the_maxima_add() {
        // 50 kg: lidocaine 4.5 mg/kg = 225 mg; bupivacaine 175 mg whatever the weight.
        AnaestheticSum sum = figures.localAnaesthetics(
                List.of(given("LIDOCAINE", "90", DoseUnit.MILLIGRAM), given("BUPIVACAINE", "105", DoseUnit.MILLIGRAM)),
                new BigDecimal("50"));

        assertThat(sum.sum()).isEqualByComparingTo("1.0");
        assertThat(sum.over()).as("on the limit").isFalse();
        assertThat(figures.localAnaesthetics(
                                List.of(
                                        given("LIDOCAINE", "91", DoseUnit.MILLIGRAM),
                                        given("BUPIVACAINE", "105", DoseUnit.MILLIGRAM)),
                                new BigDecimal("50"))
                        .over())
                .isTrue();
    }

    @Test
    void a_heavy_patient_does_not_pass_the_whole_maximum() {
        assertThat(figures.localAnaesthetics(
                                List.of(given("LIDOCAINE", "150", DoseUnit.MILLIGRAM)), new BigDecimal("120"))
                        .agents()
                        .get(0)
                        .maximumMg())
                .isEqualByComparingTo("300");
    }

    @Test
    void without_a_weight_the_sum_is_unknown_and_says_why() {
        AnaestheticSum sum = figures.localAnaesthetics(
                List.of(given("LIDOCAINE", "90", DoseUnit.MILLIGRAM), given("BUPIVACAINE", "35", DoseUnit.MILLIGRAM)),
                null);

        assertThat(sum.sum()).isNull();
        assertThat(sum.agents().get(0).fraction()).isNull();
        assertThat(sum.agents().get(0).unknown()).isEqualTo("The patient's weight is not recorded.");
        assertThat(sum.agents().get(1).fraction()).as("needs no weight").isEqualByComparingTo("0.2");
    }

    // The next reading

    @Test
    void the_next_reading_is_due_one_interval_after_the_last() {
        assertThat(SedationFigures.nextDue(NINE, null, 5, List.of())).contains(NINE.plusSeconds(300));
        assertThat(SedationFigures.nextDue(
                        NINE, null, 5, List.of(row(NINE.plusSeconds(240)), row(NINE.minusSeconds(1)))))
                .contains(NINE.plusSeconds(540));
    }

    @Test
    void nothing_is_due_before_the_start_after_the_end_and_without_an_interval() {
        assertThat(SedationFigures.nextDue(null, null, 5, List.of())).isEmpty();
        assertThat(SedationFigures.nextDue(NINE, NINE.plusSeconds(60), 5, List.of()))
                .isEmpty();
        assertThat(SedationFigures.nextDue(NINE, null, null, List.of())).isEmpty();
    }

    @Test
    void five_minutes_stay_five_minutes_while_the_clocks_change() {
        // New York puts the clock back at 06:00Z on 1 November 2026: 01:58 is followed by 01:03, five minutes later.
        Instant before = Instant.parse("2026-11-01T05:58:00Z");

        assertThat(SedationFigures.nextDue(before, null, 5, List.of())).contains(Instant.parse("2026-11-01T06:03:00Z"));
    }

    // Reversal

    @Test
    void a_reversal_drug_starts_the_observation_and_the_last_one_counts() {
        DrugGiven first = given("NALOXONE", "0.1", DoseUnit.MILLIGRAM);
        SedationEvent later = new SedationEvent(record, noted(NINE.plusSeconds(600)), "REVERSAL_GIVEN", null);

        assertThat(figures.observedUntil(List.of(first), List.of())).contains(NINE.plus(Duration.ofHours(2)));
        assertThat(figures.observedUntil(List.of(first), List.of(later)))
                .contains(NINE.plusSeconds(600).plus(Duration.ofHours(2)));
        assertThat(figures.observedUntil(List.of(given("MIDAZOLAM", "1", DoseUnit.MILLIGRAM)), List.of()))
                .isEmpty();
    }

    @Test
    void pain_before_is_the_last_one_not_after_the_start() {
        SedationVitals at = new SedationVitals(record, noted(NINE), reading(VitalSign.PAIN, 6));
        SedationVitals after = new SedationVitals(record, noted(NINE.plusSeconds(1)), reading(VitalSign.PAIN, 2));

        assertThat(SedationFigures.painBefore(NINE, List.of(at, after))).contains(6);
        assertThat(SedationFigures.painBefore(NINE, List.of(after))).isEmpty();
        assertThat(SedationFigures.painBefore(null, List.of(at))).isEqualTo(Optional.empty());
    }

    // Corrections

    @Test
    void a_replaced_or_withdrawn_line_counts_no_more() {
        DrugGiven wrong = given("MIDAZOLAM", "4", DoseUnit.MILLIGRAM);
        DrugGiven right = new DrugGiven(
                record,
                new Noted(NINE, wrong.getId(), false, "Misread", "Marta Silva", null),
                dose("MIDAZOLAM", "1", DoseUnit.MILLIGRAM, null));
        DrugGiven withdrawn = new DrugGiven(
                record,
                new Noted(NINE, right.getId(), true, "Not given", "Marta Silva", null),
                dose("MIDAZOLAM", "1", DoseUnit.MILLIGRAM, null));

        assertThat(CareRow.current(List.of(wrong, right))).containsExactly(right);
        assertThat(CareRow.current(List.of(wrong, right, withdrawn))).isEmpty();
    }

    private DrugGiven given(String drug, String amount, DoseUnit unit) {
        return new DrugGiven(record, noted(NINE), dose(drug, amount, unit, null));
    }

    private static Dose dose(String drug, String amount, DoseUnit unit, @Nullable String unusual) {
        DrugRoute route = RULES.drug(drug).map(listed -> listed.routes().get(0)).orElse(DrugRoute.INTRAVENOUS);
        return new Dose(drug, new BigDecimal(amount), unit, route, unusual);
    }

    private SedationVitals row(Instant at) {
        return new SedationVitals(record, noted(at), pressure(120, 80));
    }

    private static Noted noted(Instant at) {
        return new Noted(at, null, false, null, "Marta Silva", null);
    }

    private static Vitals pressure(@Nullable Integer systolic, @Nullable Integer diastolic) {
        return new Vitals(systolic, diastolic, null, null, null, null, null, null);
    }

    private static Vitals reading(VitalSign sign, int value) {
        return new Vitals(
                sign == VitalSign.SYSTOLIC ? value : null,
                sign == VitalSign.DIASTOLIC ? value : null,
                sign == VitalSign.HEART_RATE ? value : null,
                sign == VitalSign.RESPIRATORY_RATE ? value : null,
                sign == VitalSign.SPO2 ? value : null,
                sign == VitalSign.ETCO2 ? value : null,
                sign == VitalSign.PAIN ? value : null,
                sign == VitalSign.DEPTH ? value : null);
    }
}
