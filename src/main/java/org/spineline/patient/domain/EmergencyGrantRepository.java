package org.spineline.patient.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Emergency accesses. */
public interface EmergencyGrantRepository extends Repository<EmergencyGrant, UUID> {
    Optional<EmergencyGrant> findById(UUID id);

    @Query("select g from EmergencyGrant g where g.userId = :userId and g.endedAt is null and g.expiresAt > :now"
            + " order by g.expiresAt, g.id")
    List<EmergencyGrant> activeOf(UUID userId, Instant now);

    /** Those that wait for a review first, the oldest of them first. */
    @Query("select g from EmergencyGrant g order by case when g.verdict is null then 0 else 1 end, g.grantedAt, g.id")
    Page<EmergencyGrant> queue(Pageable page);

    EmergencyGrant saveAndFlush(EmergencyGrant grant);
}
