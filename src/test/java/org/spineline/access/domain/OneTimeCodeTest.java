package org.spineline.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodeTest {
    /** Of RFC 6238, appendix B; there with eight digits, of which ours are the last six. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void makes_the_codes_of_the_standard(long second, String eightDigits) {
        assertThat(OneTimeCode.at(SECRET, OneTimeCode.stepAt(Instant.ofEpochSecond(second))))
                .isEqualTo(eightDigits.substring(2));
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void takes_the_step_before_and_after_and_no_other(int away, boolean taken) {
        long step = OneTimeCode.stepAt(NOW) + away;

        var found = OneTimeCode.stepOf(SECRET, OneTimeCode.at(SECRET, step), NOW);

        assertThat(found.isPresent()).isEqualTo(taken);
        if (taken) {
            assertThat(found).hasValue(step);
        }
    }

    @Test
    void writes_the_secret_as_authenticators_read_it() {
        assertThat(OneTimeCode.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(OneTimeCode.base32("foob".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("MZXW6YQ");
    }
}
