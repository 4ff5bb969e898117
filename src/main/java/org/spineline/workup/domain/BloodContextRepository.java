package org.spineline.workup.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** One for each episode at most. */
public interface BloodContextRepository extends Repository<BloodContext, UUID> {
    Optional<BloodContext> findByEpisodeId(UUID episodeId);

    BloodContext saveAndFlush(BloodContext context);
}
