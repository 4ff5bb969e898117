package org.spineline.access.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineline.access.domain.AccessRules;
import org.spineline.access.domain.AccessRules.SecondFactor;
import org.spineline.access.domain.AccessRules.Tries;
import org.spineline.access.domain.KeyRules;
import org.spineline.access.domain.PasskeyRules;
import org.spineline.kernel.config.WrongConfigurationException;

class SecretKeysTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @TempDir
    private Path folder;

    @Test
    void required_second_factors_without_a_key_end_the_start_with_what_to_set() {
        assertThatExceptionOfType(WrongConfigurationException.class)
                .isThrownBy(() -> key(null, null, false, SecondFactor.REQUIRED))
                .withMessageContaining("the key that keeps them is not set")
                .extracting(WrongConfigurationException::remedy, STRING)
                .contains("SPINELINE_KEYS_SECOND_FACTOR", "openssl rand");
    }

    @Test
    void optional_ones_do_without() throws Exception {
        assertThat(key(null, null, false, SecondFactor.OPTIONAL).box()).isNull();
    }

    @Test
    void a_key_that_is_too_short_or_not_base64_ends_the_start() {
        assertThatExceptionOfType(WrongConfigurationException.class)
                .isThrownBy(() -> key("dG9vIHNob3J0", null, false, SecondFactor.OPTIONAL))
                .withMessageContaining("9 bytes instead of 32");
        assertThatExceptionOfType(WrongConfigurationException.class)
                .isThrownBy(() -> key("!!!", null, false, SecondFactor.REQUIRED))
                .withMessageContaining("not Base64");
    }

    @Test
    void a_key_may_stand_in_a_file() throws Exception {
        Path file = folder.resolve("key");
        Files.writeString(file, KEY + "\n");
        String kept = key(KEY, null, false, SecondFactor.REQUIRED).box().seal(new byte[] {7}, "a");

        assertThat(key(null, file, false, SecondFactor.REQUIRED).box().open(kept, "a"))
                .containsExactly(7);
        assertThatExceptionOfType(WrongConfigurationException.class)
                .isThrownBy(() -> key(null, folder.resolve("absent"), false, SecondFactor.REQUIRED))
                .withMessageContaining("not there or may not be read");
    }

    @Test
    void the_demo_makes_its_own_once_for_its_eyes_only() throws Exception {
        Path file = folder.resolve("made").resolve("key");
        String kept = key(null, file, true, SecondFactor.OPTIONAL).box().seal(new byte[] {7}, "a");

        assertThat(key(null, file, true, SecondFactor.OPTIONAL).box().open(kept, "a"))
                .containsExactly(7);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private static SecretKeys.SecondFactorKey key(
            @Nullable String key, @Nullable Path file, boolean make, SecondFactor asked) throws Exception {
        Tries tries = new Tries(5, Duration.ofMinutes(5));
        return new SecretKeys()
                .secondFactorKey(
                        new KeyRules(key, file, make),
                        new AccessRules(
                                asked,
                                true,
                                Duration.ofMinutes(5),
                                3,
                                Duration.ofHours(12),
                                Duration.ofMinutes(15),
                                Duration.ofHours(24),
                                0,
                                tries,
                                tries,
                                tries,
                                new PasskeyRules(null, null),
                                List.of()));
    }
}
