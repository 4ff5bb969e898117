package org.spineline.interop.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** Files by fingerprint, and the latest ones. */
public interface CompletedImportRepository extends Repository<CompletedImport, UUID> {
    Optional<CompletedImport> findByFileSha256(String fileSha256);

    Page<CompletedImport> findAll(Pageable page);

    CompletedImport saveAndFlush(CompletedImport completed);
}
