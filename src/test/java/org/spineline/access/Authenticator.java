package org.spineline.access;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.spineline.access.domain.OneTimeCode;
import org.spineline.support.TestClock;

/** The telephone of a test. */
record Authenticator(byte[] secret, TestClock clock) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** Sets one up for whoever is signed in there, and waits until its next code. */
    static Authenticator setUp(Visitor visitor, TestClock clock) {
        var offer = visitor.post("/api/account/second-factor", null);
        if (offer.status() != 200) {
            throw new AssertionError("No offer: " + offer.status() + " " + offer.text());
        }
        Authenticator telephone =
                new Authenticator(decoded(offer.body().path("secret").asString()), clock);
        var confirmed = visitor.post("/api/account/second-factor/confirm", java.util.Map.of("code", telephone.code()));
        if (confirmed.status() != 200) {
            throw new AssertionError("Not confirmed: " + confirmed.text());
        }
        telephone.waitForNext();
        return telephone;
    }

    String code() {
        return codeAway(0);
    }

    String codeAway(int steps) {
        return OneTimeCode.at(secret, OneTimeCode.stepAt(clock.instant()) + steps);
    }

    void waitForNext() {
        clock.advance(Duration.ofSeconds(OneTimeCode.STEP_SECONDS));
    }

    static byte[] decoded(String base32) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char one : base32.toCharArray()) {
            buffer = buffer << 5 | ALPHABET.indexOf(one);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits & 0xff);
            }
        }
        return bytes.toByteArray();
    }
}
