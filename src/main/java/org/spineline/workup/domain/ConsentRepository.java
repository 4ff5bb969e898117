package org.spineline.workup.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By episode or patient. */
public interface ConsentRepository extends Repository<Consent, UUID> {
    Optional<Consent> findByEpisodeId(UUID episodeId);

    List<Consent> findAllByEpisodeIdIn(Collection<UUID> episodeIds);

    Consent saveAndFlush(Consent consent);

    Consent save(Consent entity);
}
