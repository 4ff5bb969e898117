package org.spineline.day.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.spineline.day.Milestone;
import org.springframework.data.repository.Repository;

/** Steps by case. */
public interface CaseMilestoneRepository extends Repository<CaseMilestone, UUID> {
    /** In no order: the database does not know the order of the steps. */
    List<CaseMilestone> findAllByBookingId(UUID bookingId);

    List<CaseMilestone> findAllByBookingIdIn(Collection<UUID> bookingIds);

    List<CaseMilestone> findAllByMilestoneInAndReachedAtGreaterThanEqual(
            Collection<Milestone> milestones, Instant from);

    CaseMilestone saveAndFlush(CaseMilestone milestone);

    void delete(CaseMilestone milestone);

    void flush();
}
