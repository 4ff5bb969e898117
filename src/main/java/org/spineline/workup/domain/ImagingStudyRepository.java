package org.spineline.workup.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By episode or patient. */
public interface ImagingStudyRepository extends Repository<ImagingStudy, UUID> {
    List<ImagingStudy> findAllByEpisodeIdInOrderByPerformedOnDesc(Collection<UUID> episodeIds);

    Optional<ImagingStudy> findByIdAndEpisodeId(UUID id, UUID episodeId);

    ImagingStudy saveAndFlush(ImagingStudy study);

    ImagingStudy save(ImagingStudy entity);
}
