package org.spineline.nursing;

import java.util.Collection;
import java.util.UUID;

/** Where patients went from recovery. */
public interface Discharges {
    /** Whether after one of these bookings the patient stayed overnight; one query. */
    boolean anyOvernight(Collection<UUID> bookingIds);
}
