package org.spineline.workup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.spineline.patient.AdministrativeSex;

class CreatinineClearanceTest {
    private static final LocalDate BORN = LocalDate.of(1946, 11, 23);
    private static final LocalDate EIGHTIETH_BIRTHDAY = LocalDate.of(2026, 11, 23);
    private static final BigDecimal KG_72 = new BigDecimal("72");

    @Test
    void it_follows_cockcroft_and_gault() {
        assertThat(CreatinineClearance.of(
                        BORN, EIGHTIETH_BIRTHDAY, AdministrativeSex.MALE, KG_72, new BigDecimal("1.00")))
                .contains(new BigDecimal("60.0"));
        assertThat(CreatinineClearance.of(
                        BORN, EIGHTIETH_BIRTHDAY, AdministrativeSex.FEMALE, KG_72, new BigDecimal("1.00")))
                .contains(new BigDecimal("51.0"));
    }

    @Test
    void it_lands_on_a_limit_exactly_and_just_beside_it() {
        assertThat(men("1.20")).isEqualByComparingTo("50.0");
        assertThat(men("1.21")).isEqualByComparingTo("49.6");
        assertThat(men("1.19")).isEqualByComparingTo("50.4");
        assertThat(men("2.00")).isEqualByComparingTo("30.0");
        assertThat(men("2.01")).isEqualByComparingTo("29.9");
        assertThat(men("4.00")).isEqualByComparingTo("15.0");
    }

    @Test
    void a_birthday_makes_a_year() {
        assertThat(CreatinineClearance.of(
                        BORN, EIGHTIETH_BIRTHDAY.minusDays(1), AdministrativeSex.MALE, KG_72, BigDecimal.ONE))
                .contains(new BigDecimal("61.0"));
        LocalDate leapDay = LocalDate.of(1948, 2, 29);
        assertThat(CreatinineClearance.of(
                        leapDay, LocalDate.of(2027, 2, 28), AdministrativeSex.MALE, KG_72, BigDecimal.ONE))
                .as("78 years, one day before the 79th")
                .contains(new BigDecimal("62.0"));
        assertThat(CreatinineClearance.of(
                        leapDay, LocalDate.of(2027, 3, 1), AdministrativeSex.MALE, KG_72, BigDecimal.ONE))
                .contains(new BigDecimal("61.0"));
        assertThat(CreatinineClearance.of(
                        leapDay, LocalDate.of(2028, 2, 29), AdministrativeSex.MALE, KG_72, BigDecimal.ONE))
                .contains(new BigDecimal("60.0"));
    }

    @Test
    void nothing_is_computed_from_what_is_not_recorded() {
        assertThat(CreatinineClearance.of(BORN, EIGHTIETH_BIRTHDAY, AdministrativeSex.MALE, null, BigDecimal.ONE))
                .isEmpty();
        assertThat(CreatinineClearance.of(BORN, EIGHTIETH_BIRTHDAY, AdministrativeSex.MALE, KG_72, null))
                .isEmpty();
        assertThat(CreatinineClearance.of(BORN, EIGHTIETH_BIRTHDAY, AdministrativeSex.MALE, KG_72, BigDecimal.ZERO))
                .isEmpty();
        assertThat(CreatinineClearance.of(BORN, EIGHTIETH_BIRTHDAY, AdministrativeSex.UNKNOWN, KG_72, BigDecimal.ONE))
                .isEmpty();
        assertThat(CreatinineClearance.of(BORN, EIGHTIETH_BIRTHDAY, AdministrativeSex.OTHER, KG_72, BigDecimal.ONE))
                .isEmpty();
    }

    private static BigDecimal men(String creatinine) {
        return CreatinineClearance.of(
                        BORN, EIGHTIETH_BIRTHDAY, AdministrativeSex.MALE, KG_72, new BigDecimal(creatinine))
                .orElseThrow();
    }
}
