package org.spineline.patient.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NameTrigramsTest {
    @Test
    void a_name_is_cut_into_overlapping_pieces_and_its_beginning_weighs_more() {
        assertThat(NameTrigrams.of("Roob")).containsExactlyInAnyOrder("  r", " ro", "roo", "oob", "ob ");
    }

    @Test
    void accents_and_case_do_not_matter() {
        assertThat(NameTrigrams.of("JUÁREZ")).isEqualTo(NameTrigrams.of("juarez"));
        assertThat(NameTrigrams.folded("Łukasz Straße Ørsted Æsir Đorđe"))
                .isEqualTo("lukasz strasse orsted aesir dorde");
    }

    @Test
    void digits_and_punctuation_separate_words() {
        assertThat(NameTrigrams.of("O'Brien-Smith2")).isEqualTo(NameTrigrams.of("o", "brien", "smith"));
    }

    @Test
    void one_wrong_letter_leaves_most_pieces() {
        Set<String> shared = new HashSet<>(NameTrigrams.of("McCullough"));
        Set<String> typed = NameTrigrams.of("McCulough");
        shared.retainAll(typed);

        assertThat(shared.size()).isGreaterThanOrEqualTo(typed.size() * 4 / 5);
    }

    @Test
    void nothing_but_signs_has_no_pieces() {
        assertThat(NameTrigrams.of("", " ", "-'%_", "12")).isEmpty();
    }

    @Test
    void a_letter_of_more_than_sixteen_bits_is_never_cut_in_half() {
        assertThat(NameTrigrams.of("a\uD842\uDFB7b")).isEqualTo(NameTrigrams.of("a", "b"));
    }

    @Test
    void the_sort_key_is_letters_with_the_family_name_first() {
        assertThat(NameTrigrams.sortKey("De la Cruz", "Ána")).isEqualTo("delacruz0ana");
        assertThat(NameTrigrams.sortKey("ß".repeat(100), "x".repeat(100))).hasSize(200);
    }
}
