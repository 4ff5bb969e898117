package org.spineline.workup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.workup.ChaseChannel;
import org.spineline.workup.ChaseEntry;
import org.spineline.workup.GateCode;

/** Somebody asked for what a gate lacks. Never changed afterwards. */
@Entity
@Table(name = "gate_chase")
public class GateChase extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Enumerated(EnumType.STRING)
    @Column(name = "gate", updatable = false)
    private GateCode gate;

    @Enumerated(EnumType.STRING)
    @Column(name = "channel", updatable = false)
    private ChaseChannel channel;

    @Encrypted("gate_chase.whom")
    @Column(name = "whom", updatable = false)
    private String whom;

    @Encrypted("gate_chase.remark")
    @Column(name = "remark", updatable = false)
    private @Nullable String remark;

    @Column(name = "asked_by_name", updatable = false)
    private String askedByName;

    @SuppressWarnings("NullAway.Init")
    protected GateChase() {}

    public GateChase(
            UUID patientId,
            UUID episodeId,
            GateCode gate,
            ChaseChannel channel,
            String whom,
            @Nullable String remark,
            String askedByName) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.gate = gate;
        this.channel = channel;
        this.whom = whom;
        this.remark = remark;
        this.askedByName = askedByName;
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

    /** @throws IllegalStateException before it is saved */
    public ChaseEntry entry() {
        return new ChaseEntry(getId(), gate, channel, whom, remark, getCreatedAt(), askedByName);
    }
}
