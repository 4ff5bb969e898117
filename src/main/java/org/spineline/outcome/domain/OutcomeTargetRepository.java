package org.spineline.outcome.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** What the site wants to reach. */
public interface OutcomeTargetRepository extends Repository<OutcomeTarget, UUID> {
    List<OutcomeTarget> findAll();

    Optional<OutcomeTarget> findById(UUID id);

    OutcomeTarget saveAndFlush(OutcomeTarget target);

    void delete(OutcomeTarget target);
}
