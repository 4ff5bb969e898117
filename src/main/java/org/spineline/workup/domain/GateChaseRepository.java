package org.spineline.workup.domain;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By episode, oldest first. */
public interface GateChaseRepository extends Repository<GateChase, UUID> {
    List<GateChase> findAllByEpisodeIdInOrderByCreatedAt(Collection<UUID> episodeIds);

    GateChase saveAndFlush(GateChase chase);
}
