package org.spineline.kernel.web;

import org.spineline.kernel.secret.Sha256;

/** Whether two requests ask the same. Records say all they hold in {@code toString}. */
public final class RequestHash {
    /** What an {@code Idempotency-Key} may look like: printable, without spaces. */
    public static final String KEY = "[!-~]{1,80}";

    private RequestHash() {}

    /** @return 64 hexadecimal digits */
    public static String of(Record request) {
        return Sha256.hex(request.toString());
    }
}
