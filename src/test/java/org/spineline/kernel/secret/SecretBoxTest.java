package org.spineline.kernel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private final SecretBox box = new SecretBox(key(1));

    @Test
    void gives_back_what_was_put_in() {
        assertThat(box.open(box.seal(new byte[] {1, 2, 3}, "a"), "a")).containsExactly(1, 2, 3);
    }

    @Test
    void looks_different_each_time() {
        assertThat(box.seal(new byte[] {1, 2, 3}, "a")).isNotEqualTo(box.seal(new byte[] {1, 2, 3}, "a"));
    }

    @Test
    void opens_neither_at_another_place_nor_with_another_key_nor_changed() {
        String kept = box.seal(new byte[] {1, 2, 3}, "a");
        String changed = kept.substring(0, kept.length() - 2)
                + (kept.endsWith("A") ? "B" : "A")
                + kept.charAt(kept.length() - 1);

        assertThatIllegalStateException().isThrownBy(() -> box.open(kept, "b"));
        assertThatIllegalStateException().isThrownBy(() -> new SecretBox(key(2)).open(kept, "a"));
        assertThat(changed).isNotEqualTo(kept);
        assertThatIllegalStateException().isThrownBy(() -> box.open(changed, "a"));
        assertThatIllegalStateException().isThrownBy(() -> box.open("v0:" + kept, "a"));
        assertThatIllegalStateException().isThrownBy(() -> box.open("v1:AAAA", "a"));
        assertThatIllegalStateException().isThrownBy(() -> box.open("v1:!", "a"));
    }

    @Test
    void wants_a_key_of_32_bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretBox(new byte[31]));
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[SecretBox.KEY_BYTES];
        java.util.Arrays.fill(key, (byte) fill);
        return key;
    }
}
