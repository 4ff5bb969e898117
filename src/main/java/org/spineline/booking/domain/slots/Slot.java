package org.spineline.booking.domain.slots;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.TimeRange;

/**
 * A start with the first combination that fits, by the order of the candidates in the query: first by operator, then by
 * room, by sedation provider, and by equipment.
 *
 * @param sedationProvider null if none was asked for
 * @param equipment one unit for each wanted kind, in the order of the query
 * @param combinations how many pairs of operator and room can start then, this one included
 */
public record Slot(
        TimeRange when,
        UUID room,
        UUID operator,
        @Nullable UUID sedationProvider,
        List<UUID> equipment,
        int combinations) {}
