package org.spineline.prom.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** One course for each episode that was treated. */
public interface ProcedureCourseRepository extends Repository<ProcedureCourse, UUID> {
    Optional<ProcedureCourse> findByEpisodeId(UUID episodeId);

    ProcedureCourse saveAndFlush(ProcedureCourse course);

    void deleteByNoteId(UUID noteId);
}
