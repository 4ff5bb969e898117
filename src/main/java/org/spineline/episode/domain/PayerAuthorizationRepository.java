package org.spineline.episode.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Payers' answers, by episode. */
public interface PayerAuthorizationRepository extends Repository<PayerAuthorization, UUID> {
    List<PayerAuthorization> findAllByEpisodeIdOrderByCreatedAt(UUID episodeId);

    List<PayerAuthorization> findAllByEpisodeIdInOrderByCreatedAt(Collection<UUID> episodeIds);

    Optional<PayerAuthorization> findById(UUID id);

    PayerAuthorization saveAndFlush(PayerAuthorization authorization);

    PayerAuthorization save(PayerAuthorization authorization);
}
