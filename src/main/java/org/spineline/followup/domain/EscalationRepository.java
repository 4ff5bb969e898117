package org.spineline.followup.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Escalations. */
public interface EscalationRepository extends Repository<Escalation, UUID> {
    Optional<Escalation> findById(UUID id);

    Optional<Escalation> findByWaitingEpisodeId(UUID episodeId);

    List<Escalation> findAllByEpisodeIdInOrderByCreatedAtAscIdAsc(Collection<UUID> episodeIds);

    /** Unanswered first, then the longest waiting. */
    @Query("select e from Escalation e where e.closedAt is null"
            + " order by case when e.acknowledgedAt is null then 0 else 1 end, e.createdAt, e.id")
    List<Escalation> open();

    @Query("select e from Escalation e where e.closedAt is not null order by e.closedAt desc, e.id")
    Page<Escalation> closed(Pageable page);

    /** Those whom somebody by name did not answer in time; once all are asked there is nobody further. */
    @Query("select e.id from Escalation e"
            + " where e.acknowledgedAt is null and e.forUserId is not null and e.answerBy <= :now")
    List<UUID> waitingSince(Instant now);

    Escalation saveAndFlush(Escalation escalation);
}
