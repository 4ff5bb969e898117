package org.spineline.episode.domain;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Steps of referrals, by episode. */
public interface ReferralEventRepository extends Repository<ReferralEvent, UUID> {
    List<ReferralEvent> findAllByEpisodeIdOrderByCreatedAtDesc(UUID episodeId);

    ReferralEvent save(ReferralEvent event);
}
