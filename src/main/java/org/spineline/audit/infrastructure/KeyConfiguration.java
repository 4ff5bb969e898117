package org.spineline.audit.infrastructure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.spineline.audit.domain.AuditKeys;
import org.spineline.kernel.secret.PrivateFiles;
import org.spineline.kernel.secret.Tokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Takes the secrets of the trail from where the site keeps them; without one nothing starts. */
@Configuration(proxyBeanMethods = false)
public class KeyConfiguration {
    private static final String PROPERTY = "spineline.keys.audit";
    private static final String FILE = "file:";
    private static final String WHAT_TO_DO = "Set " + PROPERTY + " to file: and the path of a file that holds 32 random"
            + " bytes in Base64 (make one with: openssl rand -base64 32), readable for Spineline only. Keep a copy off this"
            + " machine: without it the trail cannot be checked.";

    @Bean
    AuditKeys auditKeys(Environment environment) {
        String told = environment.getProperty(PROPERTY, "").strip();
        if (told.isEmpty()) {
            throw new IllegalStateException("The access log has no key to be sealed with. " + WHAT_TO_DO);
        }
        List<byte[]> secrets = new ArrayList<>();
        for (String each : told.split(",")) {
            secrets.add(secret(each.strip(), environment.acceptsProfiles(Profiles.of("demo"))));
        }
        try {
            return new AuditKeys(secrets);
        } catch (IllegalArgumentException tooShort) {
            throw new IllegalStateException("The key of the access log is too short. " + WHAT_TO_DO, tooShort);
        }
    }

    /** A key that stands in the configuration itself, or in a file; only a demo makes the file. */
    private static byte[] secret(String told, boolean mayMake) {
        try {
            String text = told;
            if (told.startsWith(FILE)) {
                Path file = Path.of(told.substring(FILE.length()));
                if (mayMake && Files.notExists(file)) {
                    PrivateFiles.write(file, Base64.getEncoder().encodeToString(Tokens.random(AuditKeys.SHORTEST)));
                }
                text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            }
            return Base64.getDecoder().decode(text);
        } catch (IOException | IllegalArgumentException unreadable) {
            // Without the cause: it would quote the key.
            throw new IllegalStateException("The key of the access log cannot be read. " + WHAT_TO_DO);
        }
    }
}
