package org.spineline.outcome.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Other names for patients and cases, the same all through one export and never the same again: the key is drawn for the
 * run and forgotten with it. Nobody, not even who made the export, can turn them back by it.
 */
public final class Pseudonyms {
    private static final int OLDEST_TOLD = 89;
    private static final int MOST_DAYS = 365;

    private final Mac mac;

    public Pseudonyms(SecureRandom random) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String idOf(UUID real) {
        ByteBuffer bytes = ByteBuffer.wrap(of("id", real));
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    /** All dates of one patient move by the same number of days, 1 to 365 back: what lies between them stays. */
    public LocalDate shifted(LocalDate date, UUID patient) {
        int drawn = ByteBuffer.wrap(of("days", patient)).getInt() & Integer.MAX_VALUE;
        return date.minusDays(1L + drawn % MOST_DAYS);
    }

    /** Years; everybody above 89 is one group. */
    public static String ageGroup(int years) {
        return years > OLDEST_TOLD ? "90 or more" : String.valueOf(years);
    }

    private byte[] of(String what, UUID real) {
        return mac.doFinal((what + real).getBytes(StandardCharsets.UTF_8));
    }
}
