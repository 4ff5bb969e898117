package org.spineline.booking;

import java.util.UUID;

/** What the procedure reports back. */
public interface BookingProgress {
    /** The note is signed: the case is over, whatever steps nobody clicked. */
    void complete(UUID bookingId);
}
