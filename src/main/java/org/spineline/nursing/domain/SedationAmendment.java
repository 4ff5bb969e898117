package org.spineline.nursing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;

/** What somebody changed in the head of a sedation record, and why. */
@Entity
@Table(name = "sedation_amendment")
public class SedationAmendment extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "record_id", updatable = false)
    private UUID recordId;

    @Column(name = "changed", updatable = false)
    private String changed;

    @Column(name = "reason", updatable = false)
    private String reason;

    @Column(name = "by_name", updatable = false)
    private String byName;

    @SuppressWarnings("NullAway.Init")
    protected SedationAmendment() {}

    public SedationAmendment(SedationRecord record, String changed, String reason, String byName) {
        this.patientId = record.getPatientId();
        this.recordId = record.getId();
        this.changed = changed;
        this.reason = reason;
        this.byName = byName;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getRecordId() {
        return recordId;
    }

    public String getChanged() {
        return changed;
    }

    public String getReason() {
        return reason;
    }

    public String getByName() {
        return byName;
    }
}
