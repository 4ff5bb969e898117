package org.spineline.nursing.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By record, in order of time. */
public interface RecoveryCheckRepository extends Repository<RecoveryCheck, UUID> {
    List<RecoveryCheck> findAllByRecordIdOrderByAtAscCreatedAtAsc(UUID recordId);

    Optional<RecoveryCheck> findById(UUID id);

    /** The line of an earlier sending. */
    Optional<RecoveryCheck> findByRecordIdAndIdempotencyKey(UUID recordId, String idempotencyKey);

    RecoveryCheck saveAndFlush(RecoveryCheck row);
}
