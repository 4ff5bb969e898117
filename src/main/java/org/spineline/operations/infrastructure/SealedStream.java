package org.spineline.operations.infrastructure;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.spineline.kernel.secret.Hmac;

/**
 * A file nobody can read or change without its key: AES-256-GCM in chunks of 64 KiB, under a key of its own that is drawn
 * from the site's key and 32 random bytes at its head. The number of a chunk and whether it is the last are part of its
 * nonce, so that chunks can be neither swapped nor left out, nor the end cut off.
 */
final class SealedStream {
    private static final byte[] MAGIC = "SPINELINE-BACKUP-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 32;
    private static final int CHUNK = 64 * 1024;
    private static final int TAG = 16;
    private static final String ALGORITHM = "AES/GCM/NoPadding";

    private SealedStream() {}

    /** Closing it writes the end; a file without it does not open. */
    static OutputStream sealing(OutputStream to, SecretKey key) throws IOException {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        to.write(MAGIC);
        to.write(salt);
        return new Sealing(to, ofFile(key, salt));
    }

    /**
     * What it hands out was checked, but only the last byte says that nothing is missing: use nothing before it was read.
     *
     * @throws SealBrokenException on opening or reading, if this is not such a file, the key is another one, or it was changed
     */
    static InputStream opening(InputStream from, SecretKey key) throws IOException {
        byte[] head = from.readNBytes(MAGIC.length + SALT);
        if (head.length < MAGIC.length + SALT || !Arrays.equals(MAGIC, Arrays.copyOf(head, MAGIC.length))) {
            throw new SealBrokenException("This is not a backup of Spineline.", null);
        }
        return new Opening(from, ofFile(key, Arrays.copyOfRange(head, MAGIC.length, head.length)));
    }

    private static SecretKey ofFile(SecretKey key, byte[] salt) {
        return new SecretKeySpec(Hmac.sha256(key.getEncoded(), salt), "AES");
    }

    private static Cipher cipher(int mode, SecretKey key, long chunk, boolean last) throws GeneralSecurityException {
        byte[] nonce =
                ByteBuffer.allocate(12).putLong(chunk).putInt(last ? 1 : 0).array();
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
        return cipher;
    }

    /** The file cannot be trusted, or cannot be read with this key. */
    static final class SealBrokenException extends IOException {
        private static final long serialVersionUID = 1L;

        SealBrokenException(String what, @org.jspecify.annotations.Nullable Throwable cause) {
            super(what, cause);
        }
    }

    private static final class Sealing extends OutputStream {
        private final OutputStream to;
        private final SecretKey key;
        private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(CHUNK);
        private long chunk;
        private boolean closed;

        Sealing(OutputStream to, SecretKey key) {
            this.to = to;
            this.key = key;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int done = 0;
            while (done < length) {
                if (waiting.size() == CHUNK) {
                    seal(false);
                }
                int next = Math.min(CHUNK - waiting.size(), length - done);
                waiting.write(bytes, offset + done, next);
                done += next;
            }
        }

        private void seal(boolean last) throws IOException {
            try {
                to.write(cipher(Cipher.ENCRYPT_MODE, key, chunk, last).doFinal(waiting.toByteArray()));
            } catch (GeneralSecurityException broken) {
                throw new IllegalStateException(broken);
            }
            chunk++;
            waiting.reset();
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                seal(true);
                to.close();
            }
        }
    }

    private static final class Opening extends InputStream {
        private final InputStream from;
        private final SecretKey key;
        private byte[] sealed;
        private byte[] open = new byte[0];
        private int position;
        private long chunk;
        private boolean ended;

        Opening(InputStream from, SecretKey key) throws IOException {
            this.from = from;
            this.key = key;
            this.sealed = from.readNBytes(CHUNK + TAG);
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (position == open.length) {
                if (ended) {
                    return -1;
                }
                next();
            }
            int given = Math.min(length, open.length - position);
            System.arraycopy(open, position, buffer, offset, given);
            position += given;
            return given;
        }

        private void next() throws IOException {
            byte[] following = sealed.length == CHUNK + TAG ? from.readNBytes(CHUNK + TAG) : new byte[0];
            boolean last = following.length == 0;
            if (sealed.length < TAG) {
                throw new EOFException("The file ends too early: it was not written to its end.");
            }
            try {
                open = cipher(Cipher.DECRYPT_MODE, key, chunk, last).doFinal(sealed);
            } catch (GeneralSecurityException refused) {
                throw new SealBrokenException(
                        "The backup does not open: it was made with another key, was cut off or was changed.", refused);
            }
            position = 0;
            chunk++;
            sealed = following;
            ended = last;
        }

        @Override
        public void close() throws IOException {
            from.close();
        }
    }
}
