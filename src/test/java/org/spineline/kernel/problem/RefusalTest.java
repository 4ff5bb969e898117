package org.spineline.kernel.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
    @ParameterizedTest
    @ValueSource(strings = {"type", "title", "status", "detail", "instance", "errors"})
    void a_fact_never_takes_the_name_of_a_member_that_every_problem_has(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConflictException("some-code", "Some sentence.", Map.of(name, "ARRIVED")));
    }

    @Test
    void other_facts_are_carried() {
        assertThat(new ConflictException("some-code", "Some sentence.", Map.of("bookingStatus", "ARRIVED")).facts())
                .isEqualTo(Map.of("bookingStatus", "ARRIVED"));
    }
}
