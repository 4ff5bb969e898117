package org.spineline.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClockTest {
    private final Clock clock = new TimeConfiguration().clock();

    @Test
    void a_moment_has_no_more_digits_than_both_databases_keep() {
        assertThat(Stream.generate(clock::instant).limit(1000))
                .allSatisfy(moment -> assertThat(moment).isEqualTo(moment.truncatedTo(ChronoUnit.MICROS)));
    }
}
