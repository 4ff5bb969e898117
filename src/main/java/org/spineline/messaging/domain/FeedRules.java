package org.spineline.messaging.domain;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What a calendar feed shows; {@code config/messaging.yml}.
 *
 * @param daysBack 0 to 90
 * @param daysAhead 1 to 400
 * @param patientInitials whether an entry carries the initials of the patient; never more than that
 */
@Validated
@ConfigurationProperties(prefix = "spineline.feeds", ignoreUnknownFields = false)
public record FeedRules(@Min(0) @Max(90) int daysBack, @Min(1) @Max(400) int daysAhead, boolean patientInitials) {}
