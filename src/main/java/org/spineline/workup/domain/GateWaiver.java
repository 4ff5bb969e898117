package org.spineline.workup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.workup.GateCode;

/** A named clinician took the responsibility for an unmet gate. */
@Entity
@Table(name = "gate_waiver")
public class GateWaiver extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Enumerated(EnumType.STRING)
    @Column(name = "gate")
    private GateCode gate;

    @Column(name = "reason")
    private String reason;

    @Column(name = "waived_by_name")
    private String waivedByName;

    @SuppressWarnings("NullAway.Init")
    protected GateWaiver() {}

    public GateWaiver(UUID patientId, UUID episodeId, GateCode gate, String reason, String waivedByName) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.gate = gate;
        this.reason = reason;
        this.waivedByName = waivedByName;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public GateCode getGate() {
        return gate;
    }

    public String getReason() {
        return reason;
    }

    public String getWaivedByName() {
        return waivedByName;
    }
}
