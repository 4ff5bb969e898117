package org.spineline.kernel.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Whether two requests ask the same. Records say all they hold in {@code toString}. */
public final class RequestHash {
    /** What an {@code Idempotency-Key} may look like: printable, without spaces. */
    public static final String KEY = "[!-~]{1,80}";

    private RequestHash() {}

    /** @return 64 hexadecimal digits */
    public static String of(Record request) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(request.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
