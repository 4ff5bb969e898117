package org.spineline.nursing.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By record, in order of time. */
public interface SedationEventRepository extends Repository<SedationEvent, UUID> {
    List<SedationEvent> findAllByRecordIdOrderByAtAscCreatedAtAsc(UUID recordId);

    Optional<SedationEvent> findById(UUID id);

    SedationEvent saveAndFlush(SedationEvent row);
}
