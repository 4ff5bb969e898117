package org.spineline.workup.domain;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By episode or patient. */
public interface GateWaiverRepository extends Repository<GateWaiver, UUID> {
    /** Of each gate the oldest first. */
    List<GateWaiver> findAllByEpisodeIdInOrderByRound(Collection<UUID> episodeIds);

    GateWaiver save(GateWaiver entity);
}
