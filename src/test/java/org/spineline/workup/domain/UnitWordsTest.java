package org.spineline.workup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitWordsTest {
    @ParameterizedTest
    @CsvSource({
        "10*9/L, 245 ×10⁹/L",
        "10*3/uL, 245 ×10³/µL",
        "/uL, 245 /µL",
        "umol/L, 245 µmol/L",
        "mL/min/{1.73_m2}, 245 mL/min/1.73 m²",
        "g/dL, 245 g/dL",
        "1, 245",
        "{INR}, 245"
    })
    void a_unit_is_written_as_on_a_report(String ucum, String written) {
        assertThat(UnitWords.after("245", ucum)).isEqualTo(written);
    }
}
