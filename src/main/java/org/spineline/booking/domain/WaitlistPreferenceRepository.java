package org.spineline.booking.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By episode. */
public interface WaitlistPreferenceRepository extends Repository<WaitlistPreference, UUID> {
    Optional<WaitlistPreference> findByEpisodeId(UUID episodeId);

    List<WaitlistPreference> findAllByEpisodeIdIn(Collection<UUID> episodeIds);

    WaitlistPreference saveAndFlush(WaitlistPreference preference);
}
