package org.spineline.nursing.domain;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** One for each booking. */
public interface SedationRecordRepository extends Repository<SedationRecord, UUID> {
    Optional<SedationRecord> findByBookingId(UUID bookingId);

    /** Keeps the record to the calling transaction: no line slips in while somebody signs. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from SedationRecord r where r.bookingId = :bookingId")
    Optional<SedationRecord> lock(UUID bookingId);

    boolean existsByBookingId(UUID bookingId);

    SedationRecord saveAndFlush(SedationRecord record);
}
