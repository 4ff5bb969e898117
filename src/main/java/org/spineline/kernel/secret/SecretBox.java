package org.spineline.kernel.secret;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Keeps secrets unreadable in the database: AES-256-GCM, bound to the place where each one stands. */
public final class SecretBox {
    public static final int KEY_BYTES = KeySetting.BYTES;

    private static final String VERSION = "v1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /** @param key 32 bytes */
    public SecretBox(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("The key must have 32 bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** @param place whose secret it is; the same is needed to read it */
    public String seal(byte[] secret, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, secret, place);
        return VERSION
                + Base64.getEncoder()
                        .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                                .put(nonce)
                                .put(sealed)
                                .array());
    }

    /** @throws IllegalStateException if it was sealed with another key, for another place, or changed since */
    public byte[] open(String text, String place) {
        if (!text.startsWith(VERSION)) {
            throw new IllegalStateException("This secret was sealed in a way this version does not know");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] sealed;
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text.substring(VERSION.length())));
            bytes.get(nonce);
            sealed = new byte[bytes.remaining()];
            bytes.get(sealed);
        } catch (IllegalArgumentException | BufferUnderflowException notOurs) {
            // Without the cause, which quotes what it could not read.
            throw new IllegalStateException("A secret is not written as this version writes them");
        }
        return run(Cipher.DECRYPT_MODE, nonce, sealed, place);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, String place) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException(
                    "A secret was sealed with another key, for another place, or changed since", refused);
        }
    }
}
