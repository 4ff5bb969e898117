package org.spineline.kernel.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spineline.kernel.config.WrongConfigurationException;
import org.spineline.kernel.secret.KeySetting;
import org.springframework.mock.env.MockEnvironment;

class RecordKeysTest {
    private static final String PLACE = "patient.city";

    private final RecordKeys keys = new RecordKeys(List.of(secret(1)));

    @Test
    void a_text_comes_back_and_looks_different_each_time() {
        String kept = keys.encrypted("Brookline, 5° \uD83C\uDF0A", PLACE);

        assertThat(keys.decrypted(kept, PLACE)).isEqualTo("Brookline, 5° \uD83C\uDF0A");
        assertThat(kept).startsWith("enc:" + keys.current() + ":").isNotEqualTo(keys.encrypted("Brookline", PLACE));
        assertThat(keys.decrypted(keys.encrypted("", PLACE), PLACE)).isEmpty();
    }

    @Test
    void what_was_written_before_is_read_as_it_is() {
        assertThat(keys.decrypted("Brookline", PLACE)).isEqualTo("Brookline");
        assertThat(keys.decrypted("enc: seen with her daughter", PLACE)).isEqualTo("enc: seen with her daughter");
    }

    @Test
    void it_opens_neither_in_another_column_nor_under_another_key() {
        String kept = keys.encrypted("Brookline", PLACE);

        assertThatIllegalStateException().isThrownBy(() -> keys.decrypted(kept, "patient.address_line"));
        assertThatIllegalStateException()
                .isThrownBy(() -> new RecordKeys(List.of(secret(2))).decrypted(kept, PLACE))
                .withMessageContaining(keys.current());
    }

    @Test
    void one_changed_character_is_refused_without_the_text() {
        // Eleven characters: no bit of the text is left over for its padding, which is not looked at.
        String kept = keys.encrypted("Brookline 4", PLACE);
        int start = keys.currentPrefix().length();

        for (int i = start; i < kept.length(); i++) {
            String changed = kept.substring(0, i) + (kept.charAt(i) == 'A' ? 'B' : 'A') + kept.substring(i + 1);
            assertThatIllegalStateException()
                    .as("character %d", i)
                    .isThrownBy(() -> keys.decrypted(changed, PLACE))
                    .withMessageNotContaining("Brookline");
        }
    }

    @Test
    void the_newest_key_writes_and_the_older_ones_still_read() {
        RecordKeys both = new RecordKeys(List.of(secret(2), secret(1)));

        assertThat(both.decrypted(keys.encrypted("Brookline", PLACE), PLACE)).isEqualTo("Brookline");
        assertThat(both.current()).isNotEqualTo(keys.current());
        assertThat(both.isCurrent(keys.encrypted("Brookline", PLACE))).isFalse();
        assertThat(both.isCurrent(both.encrypted("Brookline", PLACE))).isTrue();
    }

    @Test
    void an_index_is_the_same_for_the_same_and_tells_nothing_without_the_key() {
        RecordKeys both = new RecordKeys(List.of(secret(2), secret(1)));

        assertThat(keys.index("5550142", PLACE))
                .isEqualTo(keys.index("5550142", PLACE))
                .doesNotContain("5550142");
        assertThat(keys.index("5550142", PLACE)).isNotEqualTo(keys.index("5550143", PLACE));
        assertThat(keys.index("5550142", PLACE)).isNotEqualTo(keys.index("5550142", "patient.phone"));
        assertThat(both.indexes("5550142", PLACE))
                .containsExactly(both.index("5550142", PLACE), keys.index("5550142", PLACE));
    }

    @Test
    void a_key_has_32_bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordKeys(List.of(new byte[31])));
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordKeys(List.of()));
    }

    @Test
    void nothing_starts_without_a_key_and_the_sentence_says_what_to_set() {
        assertThatExceptionOfType(WrongConfigurationException.class)
                .isThrownBy(() -> new EncryptionConfiguration().recordKeys(new MockEnvironment()))
                .withMessage("spineline.keys.records is not set.")
                .satisfies(wrong -> assertThat(wrong.remedy()).contains("openssl rand -base64 32"));
        MockEnvironment half =
                new MockEnvironment().withProperty("spineline.keys.records", encoded(secret(1)) + ",c2hvcnQ=");
        assertThatExceptionOfType(WrongConfigurationException.class)
                .isThrownBy(() -> new EncryptionConfiguration().recordKeys(half))
                .withMessage("spineline.keys.records has 5 bytes instead of 32.");
    }

    @Test
    void several_keys_stand_with_commas_the_newest_first() {
        MockEnvironment two = new MockEnvironment()
                .withProperty("spineline.keys.records", encoded(secret(2)) + ", " + encoded(secret(1)));

        RecordKeys read = new EncryptionConfiguration().recordKeys(two);

        assertThat(read.ids()).hasSize(2).contains(keys.current());
        assertThat(read.current()).isNotEqualTo(keys.current());
    }

    static byte[] secret(int fill) {
        byte[] secret = new byte[KeySetting.BYTES];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }

    private static String encoded(byte[] secret) {
        return Base64.getEncoder().encodeToString(secret);
    }
}
