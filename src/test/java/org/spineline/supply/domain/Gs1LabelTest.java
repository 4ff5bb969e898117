package org.spineline.supply.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Gs1LabelTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final char GS = 0x1d;
    private static final String GTIN = "09506000134352";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01095060001343521728053110A4417",
                "]C101095060001343521728053110A4417",
                "]d201095060001343521728053110A4417",
                "]d2\u001d01095060001343521728053110A4417",
                "010950600013435210A4417\u001d17280531",
                "17280531010950600013435210A4417",
                "17280531\u001d010950600013435210A4417\u001d",
                "  01095060001343521728053110A4417 \n",
                "(01)09506000134352(17)280531(10)A4417",
                "(01) 09506000134352 (17) 280531 (10) A4417"
            })
    void the_same_label_reads_the_same_however_the_scanner_sends_it(String typed) throws Exception {
        assertThat(read(typed)).isEqualTo(new Gs1Label(GTIN, "A4417", LocalDate.of(2028, 5, 31), null, null, null));
    }

    @Test
    void serial_production_date_and_count_are_read_too() throws Exception {
        assertThat(read("0109506000134352" + "11260115" + "17280531" + "3012" + GS + "21S-77/B" + GS + "10A4417"))
                .isEqualTo(new Gs1Label(
                        GTIN, "A4417", LocalDate.of(2028, 5, 31), LocalDate.of(2026, 1, 15), "S-77/B", 12));
    }

    @Test
    void a_second_symbol_with_lot_and_expiry_alone_has_no_gtin() throws Exception {
        assertThat(read("1728053110A4417").gtin()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "280200, 2028-02-29",
        "270200, 2027-02-28",
        "281200, 2028-12-31",
        "280229, 2028-02-29",
        "260101, 2026-01-01"
    })
    void day_zero_is_the_last_day_of_the_month(String typed, LocalDate expiry) throws Exception {
        assertThat(read("17" + typed).expiry()).isEqualTo(expiry);
    }

    @ParameterizedTest
    @CsvSource({
        // In 2026: 76 is fifty years ahead, 77 fifty-one.
        "2026, 760101, 2076-01-01",
        "2026, 770101, 1977-01-01",
        "2026, 990101, 1999-01-01",
        "2026, 000101, 2000-01-01",
        // In 2060: 11 is forty-nine years behind, 10 fifty.
        "2060, 110101, 2011-01-01",
        "2060, 100101, 2110-01-01"
    })
    void the_century_follows_from_the_present_year(int year, String typed, LocalDate expiry) throws Exception {
        assertThat(Gs1Label.read("17" + typed, LocalDate.of(year, 6, 1)).expiry())
                .isEqualTo(expiry);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0109506000134353|check digit",
                "01095060001343|in the middle of the GTIN",
                "0109506000A34352|digits",
                "17281301|month",
                "17280230|day",
                "17270229|day",
                "10|1 to 20 characters",
                "10ABCDEFGHIJKLMNOPQRSTU|check its set-up",
                "99ABC|From character 1",
                "17280531 10A|From character 9",
                "10A~4|characters no GS1 label has",
                "(10)A(10)B|twice",
                "(17)2805|6 digits",
                "(01)09506000134352 and more(|14 digits",
                "()A|as printed",
                "hello|From character 1"
            })
    void what_cannot_be_read_says_why(String typed, String why) {
        assertThatExceptionOfType(Gs1Label.Unreadable.class)
                .isThrownBy(() -> read(typed))
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "]C1", "]d2\u001d"})
    void nothing_is_not_a_label(String typed) {
        assertThatExceptionOfType(Gs1Label.Unreadable.class).isThrownBy(() -> read(typed));
    }

    @Test
    void a_scanner_that_swallows_the_separator_is_noticed_by_the_length_of_the_lot() {
        assertThatExceptionOfType(Gs1Label.Unreadable.class)
                .isThrownBy(() -> read("10A4417" + "0109506000134352" + "17280531"))
                .withMessageContaining("FNC1");
    }

    @Test
    void a_lot_that_ends_in_an_expiry_is_suspected_to_be_two_values() throws Exception {
        assertThat(read("10A441717280531").mayHaveLostTheSeparator()).isTrue();
        assertThat(read("10A441717281331").mayHaveLostTheSeparator()).isFalse();
        assertThat(read("1728053110A441717280531").mayHaveLostTheSeparator()).isFalse();
        assertThat(read("(10)17280531").mayHaveLostTheSeparator()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"09506000134352, true", "09506000134353, false", "4006381333931, true", "00000000000000, true"})
    void a_check_digit_is_the_one_the_others_give(String digits, boolean right) {
        assertThat(Gs1Label.hasCheckDigit(digits)).isEqualTo(right);
    }

    private static Gs1Label read(String typed) throws Gs1Label.Unreadable {
        return Gs1Label.read(typed, TODAY);
    }
}
