package org.spineline.day.domain;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By booking. */
public interface ArrivalCheckRepository extends Repository<ArrivalCheck, UUID> {
    /** Newest last. */
    List<ArrivalCheck> findAllByBookingIdOrderByCreatedAt(UUID bookingId);

    ArrivalCheck saveAndFlush(ArrivalCheck check);
}
