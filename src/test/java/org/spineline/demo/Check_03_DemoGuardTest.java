package org.spineline.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class Check_03_DemoGuardTest {
    @ParameterizedTest
    @CsvSource({"jdbc:h2:file:./data/demo/spineline, 127.0.0.1", "jdbc:h2:mem:x, ::1", "jdbc:h2:mem:x, localhost"})
    void a_demo_starts_on_its_own_database_and_this_machine_only(String url, String address) {
        assertThatCode(() -> start(url, address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://127.0.0.1/spineline, 127.0.0.1, embedded database",
        "jdbc:h2:tcp://elsewhere/x, 127.0.0.1, embedded database",
        "jdbc:h2:mem:x, 0.0.0.0, 127.0.0.1",
        "jdbc:h2:mem:x, 10.0.0.5, 127.0.0.1"
    })
    void neither_on_postgresql_nor_towards_a_network(String url, String address, String words) {
        assertThatIllegalStateException().isThrownBy(() -> start(url, address)).withMessageContaining(words);
    }

    @Test
    void nor_without_an_address() {
        assertThatIllegalStateException().isThrownBy(() -> start("jdbc:h2:mem:x", ""));
    }

    private static void start(String url, String address) {
        new DemoGuard(new MockEnvironment()
                        .withProperty("spring.datasource.url", url)
                        .withProperty("server.address", address))
                .afterPropertiesSet();
    }
}
