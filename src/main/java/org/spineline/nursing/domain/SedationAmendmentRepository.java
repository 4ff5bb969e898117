package org.spineline.nursing.domain;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By record, oldest first. */
public interface SedationAmendmentRepository extends Repository<SedationAmendment, UUID> {
    List<SedationAmendment> findAllByRecordIdOrderByCreatedAt(UUID recordId);

    SedationAmendment saveAndFlush(SedationAmendment amendment);
}
