package org.spineline.operations.domain;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may read the measures.
 *
 * @param tokenFile holds what a Prometheus server sends as its bearer token; null: nobody reads them
 */
@ConfigurationProperties(prefix = "spineline.metrics", ignoreUnknownFields = false)
public record MetricsRules(@Nullable Path tokenFile) {}
