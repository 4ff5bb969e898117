package org.spineline.followup.domain;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Calls, in the order they were made. */
public interface CallAttemptRepository extends Repository<CallAttempt, UUID> {
    List<CallAttempt> findAllByContactIdInOrderByCreatedAt(Collection<UUID> contactIds);

    CallAttempt save(CallAttempt attempt);
}
