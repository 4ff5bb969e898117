package org.spineline.nursing.domain;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.spineline.nursing.DischargeOutcome;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** One for each booking. */
public interface RecoveryRecordRepository extends Repository<RecoveryRecord, UUID> {
    Optional<RecoveryRecord> findByBookingId(UUID bookingId);

    /** Keeps the record to the calling transaction: no line slips in while somebody discharges. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from RecoveryRecord r where r.bookingId = :bookingId")
    Optional<RecoveryRecord> lock(UUID bookingId);

    boolean existsByBookingId(UUID bookingId);

    boolean existsByBookingIdInAndOutcome(Collection<UUID> bookingIds, DischargeOutcome outcome);

    RecoveryRecord saveAndFlush(RecoveryRecord record);
}
