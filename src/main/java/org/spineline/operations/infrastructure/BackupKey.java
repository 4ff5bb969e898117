package org.spineline.operations.infrastructure;

import java.nio.file.Path;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.config.WrongConfigurationException;
import org.spineline.kernel.secret.KeySetting;

/** The key of the site's backups, read from its file each time it is needed. */
final class BackupKey {
    private static final KeySetting SETTING = new KeySetting(
            "spineline.backup.key-file",
            "Make one with: openssl rand -base64 32 > backup.key, readable by Spineline alone,"
                    + " and keep a copy where the backups are not.");

    private BackupKey() {}

    /** @throws WrongConfigurationException if there is none, or it is not 32 bytes in Base64 */
    static SecretKey read(@Nullable Path file) {
        if (file == null) {
            throw SETTING.wrong("is not set; no backup is made without a key");
        }
        return new SecretKeySpec(SETTING.exactly(SETTING.inFile(file, false)), "AES");
    }
}
