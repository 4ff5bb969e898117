package org.spineline.day.infrastructure;

import java.util.List;
import org.spineline.day.domain.CaseMilestone;
import org.spineline.day.domain.MilestoneCorrection;
import org.spineline.day.domain.TimeOut;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.springframework.stereotype.Component;

/** What this module keeps about patients. */
@Component
class DayRows implements PatientOwnedRecords {
    @Override
    public List<OwnedRows> rows() {
        return List.of(
                OwnedRows.ofEpisode(CaseMilestone.class, "case_milestone"),
                OwnedRows.ofEpisode(MilestoneCorrection.class, "milestone_correction"),
                OwnedRows.ofEpisode(TimeOut.class, "time_out"));
    }
}
