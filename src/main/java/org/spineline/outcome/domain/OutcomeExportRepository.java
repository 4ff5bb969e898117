package org.spineline.outcome.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** What was taken out. */
public interface OutcomeExportRepository extends Repository<OutcomeExport, UUID> {
    List<OutcomeExport> findTop50ByOrderByCreatedAtDescIdAsc();

    Optional<OutcomeExport> findById(UUID id);

    OutcomeExport saveAndFlush(OutcomeExport export);
}
