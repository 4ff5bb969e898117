package org.spineline.audit.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.spineline.audit.application.TrailVerifier.Flaw;

/** What the trail says over the wire. */
public final class AuditRequests {
    private AuditRequests() {}

    /**
     * What came of checking the whole trail.
     *
     * @param sealed rows that have their place in the chain
     * @param firstBadSeq the first place that does not fit; null when all do, or the flaw has no place
     * @param flaw null when the trail is whole
     * @param anchored the place up to which a signature vouches for the chain
     */
    public record TrailVerdict(
            boolean whole,
            long sealed,
            long anchored,
            @Nullable Long firstBadSeq,
            @Nullable Flaw flaw,
            Instant checkedAt) {}
}
