package org.spineline.kernel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineline.kernel.config.WrongConfigurationException;

class KeySettingTest {
    private static final String SECRET = "c2VjcmV0IGJ1dCB0b28gc2hvcnQ=";

    private final KeySetting setting = new KeySetting("spineline.keys.some", "Set it.");

    @TempDir
    private Path folder;

    @Test
    void a_key_is_read_from_the_setting_or_from_the_file_it_names() throws Exception {
        String key = Base64.getEncoder().encodeToString(new byte[KeySetting.BYTES]);
        Path file = Files.writeString(folder.resolve("key"), key + "\n");

        assertThat(setting.exactly(setting.text(key, false))).hasSize(KeySetting.BYTES);
        assertThat(setting.exactly(setting.text(" file:" + file, false))).hasSize(KeySetting.BYTES);
    }

    @Test
    void what_is_wrong_is_said_without_quoting_the_key() {
        assertThatExceptionOfType(WrongConfigurationException.class)
                .isThrownBy(() -> setting.exactly(SECRET))
                .withMessage("spineline.keys.some has 20 bytes instead of 32.")
                .withNoCause();
        assertThatExceptionOfType(WrongConfigurationException.class)
                .isThrownBy(() -> setting.decoded("never base64!"))
                .withMessage("spineline.keys.some is not Base64.")
                .withNoCause();
    }

    @Test
    void only_who_may_makes_a_missing_file() {
        Path missing = folder.resolve("made").resolve("key");

        assertThatExceptionOfType(WrongConfigurationException.class)
                .isThrownBy(() -> setting.inFile(missing, false))
                .withMessageContaining("not there");
        assertThat(setting.exactly(setting.inFile(missing, true)))
                .isEqualTo(setting.exactly(setting.inFile(missing, true)));
    }
}
