package org.spineline.workup.domain;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By episode, oldest first. */
public interface ReadinessSnapshotRepository extends Repository<ReadinessSnapshot, UUID> {
    List<ReadinessSnapshot> findAllByEpisodeIdOrderByCreatedAt(UUID episodeId);

    ReadinessSnapshot save(ReadinessSnapshot snapshot);
}
