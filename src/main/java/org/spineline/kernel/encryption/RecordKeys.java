package org.spineline.kernel.encryption;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spineline.kernel.secret.Hmac;
import org.spineline.kernel.secret.KeySetting;
import org.spineline.kernel.secret.SecretBox;

/**
 * The keys of the encrypted columns. The first one writes, all of them read, so that a key can be changed and what was
 * written before still be read. From each come separate keys for texts and for indexes.
 *
 * <p>An encrypted text is {@code enc:}, the id of its key, a colon, and what {@link SecretBox} made of it for the place where
 * it stands: in another column it does not open. Nobody writes such a text by hand, so anything else is taken for a text of
 * before the columns were encrypted.
 */
public final class RecordKeys {
    private static final String PREFIX = "enc:";
    private static final Pattern ENCRYPTED = Pattern.compile(PREFIX + "([0-9a-f]{8}):(.*)", Pattern.DOTALL);
    private static final int ID_LENGTH = 8;

    private final Map<String, Keys> byId = new LinkedHashMap<>();
    private final String current;

    /**
     * @param secrets 32 bytes each, the one that writes first
     * @throws IllegalArgumentException if there is none or one has another length
     */
    public RecordKeys(List<byte[]> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length != KeySetting.BYTES)) {
            throw new IllegalArgumentException("Each key of the records has " + KeySetting.BYTES + " bytes");
        }
        for (byte[] secret : secrets) {
            byId.put(id(secret), new Keys(new SecretBox(derived(secret, "text")), derived(secret, "index")));
        }
        current = id(secrets.get(0));
    }

    /** Of the key that writes. */
    public String current() {
        return current;
    }

    /** Of all that are configured. */
    public Set<String> ids() {
        return Set.copyOf(byId.keySet());
    }

    /** What every text under the key that writes begins with. */
    public String currentPrefix() {
        return PREFIX + current + ":";
    }

    /** @param place table and column, as in {@link Encrypted} */
    public String encrypted(String plain, String place) {
        return currentPrefix() + writing().box().seal(plain.getBytes(StandardCharsets.UTF_8), place);
    }

    /**
     * A text of before the columns were encrypted comes back as it is.
     *
     * @throws IllegalStateException if its key is not configured, it was written for another place, or changed since
     */
    public String decrypted(String kept, String place) {
        Matcher form = ENCRYPTED.matcher(kept);
        if (!form.matches()) {
            return kept;
        }
        Keys keys = byId.get(form.group(1));
        if (keys == null) {
            throw new IllegalStateException("Encrypted with the key " + form.group(1) + ", which is not configured");
        }
        return new String(keys.box().open(form.group(2), place), StandardCharsets.UTF_8);
    }

    public boolean isCurrent(String kept) {
        return kept.startsWith(currentPrefix());
    }

    /** What stands for a value where only equality is asked: the same for the same value, and telling nothing without the key. */
    public String index(String value, String place) {
        return index(current, writing(), value, place);
    }

    /** The same under every key, because not everything is written under the newest one yet. */
    public List<String> indexes(String value, String place) {
        return byId.entrySet().stream()
                .map(each -> index(each.getKey(), each.getValue(), value, place))
                .toList();
    }

    private static String index(String id, Keys keys, String value, String place) {
        return id + ":" + HexFormat.of().formatHex(Hmac.sha256(keys.index(), place + "|" + value));
    }

    private Keys writing() {
        Keys keys = byId.get(current);
        if (keys == null) {
            throw new IllegalStateException("The key that writes is one of those that are known");
        }
        return keys;
    }

    private static String id(byte[] secret) {
        return HexFormat.of().formatHex(derived(secret, "id")).substring(0, ID_LENGTH);
    }

    private static byte[] derived(byte[] secret, String purpose) {
        return Hmac.sha256(secret, "spineline records " + purpose);
    }

    private record Keys(SecretBox box, byte[] index) {}
}
