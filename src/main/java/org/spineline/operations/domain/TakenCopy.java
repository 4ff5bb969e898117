package org.spineline.operations.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;

/** That somebody took a copy of a whole record, and why. */
@Entity
@Table(name = "record_copy")
public class TakenCopy extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "reason", updatable = false)
    private String reason;

    @SuppressWarnings("NullAway.Init")
    protected TakenCopy() {}

    public TakenCopy(UUID patientId, String reason) {
        this.patientId = patientId;
        this.reason = reason;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public String getReason() {
        return reason;
    }
}
