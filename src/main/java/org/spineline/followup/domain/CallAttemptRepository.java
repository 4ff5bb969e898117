package org.spineline.followup.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.spineline.followup.CallOutcome;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Calls, in the order they were made. */
public interface CallAttemptRepository extends Repository<CallAttempt, UUID> {
    List<CallAttempt> findAllByContactIdInOrderByCreatedAt(Collection<UUID> contactIds);

    /** When somebody was rung, and whether he was reached. */
    record Rung(UUID patientId, Instant at, CallOutcome outcome) {}

    /** Every call to the patients who wait in the queue now. */
    @Query("select new org.spineline.followup.domain.CallAttemptRepository$Rung(a.patientId, a.createdAt, a.outcome)"
            + " from CallAttempt a where a.patientId in (select c.patientId from FollowUpContact c"
            + " where c.outcome is null and (c.dueFrom <= :now or c.calledBack = true))")
    List<Rung> toThoseWaiting(Instant now);

    CallAttempt save(CallAttempt attempt);
}
