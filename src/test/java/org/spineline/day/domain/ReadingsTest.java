package org.spineline.day.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineline.anatomy.VertebralLevel.L1;
import static org.spineline.anatomy.VertebralLevel.L2;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spineline.day.PreCheckItem;
import org.spineline.day.PregnancyCheck;
import org.spineline.day.domain.ArrivalCheck.Readings;
import org.spineline.workup.ArrivalAnswers;

class ReadingsTest {
    private static final Instant SEVEN = Instant.parse("2026-12-01T12:00:00Z");
    private static final ArrivalAnswers SAID = new ArrivalAnswers(3, 8, true, false, SEVEN, SEVEN);
    private static final Readings READ = read(PregnancyCheck.NOT_APPLICABLE, "L1");

    @Test
    void nothing_is_open_once_everything_is_asked_whatever_the_answer_was() {
        assertThat(READ.open(SAID, List.of(L1))).isEmpty();
    }

    @Test
    void everything_is_open_before_anybody_asked() {
        assertThat(Readings.NONE.open(ArrivalAnswers.NONE, List.of(L1))).containsExactly(PreCheckItem.values());
    }

    @Test
    void fasting_needs_the_last_meal_and_the_last_drink() {
        ArrivalAnswers onlyFood = new ArrivalAnswers(3, 8, true, true, SEVEN, null);

        assertThat(READ.open(onlyFood, List.of(L1))).containsExactly(PreCheckItem.FASTING);
    }

    @Test
    void a_possible_pregnancy_stays_open() {
        assertThat(read(PregnancyCheck.POSSIBLE, "L1").open(SAID, List.of(L1))).containsExactly(PreCheckItem.PREGNANCY);
        assertThat(read(PregnancyCheck.EXCLUDED, "L1").open(SAID, List.of(L1))).isEmpty();
    }

    @Test
    void counting_another_level_than_the_booked_one_stays_open() {
        assertThat(READ.open(SAID, List.of(L2))).containsExactly(PreCheckItem.LEVEL_COUNT);
        assertThat(READ.open(SAID, List.of(L1, L2))).containsExactly(PreCheckItem.LEVEL_COUNT);
    }

    private static Readings read(PregnancyCheck pregnancy, String counted) {
        return new Readings(true, true, true, pregnancy, counted, "Ada Nurse", "Ben Doctor", null);
    }
}
