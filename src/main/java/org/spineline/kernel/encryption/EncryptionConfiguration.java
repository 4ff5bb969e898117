package org.spineline.kernel.encryption;

import org.spineline.kernel.secret.KeySetting;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Takes the keys of the records from where the site keeps them; without one nothing starts. */
@Configuration(proxyBeanMethods = false)
class EncryptionConfiguration {
    static final KeySetting SETTING = new KeySetting(
            "spineline.keys.records",
            "What identifies patients is encrypted with it. Set it to file: and the path of a file that holds 32 random"
                    + " bytes in Base64 (make one with: openssl rand -base64 32), readable for Spineline only and the same"
                    + " on every server. Keep a copy off this machine: without it these parts of the records are lost.");

    @Bean
    RecordKeys recordKeys(Environment environment) {
        return new RecordKeys(
                SETTING.texts(environment).stream().map(SETTING::exactly).toList());
    }

    @Bean
    HibernatePropertiesCustomizer keysOfColumns(RecordKeys keys) {
        return properties -> properties.put(EncryptedText.KEYS, keys);
    }
}
