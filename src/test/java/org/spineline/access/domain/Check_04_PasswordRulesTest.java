package org.spineline.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Check_04_PasswordRulesTest {
    private final PasswordRules rules =
            new PasswordRules(List.of("St Brigid's, Interventional Radiology", "riverside"));

    @Test
    void fourteen_characters_are_too_few_and_fifteen_are_enough() {
        assertThat(rules.objection("vq7 jumbled ox"))
                .hasValueSatisfying(text -> assertThat(text).contains("at least 15"));
        assertThat(rules.objection("vq7 jumbled oxe")).isEmpty();
    }

    @Test
    void two_hundred_are_enough_and_one_more_is_too_many() {
        String sentence = "Nobody would ever think of writing such a long tale about seven lamps, a harbour and fog. ";

        assertThat(rules.objection(sentence.repeat(3).substring(0, 200))).isEmpty();
        assertThat(rules.objection(sentence.repeat(3).substring(0, 201))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "пять зелёных жирафов поют",
                "seven lamps over a quiet harbour",
                "ALL CAPITALS AND NO NUMBERS HERE",
                "qvzkxjwpbtmrhgfd",
                "🦉🦉 kayak umbrella drum"
            })
    void long_ones_are_taken_whatever_they_are_made_of(String password) {
        assertThat(rules.objection(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaa",
                "123456789012345",
                "passwordpassword",
                "qwertyuiopasdfgh",
                "Password12345678",
                "iloveyouiloveyou",
                "spinelinespineline",
                "VertebroplastyVertebroplasty",
                "riversideriverside",
                "abcdefghijklmnopqrstuvwxyz",
                "111111111111111111",
                "letmeinletmeinletmein"
            })
    void known_ones_repeated_ones_and_the_words_of_the_site_are_refused(String password) {
        assertThat(rules.objection(password))
                .hasValueSatisfying(text -> assertThat(text).contains("easy to guess"));
    }

    @Test
    void the_name_of_its_owner_is_refused() {
        assertThat(rules.objection("maximiliana1234", "maximiliana", "Maximiliana Ost"))
                .isPresent();
    }

    @Test
    void letters_composed_in_two_ways_are_the_same_password() {
        assertThat(PasswordRules.normal("cafe\u0301")).isEqualTo(PasswordRules.normal("caf\u00e9"));
    }
}
