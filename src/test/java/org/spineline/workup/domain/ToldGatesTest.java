package org.spineline.workup.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineline.workup.GateCode.IMAGING;
import static org.spineline.workup.GateCode.INR;
import static org.spineline.workup.GateCode.PLATELETS;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineline.workup.ClinicalChangeKind;
import org.spineline.workup.GateStatus;

/** What was recorded beside the results changes how they are read. */
class ToldGatesTest {
    private final ChartOfOne chart = new ChartOfOne();

    @ParameterizedTest
    @CsvSource({
        "false, 1.5, GREEN",
        "false, 1.6, AMBER",
        "false, 1.8, AMBER",
        "false, 1.9, RED",
        "true, 1.5, GREEN",
        "true, 1.9, AMBER",
        "true, 2.4, AMBER",
        "true, 2.5, RED",
        "true, 2.6, RED"
    })
    void chronic_liver_disease_has_a_limit_of_its_own_for_the_inr(boolean liver, BigDecimal inr, GateStatus expected) {
        chart.chronicLiverDisease = liver;
        chart.inr = inr;
        assertThat(chart.status(INR)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "false, 50, GREEN",
        "false, 49, RED",
        "true, 50, GREEN",
        "true, 49, AMBER",
        "true, 31, AMBER",
        "true, 30, RED",
        "true, 29, RED"
    })
    void chronic_liver_disease_has_a_limit_of_its_own_for_platelets(
            boolean liver, BigDecimal platelets, GateStatus expected) {
        chart.chronicLiverDisease = liver;
        chart.platelets = platelets;
        assertThat(chart.status(PLATELETS)).isEqualTo(expected);
    }

    @Test
    void the_exception_names_its_own_source() {
        assertThat(chart.gate(INR).ruleSource())
                .isEqualTo(ChartOfOne.COAGULATION.inr().source());
        chart.chronicLiverDisease = true;
        assertThat(chart.gate(INR).ruleSource())
                .isEqualTo(ChartOfOne.COAGULATION.liver().source());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-19, GREEN", "2026-11-21, RED"})
    void a_fall_after_the_pictures_makes_them_too_old_and_one_before_does_not(LocalDate fell, GateStatus expected) {
        chart.changes.add(
                new ImagingRecency.Since(ClinicalChangeKind.NEW_FALL, fell, ChartOfOne.local("2026-11-25T10:00")));
        assertThat(chart.status(IMAGING)).isEqualTo(expected);
    }

    @Test
    void a_fracture_that_began_after_the_pictures_is_named() {
        chart.onsets.add(new ImagingRecency.Onset("L1", LocalDate.of(2026, 11, 20)));
        assertThat(chart.status(IMAGING)).as("on the day of the pictures").isEqualTo(GateStatus.GREEN);

        chart.onsets.set(0, new ImagingRecency.Onset("L1", LocalDate.of(2026, 11, 21)));
        assertThat(chart.status(IMAGING)).isEqualTo(GateStatus.RED);
        assertThat(chart.gate(IMAGING).reason()).contains("The fracture of L1 began on 21 Nov 2026");
    }
}
