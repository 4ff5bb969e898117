package org.spineline.bonehealth.infrastructure;

import java.util.List;
import org.spineline.bonehealth.domain.BoneGap;
import org.spineline.bonehealth.domain.BoneRecord;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.springframework.stereotype.Component;

/** What this module keeps about patients. */
@Component
class BoneRows implements PatientOwnedRecords {
    @Override
    public List<OwnedRows> rows() {
        return List.of(
                OwnedRows.ofPerson(BoneRecord.class, "bone_record"), OwnedRows.ofEpisode(BoneGap.class, "bone_gap"));
    }
}
