package org.spineline.workup;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what is met and what is not, and why. */
public interface ReadinessAssessment {
    /** @param procedureAt null takes the gates as of now */
    Readiness assess(UUID episodeId, @Nullable Instant procedureAt);

    /**
     * A fixed number of queries, however many episodes.
     *
     * @param procedures start of the procedure by episode; null as value takes the gates as of now
     */
    Map<UUID, Readiness> assessAll(Map<UUID, @Nullable Instant> procedures);

    /** Keeps the whole view as it stands now, for this booking and for good; within the caller's transaction. */
    void keep(UUID episodeId, UUID bookingId, Instant procedureAt);
}
