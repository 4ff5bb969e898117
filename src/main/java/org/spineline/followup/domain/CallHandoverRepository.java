package org.spineline.followup.domain;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Handovers. */
public interface CallHandoverRepository extends Repository<CallHandover, UUID> {
    /** Newest first. */
    List<CallHandover> findTop10ByOrderByCreatedAtDescIdAsc();

    CallHandover saveAndFlush(CallHandover handover);
}
