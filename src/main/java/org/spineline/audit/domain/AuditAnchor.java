package org.spineline.audit.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the end of the chain was at a moment, signed.
 *
 * @param publicKey Ed25519, Base64: with it the signature can be checked without any secret
 */
public record AuditAnchor(long seq, String hash, Instant at, String publicKey, String signature) {
    private static final Pattern LINE =
            Pattern.compile("(\\d{1,18}) ([0-9a-f]{64}) (\\S{1,40}) (\\S{1,64}) (\\S{1,128})");

    /** What is signed. */
    public static String text(long seq, String hash, Instant at) {
        return seq + " " + hash + " " + at;
    }

    public static AuditAnchor signed(AuditKeys keys, long seq, String hash, Instant at) {
        return new AuditAnchor(seq, hash, at, keys.publicKey(), keys.sign(text(seq, hash, at)));
    }

    public boolean isSignedBy(AuditKeys keys) {
        return keys.isSigned(text(seq, hash, at), signature);
    }

    /** As it stands in the file. */
    public String line() {
        return text(seq, hash, at) + " " + publicKey + " " + signature;
    }

    /** Empty if this is no line of such a file. */
    public static Optional<AuditAnchor> of(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AuditAnchor(
                    Long.parseLong(parts.group(1)),
                    parts.group(2),
                    Instant.parse(parts.group(3)),
                    parts.group(4),
                    parts.group(5)));
        } catch (java.time.format.DateTimeParseException notAnInstant) {
            return Optional.empty();
        }
    }
}
