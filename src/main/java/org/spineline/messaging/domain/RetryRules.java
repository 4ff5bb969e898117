package org.spineline.messaging.domain;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;

/**
 * How long to wait between tries.
 *
 * @param delays after the first, second, … refusal; after one more the message has failed
 * @param afterOutage until the mail server is asked again
 * @param claim how long a server may take over one message before another may send it
 */
public record RetryRules(
        @NotEmpty List<@NotNull Duration> delays, @NotNull Duration afterOutage, @NotNull Duration claim) {
    @AssertTrue(message = "all waiting times must be longer than nothing, and claim at least two minutes")
    public boolean isSensible() {
        return delays != null
                && afterOutage != null
                && claim != null
                && delays.stream().allMatch(delay -> delay != null && delay.toSeconds() > 0)
                && afterOutage.toSeconds() > 0
                && claim.compareTo(Duration.ofMinutes(2)) >= 0;
    }
}
