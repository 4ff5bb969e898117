package org.spineline.messaging.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Calendar feeds of this facility. */
public interface FeedRepository extends Repository<Feed, UUID> {
    Optional<Feed> findById(UUID id);

    Optional<Feed> findByTokenHash(String tokenHash);

    /** Those that were not revoked. */
    List<Feed> findAllByRevokedAtIsNullOrderByCreatedAt();

    Feed saveAndFlush(Feed feed);
}
