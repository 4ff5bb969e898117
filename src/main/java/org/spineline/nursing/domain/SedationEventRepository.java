package org.spineline.nursing.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By record, in order of time. */
public interface SedationEventRepository extends Repository<SedationEvent, UUID> {
    List<SedationEvent> findAllByRecordIdOrderByAtAscCreatedAtAsc(UUID recordId);

    Optional<SedationEvent> findById(UUID id);

    /** The line of an earlier sending. */
    Optional<SedationEvent> findByRecordIdAndIdempotencyKey(UUID recordId, String idempotencyKey);

    SedationEvent saveAndFlush(SedationEvent row);
}
