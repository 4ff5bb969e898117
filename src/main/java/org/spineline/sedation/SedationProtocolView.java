package org.spineline.sedation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A protocol as the site runs it.
 *
 * @param monitoringIntervalMinutes between two rows of vital signs; null where none is demanded
 * @param source where its demands come from
 */
public record SedationProtocolView(
        String code,
        String name,
        SedationDepth depth,
        boolean providerNeeded,
        @Nullable Integer monitoringIntervalMinutes,
        List<String> requiredChecks,
        List<String> requiredVitals,
        @Nullable Integer fastingClearLiquidsHours,
        @Nullable Integer fastingLightMealHours,
        @Nullable Integer fastingFattyMealHours,
        String source,
        String version) {}
