package org.spineline.booking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How long procedures really took; kept by whoever keeps the record of the procedure. */
public interface CaseLog {
    /** Finished cases that began at or after {@code from}, in any order; one query. */
    List<LoggedCase> since(Instant from);

    /**
     * One finished case.
     *
     * @param startedAt first puncture
     * @param endedAt needle out; after the start
     */
    record LoggedCase(UUID bookingId, Instant startedAt, Instant endedAt) {}
}
