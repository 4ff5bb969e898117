package org.spineline.patient.infrastructure;

import java.util.List;
import java.util.UUID;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.patient.domain.CareTeamMember;
import org.spineline.patient.domain.EmergencyGrant;
import org.spineline.patient.domain.PatientAllergy;
import org.spineline.patient.domain.PatientCondition;
import org.spineline.patient.domain.PatientContact;
import org.spineline.patient.domain.PatientMedication;
import org.spineline.patient.domain.PatientRestriction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What follows a person into another record; name, birth date and record number stay with the old one. */
@Component
class PatientRows implements PatientOwnedRecords {
    private final JdbcClient client;

    PatientRows(JdbcClient client) {
        this.client = client;
    }

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
                OwnedRows.ofPerson(PatientRestriction.class, "patient_restriction"),
                OwnedRows.ofPerson(CareTeamMember.class, "care_team_member"),
                OwnedRows.ofPerson(EmergencyGrant.class, "emergency_grant"),
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

    /** Whoever may see one of two records would see the other. */
    @Override
    public List<String> objections(UUID from, UUID to) {
        boolean restricted =
                client.sql("select count(*) from patient_restriction where patient_id in (?, ?) and lifted_at is null")
                                .param(from)
                                .param(to)
                                .query(Long.class)
                                .single()
                        > 0;
        return restricted
                ? List.of("One of these records is restricted. Have the restriction lifted by a lead first.")
                : List.of();
    }
}
