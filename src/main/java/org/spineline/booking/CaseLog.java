package org.spineline.booking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How long procedures really took; kept by whoever keeps the record of the procedure. */
public interface CaseLog {
    /** Finished cases that began at or after {@code from}, in any order; a fixed number of queries. */
    List<LoggedCase> since(Instant from);

    /** Whether the procedure stands in the record: the case is over then, whatever is said of the patient. */
    boolean isOver(UUID bookingId);

    /**
     * One finished case.
     *
     * @param startedAt first puncture
     * @param endedAt needle out; after the start
     * @param cameAt into the room, as corrected last; null where nobody recorded it
     * @param leftAt out of the room, as corrected last; null where nobody recorded it
     */
    record LoggedCase(
            UUID bookingId, Instant startedAt, Instant endedAt, @Nullable Instant cameAt, @Nullable Instant leftAt) {}
}
