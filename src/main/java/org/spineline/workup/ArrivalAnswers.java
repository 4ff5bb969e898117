package org.spineline.workup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the patient said at the door, the last answer to each question. Null was not asked.
 *
 * @param painAtRest numeric rating scale, 0 to 10
 * @param painOnMovement numeric rating scale, 0 to 10
 */
public record ArrivalAnswers(
        @Nullable Integer painAtRest,
        @Nullable Integer painOnMovement,
        @Nullable Boolean escort,
        @Nullable Boolean dosesAsInstructed,
        @Nullable Instant lastFoodAt,
        @Nullable Instant lastClearFluidAt) {
    public static final ArrivalAnswers NONE = new ArrivalAnswers(null, null, null, null, null, null);
}
