package org.spineline.nursing.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By record, in order of time. */
public interface DrugGivenRepository extends Repository<DrugGiven, UUID> {
    List<DrugGiven> findAllByRecordIdOrderByAtAscCreatedAtAsc(UUID recordId);

    Optional<DrugGiven> findById(UUID id);

    /** The line of an earlier sending. */
    Optional<DrugGiven> findByRecordIdAndIdempotencyKey(UUID recordId, String idempotencyKey);

    DrugGiven saveAndFlush(DrugGiven row);
}
