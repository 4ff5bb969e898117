package org.spineline.workup.domain;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By episode, oldest first. */
public interface ClinicalChangeRepository extends Repository<ClinicalChange, UUID> {
    List<ClinicalChange> findAllByEpisodeIdInOrderByHappenedOn(Collection<UUID> episodeIds);

    ClinicalChange save(ClinicalChange change);
}
