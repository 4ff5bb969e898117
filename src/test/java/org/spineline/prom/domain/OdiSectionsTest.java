package org.spineline.prom.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineline.kernel.problem.FieldError;
import org.spineline.support.SiteRules;

class OdiSectionsTest {
    private static final PromRules RULES = SiteRules.of(PromRules.class, "proms");

    @ParameterizedTest
    @CsvSource({
        "0000000000, 0.00, 10",
        "5555555555, 100.00, 10",
        "1234512345, 60.00, 10",
        "12345123-5, 57.78, 9",
        "5---------, 100.00, 1",
        "333------3, 60.00, 4",
        "111111110-, 17.78, 9"
    })
    void sections_left_out_leave_the_denominator(String marks, BigDecimal percent, int answered) {
        OdiSections sections = new OdiSections(scores(marks));

        assertThat(sections.percent()).isEqualByComparingTo(percent);
        assertThat(sections.answered()).isEqualTo(answered);
        assertThat(sections.marks()).isEqualTo(marks);
        assertThat(OdiSections.answeredIn(marks)).isEqualTo(answered);
    }

    @ParameterizedTest
    @CsvSource({
        "0, minimal",
        "20.99, minimal",
        "21, moderate",
        "40.99, moderate",
        "41, severe",
        "60.99, severe",
        "61, very severe",
        "80.99, very severe",
        "81, bed-bound or to be looked at again",
        "100, bed-bound or to be looked at again"
    })
    void a_band_begins_at_its_number_and_ends_before_the_next(BigDecimal percent, String band) {
        assertThat(RULES.odi().bandOf(percent)).isEqualTo(band);
    }

    @Test
    void a_section_of_6_is_refused_where_it_stands() {
        List<@Nullable Integer> scores = scores("0000000000");
        scores.set(3, 6);
        scores.set(9, -1);

        assertThat(OdiSections.complaints(scores))
                .extracting(FieldError::pointer)
                .containsExactly("/odiSections/3", "/odiSections/9");
        assertThatThrownBy(() -> new OdiSections(scores)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nine_sections_and_no_answer_at_all_are_refused() {
        assertThat(OdiSections.complaints(Collections.nCopies(9, 1)))
                .extracting(FieldError::pointer)
                .containsExactly("/odiSections");
        assertThat(OdiSections.complaints(new ArrayList<@Nullable Integer>(Arrays.asList(new Integer[10]))))
                .extracting(FieldError::message)
                .containsExactly("No section is answered, so there is no score.");
    }

    private static List<@Nullable Integer> scores(String marks) {
        List<@Nullable Integer> scores = new ArrayList<>();
        marks.chars().forEach(mark -> scores.add(mark == '-' ? null : Integer.valueOf(mark - '0')));
        return scores;
    }
}
