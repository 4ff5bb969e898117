package org.spineline.followup.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spineline.followup.ImagingState;
import org.springframework.data.repository.Repository;

/** Suspected new fractures. */
public interface ImagingTaskRepository extends Repository<ImagingTask, UUID> {
    Optional<ImagingTask> findById(UUID id);

    boolean existsByOpenEpisodeId(UUID episodeId);

    List<ImagingTask> findAllByStateOrderByCreatedAtAscIdAsc(ImagingState state);

    List<ImagingTask> findAllByEpisodeIdInOrderByCreatedAtAscIdAsc(Collection<UUID> episodeIds);

    ImagingTask saveAndFlush(ImagingTask task);
}
