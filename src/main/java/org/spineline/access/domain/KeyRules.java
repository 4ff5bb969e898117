package org.spineline.access.domain;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the key stands that encrypts the secrets of second factors: 32 bytes in Base64, in the setting itself or in a file.
 *
 * @param secondFactor the key itself
 * @param secondFactorFile a file that holds it
 * @param makeMissing writes the file when it is not there; for the demo, whose keys protect nobody
 */
@ConfigurationProperties(prefix = "spineline.keys", ignoreUnknownFields = true)
public record KeyRules(@Nullable String secondFactor, @Nullable Path secondFactorFile, boolean makeMissing) {}
