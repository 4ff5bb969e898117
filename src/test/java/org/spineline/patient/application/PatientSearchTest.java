package org.spineline.patient.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatientSearchTest {
    @ParameterizedTest
    @ValueSource(strings = {"1948-05-03", "03.05.1948", "3.5.1948", "05/03/1948", "5/3/1948"})
    void a_birth_date_is_understood_in_every_form_people_type(String typed) {
        assertThat(PatientSearch.date(typed)).contains(LocalDate.of(1948, 5, 3));
    }

    @Test
    void a_leap_day_exists_only_in_leap_years() {
        assertThat(PatientSearch.date("29.02.1948")).contains(LocalDate.of(1948, 2, 29));
        assertThat(PatientSearch.date("29.02.1949")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "13/25/1948", "1948-13-01", "31.04.1950", "Smith", "48-05-03", "1948"})
    void what_is_no_date_is_not_taken_for_one(String typed) {
        assertThat(PatientSearch.date(typed)).isEmpty();
    }
}
