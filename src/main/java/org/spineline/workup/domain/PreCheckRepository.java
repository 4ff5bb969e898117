package org.spineline.workup.domain;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By episode, oldest first. */
public interface PreCheckRepository extends Repository<PreCheck, UUID> {
    List<PreCheck> findAllByEpisodeIdInOrderByCreatedAt(Collection<UUID> episodeIds);

    PreCheck saveAndFlush(PreCheck check);
}
