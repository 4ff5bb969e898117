package org.spineline.coverage.domain;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Statements, by episode. */
public interface CoverageStatementRepository extends Repository<CoverageStatement, UUID> {
    List<CoverageStatement> findAllByEpisodeIdOrderByCreatedAt(UUID episodeId);

    CoverageStatement save(CoverageStatement statement);
}
