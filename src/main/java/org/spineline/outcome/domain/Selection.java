package org.spineline.outcome.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.Indication;
import org.spineline.episode.Technique;

/**
 * Which cases are counted.
 *
 * @param from first moment
 * @param until first moment no longer counted
 * @param operator only this user's cases; null for everybody's
 */
public record Selection(
        Instant from,
        Instant until,
        @Nullable Technique technique,
        @Nullable Indication indication,
        @Nullable UUID operator) {}
