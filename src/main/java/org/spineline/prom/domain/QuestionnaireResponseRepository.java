package org.spineline.prom.domain;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.spineline.prom.Instrument;
import org.spineline.prom.PromSource;
import org.springframework.data.repository.Repository;

/** Scores, in the order they were given. */
public interface QuestionnaireResponseRepository extends Repository<QuestionnaireResponse, UUID> {
    List<QuestionnaireResponse> findAllByEpisodeIdInOrderByAnsweredAtAscCreatedAtAsc(Collection<UUID> episodeIds);

    boolean existsByContactIdAndSourceAndInstrumentIn(
            UUID contactId, PromSource source, Collection<Instrument> instruments);

    QuestionnaireResponse saveAndFlush(QuestionnaireResponse response);
}
