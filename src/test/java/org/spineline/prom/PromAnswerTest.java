package org.spineline.prom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineline.episode.RmdqAnswers;

class PromAnswerTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void pain_ends_at_10(int score) {
        assertThat(PromAnswer.painAtRest(score).value()).isEqualByComparingTo(BigDecimal.valueOf(score));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 11})
    void pain_beyond_its_scale_is_no_answer(int score) {
        assertThatThrownBy(() -> PromAnswer.painOnMovement(score)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void roland_morris_counts_what_is_ticked_and_leaves_the_rest_as_not_ticked() {
        assertThat(PromAnswer.rolandMorris(new RmdqAnswers(List.of())).value()).isEqualByComparingTo("0");
        assertThat(PromAnswer.rolandMorris(new RmdqAnswers(List.of(1, 24))).value())
                .isEqualByComparingTo("2");
        assertThatThrownBy(() -> PromAnswer.rolandMorris(25)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eq5d_takes_a_profile_or_a_scale_but_not_nothing() {
        assertThat(PromAnswer.eq5d("21231", null).value()).isNull();
        assertThat(PromAnswer.eq5d(null, 100).value()).isEqualByComparingTo("100");
        assertThatThrownBy(() -> PromAnswer.eq5d(null, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PromAnswer.eq5d("21261", 50)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PromAnswer.eq5d(null, 101)).isInstanceOf(IllegalArgumentException.class);
    }
}
