package org.spineline.patient.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineline.patient.DuplicateReason.BIRTH_DATE_MISTYPED;
import static org.spineline.patient.DuplicateReason.SAME_BIRTH_DATE;
import static org.spineline.patient.DuplicateReason.SAME_PHONE;
import static org.spineline.patient.DuplicateReason.SIMILAR_NAME;
import static org.spineline.patient.DuplicateReason.SOUNDS_ALIKE;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spineline.patient.domain.Likeness.Person;

class LikenessTest {
    private static final Person JOAN = person("Whitaker", "Joan", "1948-05-03", "+1 415 555 0117");

    @Test
    void the_same_name_and_birth_date_are_enough() {
        assertThat(Likeness.of(JOAN, person("Whitaker", "Joan", "1948-05-03", null)))
                .containsExactly(SIMILAR_NAME, SAME_BIRTH_DATE);
    }

    @Test
    void a_name_as_it_is_heard_counts_with_another_sign() {
        assertThat(Likeness.of(JOAN, person("Witacre", "Jone", "1948-05-03", null)))
                .containsExactly(SOUNDS_ALIKE, SAME_BIRTH_DATE);
        assertThat(Likeness.of(JOAN, person("Witacre", "Jone", "1939-11-21", null)))
                .isEmpty();
    }

    @Test
    void exchanged_day_and_month_or_one_wrong_digit_are_a_slip() {
        assertThat(Likeness.of(JOAN, person("Whitaker", "Joan", "1948-03-05", null)))
                .containsExactly(SIMILAR_NAME, BIRTH_DATE_MISTYPED);
        assertThat(Likeness.of(JOAN, person("Whitaker", "Joan", "1943-05-03", null)))
                .containsExactly(SIMILAR_NAME, BIRTH_DATE_MISTYPED);
        assertThat(Likeness.of(JOAN, person("Whitaker", "Joan", "1943-06-03", null)))
                .isEmpty();
    }

    @Test
    void a_phone_is_the_same_with_and_without_its_country() {
        assertThat(Likeness.of(JOAN, person("Whitacker", "Joan", "1971-01-01", "(415) 555-0117")))
                .containsExactly(SIMILAR_NAME, SAME_PHONE);
        assertThat(Likeness.phone("0117")).isEmpty();
    }

    @Test
    void one_sign_alone_is_shared_by_strangers() {
        assertThat(Likeness.of(JOAN, person("Okafor", "Chidi", "1948-05-03", null)))
                .isEmpty();
        assertThat(Likeness.of(JOAN, person("Okafor", "Chidi", "1980-02-09", "415 555 0117")))
                .isEmpty();
        assertThat(Likeness.of(JOAN, person("Whitaker", "Joan", "1960-10-19", null)))
                .isEmpty();
    }

    private static Person person(String family, String given, String born, @Nullable String phone) {
        return new Person(family, given, LocalDate.parse(born), Likeness.phone(phone));
    }
}
