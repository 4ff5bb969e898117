package org.spineline.workup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the patient said at the door. Null was not asked.
 *
 * @param painAtRest numeric rating scale, 0 to 10
 * @param painOnMovement numeric rating scale, 0 to 10
 */
public record ArrivalAnswers(
        Instant askedAt,
        @Nullable Integer painAtRest,
        @Nullable Integer painOnMovement,
        @Nullable Boolean escort,
        @Nullable String escortName,
        @Nullable Instant lastFoodAt,
        @Nullable Instant lastClearFluidAt) {}
