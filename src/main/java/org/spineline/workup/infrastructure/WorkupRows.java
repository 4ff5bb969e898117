package org.spineline.workup.infrastructure;

import java.util.List;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.workup.domain.BloodContext;
import org.spineline.workup.domain.ClinicalChange;
import org.spineline.workup.domain.Consent;
import org.spineline.workup.domain.GateChase;
import org.spineline.workup.domain.GateWaiver;
import org.spineline.workup.domain.ImagingStudy;
import org.spineline.workup.domain.LabResult;
import org.spineline.workup.domain.MedicationHold;
import org.spineline.workup.domain.PreCheck;
import org.spineline.workup.domain.ReadinessSnapshot;
import org.springframework.stereotype.Component;

/** What this module keeps about patients. */
@Component
class WorkupRows implements PatientOwnedRecords {
    @Override
    public List<OwnedRows> rows() {
        return List.of(
                OwnedRows.ofEpisode(ImagingStudy.class, "imaging_study"),
                OwnedRows.ofPerson(LabResult.class, "lab_result"),
                OwnedRows.ofEpisode(MedicationHold.class, "medication_hold"),
                OwnedRows.ofEpisode(Consent.class, "consent"),
                OwnedRows.ofEpisode(GateWaiver.class, "gate_waiver"),
                OwnedRows.ofEpisode(GateChase.class, "gate_chase"),
                OwnedRows.ofEpisode(PreCheck.class, "pre_check"),
                OwnedRows.ofEpisode(ReadinessSnapshot.class, "readiness_snapshot"),
                OwnedRows.ofEpisode(BloodContext.class, "blood_context"),
                OwnedRows.ofEpisode(ClinicalChange.class, "clinical_change"));
    }
}
