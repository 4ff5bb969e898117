package org.spineline.operations.infrastructure;

import java.util.List;
import java.util.UUID;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.operations.domain.LegalHold;
import org.spineline.operations.domain.LegalHoldRepository;
import org.spineline.operations.domain.TakenCopy;
import org.springframework.stereotype.Component;

/** What this module keeps about patients. */
@Component
class OperationsRows implements PatientOwnedRecords {
    private final LegalHoldRepository holds;

    OperationsRows(LegalHoldRepository holds) {
        this.holds = holds;
    }

    @Override
    public List<OwnedRows> rows() {
        return List.of(
                OwnedRows.ofPerson(TakenCopy.class, "record_copy"), OwnedRows.ofPerson(LegalHold.class, "legal_hold"));
    }

    /** A record is held once; of two holds neither may get lost. */
    @Override
    public List<String> objections(UUID from, UUID to) {
        return holds.existsByPatientIdAndLiftedAtIsNull(from) && holds.existsByPatientIdAndLiftedAtIsNull(to)
                ? List.of("Both records are under a legal hold. Ask the administrator to lift one of the two first.")
                : List.of();
    }
}
