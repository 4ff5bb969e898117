package org.spineline.adverse;

import java.util.List;
import java.util.UUID;

/** Adverse events as other modules see them. */
public interface AdverseEvents {
    /** Oldest first; withdrawn ones left out. */
    List<AdverseEventSummary> ofBooking(UUID bookingId);
}
