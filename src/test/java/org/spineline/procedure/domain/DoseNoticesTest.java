package org.spineline.procedure.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineline.procedure.KapUnit;
import org.spineline.procedure.domain.DoseNotices.Assessment;
import org.spineline.procedure.domain.DoseNotices.Dose;
import org.spineline.procedure.domain.DoseNotices.Level;
import org.spineline.procedure.domain.DoseRules.Levels;

class DoseNoticesTest {
    private static final DoseNotices NOTICES = new DoseNotices(new DoseRules(
            "test",
            "1",
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2027, 1, 1),
            levels(3000, 1000, 5000),
            levels(300, 100, 500),
            levels(30, 15, 60),
            14));

    @ParameterizedTest
    @CsvSource({
        "2999.9, NONE, 0", "3000, NOTIFY, 1", "3000.0, NOTIFY, 1", "3999.9, NOTIFY, 1", "4000, NOTIFY, 2",
        "4999.9, NOTIFY, 2", "5000, SUBSTANTIAL, 3", "5000.1, SUBSTANTIAL, 3", "6000, SUBSTANTIAL, 4", "0, NONE, 0"
    })
    void air_kerma_is_told_from_each_level_on(BigDecimal value, Level level, int notification) {
        assertReached(NOTICES.of(new Dose(null, value, null, null)), level, notification);
    }

    @ParameterizedTest
    @CsvSource({
        "29.9, NONE, 0",
        "30, NOTIFY, 1",
        "44.9, NOTIFY, 1",
        "45, NOTIFY, 2",
        "59.9, NOTIFY, 2",
        "60, SUBSTANTIAL, 3"
    })
    void fluoroscopy_is_told_from_each_level_on(BigDecimal value, Level level, int notification) {
        assertReached(NOTICES.of(new Dose(value, null, null, null)), level, notification);
    }

    @ParameterizedTest
    @CsvSource({
        "299.999, GY_CM2, NONE, 0",
        "300, GY_CM2, NOTIFY, 1",
        "29999.9, UGY_M2, NONE, 0",
        "30000, UGY_M2, NOTIFY, 1",
        "299999, MGY_CM2, NONE, 0",
        "300000, MGY_CM2, NOTIFY, 1",
        "500, GY_CM2, SUBSTANTIAL, 3",
        "50000, UGY_M2, SUBSTANTIAL, 3",
        "500000, MGY_CM2, SUBSTANTIAL, 3",
        "499999.999, MGY_CM2, NOTIFY, 2"
    })
    void the_area_product_is_compared_in_one_unit_however_it_was_entered(
            BigDecimal value, KapUnit unit, Level level, int notification) {
        assertReached(NOTICES.of(new Dose(null, null, value, unit)), level, notification);
    }

    @Test
    void what_is_not_recorded_says_nothing() {
        assertThat(NOTICES.of(new Dose(null, null, null, null)).level()).isEqualTo(Level.NONE);
        assertThat(NOTICES.of(new Dose(null, null, new BigDecimal("900"), null)).notices())
                .isEmpty();
    }

    @Test
    void the_highest_measure_decides_and_each_has_its_sentence() {
        Assessment reached = NOTICES.of(
                new Dose(new BigDecimal("31"), new BigDecimal("5200"), new BigDecimal("10"), KapUnit.GY_CM2));
        assertThat(reached.level()).isEqualTo(Level.SUBSTANTIAL);
        assertThat(reached.notices()).hasSize(2);
        assertThat(reached.notices().get(0).sentence())
                .isEqualTo("Reference air kerma 5200 mGy: substantial dose (from 5000 mGy). Tell the patient;"
                        + " a look at the skin is put on the list when the note is signed.");
        assertThat(reached.notices().get(1).sentence())
                .isEqualTo("Fluoroscopy 31 min: notification level 30 min is reached.");
    }

    private static void assertReached(Assessment reached, Level level, int notification) {
        assertThat(reached.level()).isEqualTo(level);
        assertThat(reached.notices().stream()
                        .mapToInt(DoseNotices.Notice::notification)
                        .sum())
                .isEqualTo(notification);
    }

    private static Levels levels(int first, int step, int substantial) {
        return new Levels(BigDecimal.valueOf(first), BigDecimal.valueOf(step), BigDecimal.valueOf(substantial));
    }
}
