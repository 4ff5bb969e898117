package org.spineline.booking.domain.slots;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.TimeRange;

/**
 * Time that a resource keeps for one operator, or for nobody in particular. Until it is released only the owner may use
 * it.
 *
 * @param owner the operator it is kept for; null, or somebody the index does not know: nobody may use it
 * @param releasesAt from when on everybody may use it, rounded up to the minute; null: never
 */
public record Block(TimeRange when, @Nullable UUID owner, @Nullable Instant releasesAt) {}
