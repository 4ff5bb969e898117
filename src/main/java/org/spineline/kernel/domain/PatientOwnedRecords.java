package org.spineline.kernel.domain;

import java.util.List;
import java.util.UUID;

/** Implemented by every module that keeps data about patients: what follows when two records of one person are merged. */
public interface PatientOwnedRecords {
    List<OwnedRows> rows();

    /**
     * What forbids that the rows of one patient become those of another.
     *
     * @return sentences that say what to do; empty when nothing does
     */
    default List<String> objections(UUID from, UUID to) {
        return List.of();
    }
}
