package org.spineline.nursing.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By record, in order of time. */
public interface SedationVitalsRepository extends Repository<SedationVitals, UUID> {
    List<SedationVitals> findAllByRecordIdOrderByAtAscCreatedAtAsc(UUID recordId);

    Optional<SedationVitals> findById(UUID id);

    /** The line of an earlier sending. */
    Optional<SedationVitals> findByRecordIdAndIdempotencyKey(UUID recordId, String idempotencyKey);

    SedationVitals saveAndFlush(SedationVitals row);
}
