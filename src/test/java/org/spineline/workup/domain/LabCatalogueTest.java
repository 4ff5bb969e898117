package org.spineline.workup.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    void creatinine_and_glucose_convert_by_the_mass_of_their_molecule() {
        LabCatalogue.Test creatinine = LABS.find("2160-0").orElseThrow();
        assertThat(creatinine.converted(new BigDecimal("88.4"), "umol/L").orElseThrow())
                .isCloseTo(new BigDecimal("1.000"), within(new BigDecimal("0.0005")));
        assertThat(creatinine.isPossible(new BigDecimal("88.4")))
                .as("micromoles are never taken for milligrams")
                .isFalse();
        assertThat(LABS.find("2345-7")
                        .orElseThrow()
                        .converted(new BigDecimal("5.55"), "mmol/L")
                        .orElseThrow())
                .isCloseTo(new BigDecimal("100"), within(new BigDecimal("0.1")));
    }

    @Test
    void platelets_counted_by_the_microlitre_convert_and_are_recognised() {
        LabCatalogue.Test platelets = LABS.find("777-3").orElseThrow();

        assertThat(platelets.converted(new BigDecimal("245000"), "/uL").orElseThrow())
                .isEqualByComparingTo("245");
        assertThat(platelets.isPossible(new BigDecimal("245000"))).isFalse();
        assertThat(platelets.meantIn(new BigDecimal("245000")).orElseThrow().unit())
                .isEqualTo("/uL");
        assertThat(platelets.meantIn(new BigDecimal("0.1"))).isEmpty();
    }

    @Test
    void a_finding_is_one_of_its_words() {
        LabCatalogue.Test pregnancy = LABS.find("2106-3").orElseThrow();

        assertThat(pregnancy.isPossible(BigDecimal.ZERO)).isTrue();
        assertThat(pregnancy.isPossible(new BigDecimal("1.0"))).isTrue();
        assertThat(pregnancy.isPossible(new BigDecimal("0.5"))).isFalse();
        assertThat(pregnancy.isPossible(new BigDecimal("2"))).isFalse();
        assertThat(pregnancy.shown(BigDecimal.ONE)).isEqualTo("positive");
        assertThat(pregnancy.shown(BigDecimal.ZERO)).isEqualTo("negative");
    }
}
