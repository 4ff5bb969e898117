package org.spineline.workup.domain;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By episode or patient. */
public interface ImagingStudyRepository extends Repository<ImagingStudy, UUID> {
    List<ImagingStudy> findAllByEpisodeIdInOrderByPerformedOnDesc(Collection<UUID> episodeIds);

    ImagingStudy save(ImagingStudy entity);
}
