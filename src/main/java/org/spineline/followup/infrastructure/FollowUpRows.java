package org.spineline.followup.infrastructure;

import java.util.List;
import org.spineline.followup.domain.CallAttempt;
import org.spineline.followup.domain.Escalation;
import org.spineline.followup.domain.FollowUpChange;
import org.spineline.followup.domain.FollowUpContact;
import org.spineline.followup.domain.FollowUpPlan;
import org.spineline.followup.domain.FollowUpStay;
import org.spineline.followup.domain.ImagingTask;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.springframework.stereotype.Component;

/** What this module keeps about patients. */
@Component
class FollowUpRows implements PatientOwnedRecords {
    @Override
    public List<OwnedRows> rows() {
        return List.of(
                OwnedRows.ofEpisode(FollowUpPlan.class, "follow_up_plan"),
                OwnedRows.ofEpisode(FollowUpContact.class, "follow_up_contact"),
                OwnedRows.about(
                        CallAttempt.class,
                        "call_attempt",
                        "(select c.episode_id from follow_up_contact c where c.id = contact_id)"),
                OwnedRows.ofEpisode(FollowUpStay.class, "follow_up_stay"),
                OwnedRows.ofEpisode(FollowUpChange.class, "follow_up_change"),
                OwnedRows.ofEpisode(Escalation.class, "escalation"),
                OwnedRows.ofEpisode(ImagingTask.class, "imaging_task"));
    }
}
