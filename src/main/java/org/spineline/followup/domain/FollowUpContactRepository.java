package org.spineline.followup.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Due contacts. Claims are compare-and-set: each returns 1 if what it expects was so, else 0. */
public interface FollowUpContactRepository extends Repository<FollowUpContact, UUID> {
    /** As much of a contact as its place in the queue needs. */
    record Queued(
            UUID id,
            UUID patientId,
            Instant dueFrom,
            Instant dueUntil,
            boolean calledBack,
            @Nullable Instant nextTryAt,
            String risks,
            @Nullable UUID claimedBy,
            @Nullable Instant claimedUntil) {}

    Optional<FollowUpContact> findById(UUID id);

    List<FollowUpContact> findAllByIdIn(Collection<UUID> ids);

    List<FollowUpContact> findAllByEpisodeIdOrderByDueFrom(UUID episodeId);

    List<FollowUpContact> findAllByPlanId(UUID planId);

    /** Open, and begun or asked for before its time. */
    @Query("select new org.spineline.followup.domain.FollowUpContactRepository$Queued(c.id, c.patientId, c.dueFrom,"
            + " c.dueUntil, c.calledBack, c.nextTryAt, p.risks, c.claimedBy, c.claimedUntil)"
            + " from FollowUpContact c join FollowUpPlan p on p.id = c.planId"
            + " where c.outcome is null and (c.dueFrom <= :now or c.calledBack = true)")
    List<Queued> waiting(Instant now);

    @Query("select new org.spineline.followup.domain.FollowUpContactRepository$Queued(c.id, c.patientId, c.dueFrom,"
            + " c.dueUntil, c.calledBack, c.nextTryAt, p.risks, c.claimedBy, c.claimedUntil)"
            + " from FollowUpContact c join FollowUpPlan p on p.id = c.planId"
            + " where c.outcome = 'DONE' and c.doneAt >= :from and c.doneAt < :until order by c.doneAt desc, c.id")
    List<Queued> done(Instant from, Instant until);

    @Query("select new org.spineline.followup.domain.FollowUpContactRepository$Queued(c.id, c.patientId, c.dueFrom,"
            + " c.dueUntil, c.calledBack, c.nextTryAt, p.risks, c.claimedBy, c.claimedUntil)"
            + " from FollowUpContact c join FollowUpPlan p on p.id = c.planId"
            + " where c.outcome = 'CANCELLED' order by p.stoppedAt desc, c.dueFrom, c.id")
    List<Queued> stopped();

    @Query("select count(c) from FollowUpContact c where c.outcome = 'CANCELLED'")
    long countStopped();

    /** Takes what is open and nobody else holds, or prolongs what this user holds. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update FollowUpContact c set c.claimedBy = :userId, c.claimedByName = :name, c.claimedUntil = :until"
            + " where c.id = :id and c.outcome is null"
            + " and (c.claimedUntil is null or c.claimedUntil <= :now or c.claimedBy = :userId)")
    int claim(UUID id, UUID userId, String name, Instant now, Instant until);

    /** Gives back what this user holds. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update FollowUpContact c set c.claimedBy = null, c.claimedByName = null, c.claimedUntil = null"
            + " where c.id = :id and c.claimedBy = :userId")
    int giveBack(UUID id, UUID userId);

    FollowUpContact saveAndFlush(FollowUpContact contact);
}
