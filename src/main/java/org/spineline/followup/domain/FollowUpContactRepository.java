package org.spineline.followup.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Due contacts. */
public interface FollowUpContactRepository extends Repository<FollowUpContact, UUID> {
    Optional<FollowUpContact> findById(UUID id);

    List<FollowUpContact> findAllByEpisodeIdOrderByDueFrom(UUID episodeId);

    List<FollowUpContact> findAllByPlanId(UUID planId);

    /** Open and begun; those who asked to be called back first, then the longest overdue. */
    @Query("select c from FollowUpContact c where c.outcome is null and c.dueFrom <= :now and c.dueUntil > :now"
            + " order by c.calledBack desc, c.dueUntil, c.id")
    Page<FollowUpContact> due(Instant now, Pageable page);

    @Query("select c from FollowUpContact c where c.outcome is null and c.dueUntil <= :now"
            + " order by c.calledBack desc, c.dueUntil, c.id")
    Page<FollowUpContact> overdue(Instant now, Pageable page);

    @Query("select c from FollowUpContact c where c.outcome = 'DONE' and c.doneAt >= :from and c.doneAt < :until"
            + " order by c.doneAt desc, c.id")
    Page<FollowUpContact> done(Instant from, Instant until, Pageable page);

    @Query("select c from FollowUpContact c where c.outcome is null and c.dueFrom <= :now"
            + " order by c.calledBack desc, c.dueUntil, c.id")
    Page<FollowUpContact> begun(Instant now, Pageable page);

    FollowUpContact saveAndFlush(FollowUpContact contact);
}
