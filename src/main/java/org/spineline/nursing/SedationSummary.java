package org.spineline.nursing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sedation record in a few lines.
 *
 * @param givenBy who sedated
 * @param totals sums given, as "midazolam 2 mg"
 * @param events what happened, as "SpO₂ 88 % at 10:15"
 */
public record SedationSummary(
        String protocolCode,
        String protocolName,
        @Nullable String asa,
        @Nullable String givenBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        List<String> totals,
        List<String> events) {}
