package org.spineline.kernel.secret;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets nobody chooses, and what of them is kept. They are too long to guess, so a plain hash hides them well enough. */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    public static byte[] random(int bytes) {
        byte[] drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return drawn;
    }

    /** For an address or a terminal. */
    public static String fresh(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(bytes));
    }

    /** SHA-256 in 64 hexadecimal digits. */
    public static String hash(String token) {
        return Sha256.hex(token);
    }
}
