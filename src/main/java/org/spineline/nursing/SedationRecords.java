package org.spineline.nursing;

import java.util.Optional;
import java.util.UUID;

/** Sedation records as the note sees them. */
public interface SedationRecords {
    /** Empty while nothing was recorded. */
    Optional<SedationSummary> ofBooking(UUID bookingId);
}
