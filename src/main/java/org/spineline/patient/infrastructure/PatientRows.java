package org.spineline.patient.infrastructure;

import java.util.List;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.patient.domain.PatientAllergy;
import org.spineline.patient.domain.PatientCondition;
import org.spineline.patient.domain.PatientContact;
import org.spineline.patient.domain.PatientMedication;
import org.springframework.stereotype.Component;

/** What follows a person into another record; name, birth date and record number stay with the old one. */
@Component
class PatientRows implements PatientOwnedRecords {
    @Override
    public List<OwnedRows> rows() {
        return List.of(
                new OwnedRows(
                        PatientContact.class,
                        "patient_contact",
                        "patient_id",
                        "cast(id as varchar(36))",
                        null,
                        null,
                        "preferred"),
                OwnedRows.ofPerson(PatientAllergy.class, "patient_allergy"),
                OwnedRows.ofPerson(PatientCondition.class, "patient_condition"),
                OwnedRows.ofPerson(PatientMedication.class, "patient_medication"),
                // By these another system finds the patient again: its next message must reach the record in use.
                new OwnedRows(
                        null,
                        "patient_identifier",
                        "patient_id",
                        "system || '|' || identifier_value",
                        null,
                        null,
                        null));
    }
}
