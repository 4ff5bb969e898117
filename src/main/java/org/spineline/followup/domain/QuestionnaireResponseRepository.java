package org.spineline.followup.domain;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Scores. */
public interface QuestionnaireResponseRepository extends Repository<QuestionnaireResponse, UUID> {
    List<QuestionnaireResponse> findAllByEpisodeIdInOrderByCreatedAt(Collection<UUID> episodeIds);

    QuestionnaireResponse save(QuestionnaireResponse response);
}
