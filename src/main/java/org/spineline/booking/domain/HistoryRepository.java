package org.spineline.booking.domain;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** What happened to bookings. */
public interface HistoryRepository extends Repository<HistoryEntry, UUID> {
    List<HistoryEntry> findAllByBookingIdOrderByHappenedAt(UUID bookingId);
}
