package org.spineline.workup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spineline.support.SiteRules;

class LabCatalogueTest {
    private static final LabCatalogue LABS = SiteRules.of(LabCatalogue.class, "labs");
    private static final BigDecimal LEAST = new BigDecimal("0.01");

    @TestFactory
    Stream<DynamicTest> a_value_is_possible_from_limit_to_limit() {
        return LABS.tests().stream()
                .map(test -> DynamicTest.dynamicTest(test.name(), () -> {
                    assertThat(test.isPossible(test.min())).isTrue();
                    assertThat(test.isPossible(test.max())).isTrue();
                    assertThat(test.isPossible(test.min().subtract(LEAST))).isFalse();
                    assertThat(test.isPossible(test.max().add(LEAST))).isFalse();
                }));
    }

    @Test
    void other_units_convert_exactly_or_not_at_all() {
        LabCatalogue.Test haemoglobin = LABS.find("718-7").orElseThrow();

        assertThat(haemoglobin.converted(new BigDecimal("12.4"), "g/dL")).contains(new BigDecimal("12.4"));
        assertThat(haemoglobin.converted(new BigDecimal("124"), "g/L").orElseThrow())
                .isEqualByComparingTo("12.4");
        assertThat(haemoglobin.converted(new BigDecimal("7.7"), "mmol/L")).isEmpty();
        assertThat(haemoglobin.converted(new BigDecimal("12.4"), "G/DL"))
                .as("UCUM tells cases apart")
                .isEmpty();
    }

    @Test
    void creatinine_in_micromoles_is_not_taken_for_milligrams() {
        assertThat(LABS.find("2160-0").orElseThrow().converted(new BigDecimal("88"), "umol/L"))
                .isEmpty();
    }
}
