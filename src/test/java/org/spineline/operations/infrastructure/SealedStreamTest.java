package org.spineline.operations.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedStreamTest {
    private static final int CHUNK = 64 * 1024;
    private static final int HEAD = 19 + 32;
    private static final SecretKey KEY = key(1);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17})
    void what_was_sealed_opens_again(int length) throws IOException {
        byte[] text = random(length);

        assertThat(open(seal(text), KEY)).isEqualTo(text);
    }

    @Test
    void nothing_of_it_can_be_read() throws IOException {
        byte[] sealed = seal("canary ".repeat(20_000).getBytes(StandardCharsets.UTF_8));

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
    }

    @Test
    void another_key_does_not_open_it() throws IOException {
        byte[] sealed = seal(random(100));

        assertThatThrownBy(() -> open(sealed, key(2))).hasMessageContaining("another key");
    }

    @ParameterizedTest
    @ValueSource(ints = {HEAD - 1, HEAD, HEAD + 20, HEAD + CHUNK + 16 + 20})
    void a_changed_byte_is_noticed(int position) throws IOException {
        byte[] sealed = seal(random(2 * CHUNK));
        sealed[position] ^= 1;

        assertThatThrownBy(() -> open(sealed, KEY)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {HEAD, HEAD + 5, HEAD + CHUNK + 16, HEAD + 2 * (CHUNK + 16)})
    void an_end_cut_off_is_noticed(int length) throws IOException {
        byte[] sealed = Arrays.copyOf(seal(random(3 * CHUNK)), length);

        assertThatThrownBy(() -> open(sealed, KEY)).isInstanceOf(IOException.class);
    }

    @Test
    void chunks_cannot_change_places() throws IOException {
        byte[] sealed = seal(random(3 * CHUNK));
        byte[] first = Arrays.copyOfRange(sealed, HEAD, HEAD + CHUNK + 16);
        System.arraycopy(sealed, HEAD + CHUNK + 16, sealed, HEAD, CHUNK + 16);
        System.arraycopy(first, 0, sealed, HEAD + CHUNK + 16, CHUNK + 16);

        assertThatThrownBy(() -> open(sealed, KEY)).isInstanceOf(IOException.class);
    }

    @Test
    void the_same_twice_looks_different() throws IOException {
        byte[] text = random(100);

        assertThat(seal(text)).isNotEqualTo(seal(text));
    }

    @Test
    void any_other_file_is_refused_by_name() {
        assertThatThrownBy(() -> open(random(500), KEY)).hasMessage("This is not a backup of Spineline.");
        assertThatThrownBy(() -> open(new byte[0], KEY)).hasMessage("This is not a backup of Spineline.");
    }

    private static byte[] seal(byte[] text) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream sealing = SealedStream.sealing(sealed, KEY)) {
            sealing.write(text);
        }
        return sealed.toByteArray();
    }

    private static byte[] open(byte[] sealed, SecretKey key) throws IOException {
        return SealedStream.opening(new ByteArrayInputStream(sealed), key).readAllBytes();
    }

    private static SecretKey key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return new SecretKeySpec(key, "AES");
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
