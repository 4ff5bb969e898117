package org.spineline.nursing.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By record, in order of time. */
public interface SedationVitalsRepository extends Repository<SedationVitals, UUID> {
    List<SedationVitals> findAllByRecordIdOrderByAtAscCreatedAtAsc(UUID recordId);

    Optional<SedationVitals> findById(UUID id);

    SedationVitals saveAndFlush(SedationVitals row);
}
