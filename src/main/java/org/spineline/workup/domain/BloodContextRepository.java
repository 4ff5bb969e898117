package org.spineline.workup.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** One for each episode at most. */
public interface BloodContextRepository extends Repository<BloodContext, UUID> {
    Optional<BloodContext> findByEpisodeId(UUID episodeId);

    List<BloodContext> findAllByEpisodeIdIn(Collection<UUID> episodeIds);

    BloodContext saveAndFlush(BloodContext context);
}
