package org.spineline.booking.domain.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Drafts of this facility. */
public interface PlanDraftRepository extends Repository<PlanDraft, UUID> {
    Optional<PlanDraft> findById(UUID id);

    /** Newest first; those that touch the window and were not thrown away. */
    @Query("select d from PlanDraft d where d.fromDay <= :to and d.toDay >= :from and d.state <> 'DISCARDED'"
            + " order by d.createdAt desc, d.id")
    List<PlanDraft> findAllTouching(LocalDate from, LocalDate to, Limit limit);

    PlanDraft saveAndFlush(PlanDraft draft);
}
