package org.spineline.adverse.infrastructure;

import java.util.List;
import org.spineline.adverse.domain.AdverseEvent;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.springframework.stereotype.Component;

/** What this module keeps about patients. */
@Component
class AdverseRows implements PatientOwnedRecords {
    @Override
    public List<OwnedRows> rows() {
        return List.of(OwnedRows.ofEpisode(AdverseEvent.class, "adverse_event"));
    }
}
