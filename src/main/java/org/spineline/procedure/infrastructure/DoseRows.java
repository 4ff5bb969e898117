package org.spineline.procedure.infrastructure;

import java.util.List;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.procedure.domain.DoseFollowUp;
import org.springframework.stereotype.Component;

/** What this module keeps about the radiation of patients. */
@Component
class DoseRows implements PatientOwnedRecords {
    @Override
    public List<OwnedRows> rows() {
        return List.of(OwnedRows.about(
                DoseFollowUp.class,
                "dose_follow_up",
                "(select n.episode_id from procedure_note n where n.id = note_id)"));
    }
}
