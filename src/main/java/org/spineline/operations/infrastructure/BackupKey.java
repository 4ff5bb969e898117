package org.spineline.operations.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.config.Folders;
import org.spineline.kernel.config.WrongConfigurationException;

/** The key of the site's backups, read from its file each time it is needed. */
final class BackupKey {
    private static final String KEY = "spineline.backup.key-file";
    private static final String REMEDY =
            "Make one with: openssl rand -base64 32 > backup.key, readable by Spineline alone,"
                    + " and keep a copy where the backups are not.";
    private static final int BYTES = 32;

    private BackupKey() {}

    /** @throws WrongConfigurationException if there is none, or it is not 32 bytes in Base64 */
    static SecretKey read(@Nullable Path file) {
        if (file == null) {
            throw new WrongConfigurationException(KEY + " is not set; no backup is made without a key.", REMEDY);
        }
        Folders.requireReadable(KEY, file);
        byte[] key;
        try {
            key = Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new WrongConfigurationException(KEY + " names a file that holds no Base64.", REMEDY);
        }
        if (key.length != BYTES) {
            throw new WrongConfigurationException(
                    KEY + " names a file with " + key.length + " bytes instead of " + BYTES + ".", REMEDY);
        }
        return new SecretKeySpec(key, "AES");
    }
}
