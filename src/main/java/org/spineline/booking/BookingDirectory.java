package org.spineline.booking;

import java.util.List;
import java.util.UUID;

/** Bookings as other modules see them. */
public interface BookingDirectory {
    /** @throws org.spineline.kernel.problem.NotFoundException if there is none */
    BookingSummary require(UUID bookingId);

    /** By start. */
    List<BookingSummary> forEpisode(UUID episodeId);
}
