package org.spineline.nursing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;

/** That somebody was told of new weakness or numbness, and what was decided. One for each check that found it. */
@Entity
@Table(name = "neurology_acknowledgement")
public class NeurologyAcknowledgement extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "check_id", updatable = false)
    private UUID checkId;

    @Column(name = "told_whom", updatable = false)
    private String toldWhom;

    @Column(name = "decision", updatable = false)
    private String decision;

    @Column(name = "by_name", updatable = false)
    private String byName;

    @SuppressWarnings("NullAway.Init")
    protected NeurologyAcknowledgement() {}

    public NeurologyAcknowledgement(RecoveryCheck check, String toldWhom, String decision, String byName) {
        this.patientId = check.getPatientId();
        this.checkId = check.getId();
        this.toldWhom = toldWhom;
        this.decision = decision;
        this.byName = byName;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getCheckId() {
        return checkId;
    }

    public String getToldWhom() {
        return toldWhom;
    }

    public String getDecision() {
        return decision;
    }

    public String getByName() {
        return byName;
    }
}
