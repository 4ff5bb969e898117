package org.spineline.audit.infrastructure;

import java.util.ArrayList;
import java.util.List;
import org.spineline.audit.domain.AuditKeys;
import org.spineline.kernel.secret.KeySetting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Takes the secrets of the trail from where the site keeps them; without one nothing starts. */
@Configuration(proxyBeanMethods = false)
public class KeyConfiguration {
    private static final KeySetting SETTING = new KeySetting(
            "spineline.keys.audit",
            "The access log is sealed with it. Set it to file: and the path of a file that holds 32 random"
                    + " bytes in Base64 (make one with: openssl rand -base64 32), readable for Spineline only. Keep a copy"
                    + " off this machine: without it the trail cannot be checked.");

    @Bean
    AuditKeys auditKeys(Environment environment) {
        List<byte[]> secrets = new ArrayList<>();
        for (String each : SETTING.texts(environment)) {
            byte[] secret = SETTING.decoded(each);
            if (secret.length < AuditKeys.SHORTEST) {
                throw SETTING.wrong("has " + secret.length + " bytes; it needs " + AuditKeys.SHORTEST + " at least");
            }
            secrets.add(secret);
        }
        return new AuditKeys(secrets);
    }
}
