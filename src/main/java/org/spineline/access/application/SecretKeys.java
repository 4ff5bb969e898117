package org.spineline.access.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.spineline.access.domain.AccessRules;
import org.spineline.access.domain.KeyRules;
import org.spineline.access.domain.SecretBox;
import org.spineline.kernel.secret.PrivateFiles;
import org.spineline.kernel.secret.Tokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the key from where the site put it, and says what to do where it did not. */
@Configuration(proxyBeanMethods = false)
class SecretKeys {
    private static final String WHAT_TO_DO =
            " Set SPINELINE_KEYS_SECOND_FACTOR to 32 random bytes in Base64 (openssl rand -base64 32), or"
                    + " SPINELINE_KEYS_SECOND_FACTOR_FILE to a file that holds them, the same on every server.";

    @Bean
    SecondFactorKey secondFactorKey(KeyRules keys, AccessRules rules) throws IOException {
        String text = keys.secondFactor();
        Path file = keys.secondFactorFile();
        if ((text == null || text.isBlank()) && file != null) {
            if (!Files.exists(file) && keys.makeMissing()) {
                PrivateFiles.write(file, Base64.getEncoder().encodeToString(Tokens.random(SecretBox.KEY_BYTES)));
            }
            if (!Files.isReadable(file)) {
                throw new IllegalStateException(
                        "The file with the key for second factors cannot be read." + WHAT_TO_DO);
            }
            text = Files.readString(file);
        }
        if (text == null || text.isBlank()) {
            if (rules.needsSecondFactor()) {
                throw new IllegalStateException(
                        "Second factors are required (spineline.access.second-factor), but the key that keeps them is not set."
                                + WHAT_TO_DO);
            }
            return new SecondFactorKey(null);
        }
        return new SecondFactorKey(new SecretBox(decoded(text.strip())));
    }

    private static byte[] decoded(String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length == SecretBox.KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException("The key for second factors is not Base64." + WHAT_TO_DO, notBase64);
        }
        throw new IllegalStateException("The key for second factors does not have 32 bytes." + WHAT_TO_DO);
    }

    /** @param box null: this site has no key, so nobody can set up a second factor */
    record SecondFactorKey(@Nullable SecretBox box) {}
}
