package org.spineline.nursing.domain;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By record, oldest first. */
public interface RecoveryDecisionRepository extends Repository<RecoveryDecision, UUID> {
    List<RecoveryDecision> findAllByRecordIdOrderByCreatedAt(UUID recordId);

    RecoveryDecision saveAndFlush(RecoveryDecision decision);
}
