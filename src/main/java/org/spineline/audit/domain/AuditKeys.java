package org.spineline.audit.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.spineline.kernel.secret.Hmac;

/**
 * The secrets of the trail. The first one writes, all of them verify, so that a key can be changed and what was written
 * before still be checked. From each secret come separate keys for rows, chain, searches, pseudonyms and signatures.
 */
public final class AuditKeys {
    /** Of a secret, in bytes. */
    public static final int SHORTEST = 32;

    /** The key id of rows that are older than the seal. */
    public static final String BEFORE_MAC = "before-mac";

    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, Keys> byId = new LinkedHashMap<>();
    private final String current;

    /** @throws IllegalArgumentException if there is no secret or one is too short */
    public AuditKeys(List<byte[]> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length < SHORTEST)) {
            throw new IllegalArgumentException("A key of the trail has at least " + SHORTEST + " bytes");
        }
        List<String> ids = new ArrayList<>();
        for (byte[] secret : secrets) {
            String id = HEX.formatHex(derived(secret, "id")).substring(0, 16);
            byId.put(
                    id,
                    new Keys(
                            derived(secret, "row"),
                            derived(secret, "chain"),
                            derived(secret, "search"),
                            derived(secret, "pseudonym"),
                            new Ed25519PrivateKeyParameters(derived(secret, "anchor"))));
            ids.add(id);
        }
        current = ids.get(0);
    }

    /** Of the key that writes. */
    public String id() {
        return current;
    }

    /** The MAC of a row under the key that writes. */
    public String mac(AuditEntry entry) {
        return hmac(writing().row(), entry.canonical());
    }

    /** Whether this is the MAC of this row under this key. */
    public boolean isMac(AuditEntry entry, String keyId, String mac) {
        return known(keyId)
                .map(keys -> same(hmac(keys.row(), entry.canonical()), mac))
                .orElse(false);
    }

    /** The hash of a link of the chain under the key that writes. */
    public String link(long seq, String previous, AuditEntry entry, String mac) {
        return hmac(writing().chain(), link(seq, previous, entry.canonical(), mac));
    }

    /** Whether this hash belongs to this link under any of the keys. */
    public boolean isLink(long seq, String previous, AuditEntry entry, String mac, String hash) {
        String link = link(seq, previous, entry.canonical(), mac);
        return byId.values().stream().anyMatch(keys -> same(hmac(keys.chain(), link), hash));
    }

    /** What was searched for, so that the same search can be found again and nothing else be read from it. */
    public String searchHash(String typed) {
        return hmac(writing().search(), typed);
    }

    /** Stands for a patient: always the same one, and nobody without the key finds the patient by it. */
    public String pseudonym(Object patientId) {
        return "P-"
                + hmac(writing().pseudonym(), patientId.toString())
                        .substring(0, 12)
                        .toUpperCase(java.util.Locale.ROOT);
    }

    public String publicKey() {
        return base64(writing().anchor().generatePublicKey().getEncoded());
    }

    /** An Ed25519 signature of the text. */
    public String sign(String text) {
        byte[] message = bytes(text);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, writing().anchor());
        signer.update(message, 0, message.length);
        return base64(signer.generateSignature());
    }

    /** Whether one of the keys signed this text. */
    public boolean isSigned(String text, String signature) {
        byte[] message = bytes(text);
        byte[] signed;
        try {
            signed = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        return byId.values().stream().anyMatch(keys -> {
            Ed25519PublicKeyParameters key = keys.anchor().generatePublicKey();
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, key);
            verifier.update(message, 0, message.length);
            return verifier.verifySignature(signed);
        });
    }

    @Override
    public String toString() {
        return "AuditKeys " + byId.keySet();
    }

    private Keys writing() {
        return known(current).orElseThrow();
    }

    private Optional<Keys> known(String keyId) {
        return Optional.ofNullable(byId.get(keyId));
    }

    private static String link(long seq, String previous, String canonical, String mac) {
        return seq + "|" + previous + "|" + mac + "|" + canonical;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(bytes(one), bytes(other));
    }

    private static byte[] derived(byte[] secret, String use) {
        return Hmac.sha256(secret, "spineline audit " + use);
    }

    private static String hmac(byte[] key, String text) {
        return HEX.formatHex(Hmac.sha256(key, text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] raw) {
        return Base64.getEncoder().encodeToString(raw);
    }

    private record Keys(byte[] row, byte[] chain, byte[] search, byte[] pseudonym, Ed25519PrivateKeyParameters anchor) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Keys keys && Arrays.equals(row, keys.row);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(row);
        }

        @Override
        public String toString() {
            return "keys";
        }
    }
}
