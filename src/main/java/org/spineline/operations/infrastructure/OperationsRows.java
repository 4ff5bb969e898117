package org.spineline.operations.infrastructure;

import java.util.List;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.operations.domain.TakenCopy;
import org.springframework.stereotype.Component;

/** What this module keeps about patients. */
@Component
class OperationsRows implements PatientOwnedRecords {
    @Override
    public List<OwnedRows> rows() {
        return List.of(OwnedRows.ofPerson(TakenCopy.class, "record_copy"));
    }
}
