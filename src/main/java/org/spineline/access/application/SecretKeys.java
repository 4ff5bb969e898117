package org.spineline.access.application;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spineline.access.domain.AccessRules;
import org.spineline.access.domain.KeyRules;
import org.spineline.kernel.config.WrongConfigurationException;
import org.spineline.kernel.secret.KeySetting;
import org.spineline.kernel.secret.SecretBox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the key of second factors from where the site put it, and says what to do where it did not. */
@Configuration(proxyBeanMethods = false)
class SecretKeys {
    private static final String REMEDY =
            "Set SPINELINE_KEYS_SECOND_FACTOR to 32 random bytes in Base64 (openssl rand -base64 32), or"
                    + " SPINELINE_KEYS_SECOND_FACTOR_FILE to a file that holds them, the same on every server.";
    private static final KeySetting SETTING = new KeySetting("spineline.keys.second-factor", REMEDY);
    private static final KeySetting IN_FILE = new KeySetting("spineline.keys.second-factor-file", REMEDY);

    @Bean
    SecondFactorKey secondFactorKey(KeyRules keys, AccessRules rules) {
        String text = keys.secondFactor();
        Path file = keys.secondFactorFile();
        KeySetting setting = SETTING;
        if ((text == null || text.isBlank()) && file != null) {
            setting = IN_FILE;
            text = IN_FILE.inFile(file, keys.makeMissing());
        }
        if (text == null || text.isBlank()) {
            if (rules.needsSecondFactor()) {
                throw new WrongConfigurationException(
                        "Second factors are required (spineline.access.second-factor), but the key that keeps them is not set.",
                        REMEDY);
            }
            return new SecondFactorKey(null);
        }
        return new SecondFactorKey(new SecretBox(setting.exactly(text)));
    }

    /** @param box null: this site has no key, so nobody can set up a second factor */
    record SecondFactorKey(@Nullable SecretBox box) {}
}
