package org.spineline.followup.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Plans, one for each signed note. */
public interface FollowUpPlanRepository extends Repository<FollowUpPlan, UUID> {
    Optional<FollowUpPlan> findByNoteId(UUID noteId);

    List<FollowUpPlan> findAllByNoteIdIn(Collection<UUID> noteIds);

    List<FollowUpPlan> findAllByIdIn(Collection<UUID> ids);

    Optional<FollowUpPlan> findById(UUID id);

    List<FollowUpPlan> findAllByPatientId(UUID patientId);

    List<FollowUpPlan> findAllByEpisodeIdOrderByProcedureAt(UUID episodeId);

    FollowUpPlan save(FollowUpPlan plan);

    FollowUpPlan saveAndFlush(FollowUpPlan plan);
}
