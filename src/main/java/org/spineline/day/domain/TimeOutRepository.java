package org.spineline.day.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By booking, one each. */
public interface TimeOutRepository extends Repository<TimeOut, UUID> {
    Optional<TimeOut> findByBookingId(UUID bookingId);

    TimeOut saveAndFlush(TimeOut timeOut);
}
