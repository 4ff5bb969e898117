package org.spineline.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineline.kernel.problem.FieldError;

class RmdqAnswersTest {
    private static final List<Integer> ALL =
            IntStream.rangeClosed(1, RmdqAnswers.STATEMENTS).boxed().toList();

    @Test
    void the_score_is_the_number_of_ticks() {
        assertThat(new RmdqAnswers(List.of()).score()).isZero();
        assertThat(new RmdqAnswers(List.of(24, 1)).score()).isEqualTo(2);
        assertThat(new RmdqAnswers(ALL).score()).isEqualTo(24);
    }

    @Test
    void marks_keep_which_statements_were_ticked() {
        RmdqAnswers answers = new RmdqAnswers(List.of(24, 1, 7));

        assertThat(answers.marks()).isEqualTo("100000100000000000000001");
        assertThat(RmdqAnswers.ofMarks(answers.marks())).isEqualTo(answers);
        assertThat(Objects.requireNonNull(RmdqAnswers.ofMarks("0".repeat(24))).ticked())
                .as("asked, and nothing applies")
                .isEmpty();
        assertThat(RmdqAnswers.ofMarks(null)).as("not asked").isNull();
        assertThat(RmdqAnswers.of(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 25})
    void a_statement_that_does_not_exist_is_refused(int number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RmdqAnswers(List.of(1, number)));
        assertThat(RmdqAnswers.complaints(null, List.of(1, number)))
                .extracting(FieldError::pointer)
                .containsExactly("/rmdqStatements/1");
    }

    @Test
    void a_statement_is_ticked_once() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RmdqAnswers(List.of(3, 3)));
        assertThat(RmdqAnswers.complaints(2, List.of(3, 3)))
                .extracting(FieldError::pointer)
                .containsExactly("/rmdqStatements/1");
    }

    @Test
    void a_total_beside_the_ticks_must_be_their_number() {
        assertThat(RmdqAnswers.complaints(2, List.of(3, 4))).isEmpty();
        assertThat(RmdqAnswers.complaints(null, List.of(3, 4))).isEmpty();
        assertThat(RmdqAnswers.complaints(24, null)).isEmpty();
        assertThat(RmdqAnswers.complaints(1, List.of(3, 4)))
                .extracting(FieldError::pointer)
                .containsExactly("/rmdq");
        assertThat(RmdqAnswers.complaints(3, List.of(3, 4))).hasSize(1);
    }
}
