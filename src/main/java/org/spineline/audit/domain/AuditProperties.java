package org.spineline.audit.domain;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the trail is sealed. How often is asked at {@code spineline.audit.seal-every} (2 s).
 *
 * @param anchorEvery from one signed anchor to the next
 * @param anchorFile to which every anchor is also added; best on another machine; null for none
 */
@ConfigurationProperties(prefix = "spineline.audit")
public record AuditProperties(@DefaultValue("60s") Duration anchorEvery, @Nullable Path anchorFile) {}
