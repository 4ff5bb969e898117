package org.spineline.operations.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Read-only periods of this facility. */
public interface ReadOnlyPeriodRepository extends Repository<ReadOnlyPeriod, UUID> {
    /** The one that stands now. */
    Optional<ReadOnlyPeriod> findByStandingTrue();

    long count();

    /** Those that are over. */
    long countByStandingIsNull();

    ReadOnlyPeriod saveAndFlush(ReadOnlyPeriod period);
}
