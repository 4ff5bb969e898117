package org.spineline.nursing.infrastructure;

import java.util.List;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.nursing.domain.DrugGiven;
import org.spineline.nursing.domain.NeurologyAcknowledgement;
import org.spineline.nursing.domain.RecoveryCheck;
import org.spineline.nursing.domain.RecoveryDecision;
import org.spineline.nursing.domain.RecoveryRecord;
import org.spineline.nursing.domain.SedationAmendment;
import org.spineline.nursing.domain.SedationEvent;
import org.spineline.nursing.domain.SedationRecord;
import org.spineline.nursing.domain.SedationVitals;
import org.springframework.stereotype.Component;

/** What this module keeps about patients. */
@Component
class NursingRows implements PatientOwnedRecords {
    private static final String OF_SEDATION = "(select r.episode_id from sedation_record r where r.id = record_id)";
    private static final String OF_RECOVERY = "(select r.episode_id from recovery_record r where r.id = record_id)";
    private static final String OF_CHECK = "(select r.episode_id from recovery_record r, recovery_check c"
            + " where r.id = c.record_id and c.id = check_id)";

    @Override
    public List<OwnedRows> rows() {
        return List.of(
                OwnedRows.ofEpisode(SedationRecord.class, "sedation_record"),
                OwnedRows.about(SedationVitals.class, "sedation_vitals", OF_SEDATION),
                OwnedRows.about(DrugGiven.class, "sedation_drug", OF_SEDATION),
                OwnedRows.about(SedationEvent.class, "sedation_event", OF_SEDATION),
                OwnedRows.about(SedationAmendment.class, "sedation_amendment", OF_SEDATION),
                OwnedRows.ofEpisode(RecoveryRecord.class, "recovery_record"),
                OwnedRows.about(RecoveryCheck.class, "recovery_check", OF_RECOVERY),
                OwnedRows.about(RecoveryDecision.class, "recovery_decision", OF_RECOVERY),
                OwnedRows.about(NeurologyAcknowledgement.class, "neurology_acknowledgement", OF_CHECK));
    }
}
