package org.spineline.episode.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.spineline.episode.ReferralEventKind;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;

/** One step of a referral, with its reason; never changed. */
@Entity
@Table(name = "referral_event")
public class ReferralEvent extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", updatable = false)
    private ReferralEventKind kind;

    @Encrypted("referral_event.reason")
    @Column(name = "reason", updatable = false)
    private String reason;

    @Column(name = "by_name", updatable = false)
    private String byName;

    @SuppressWarnings("NullAway.Init")
    protected ReferralEvent() {}

    public ReferralEvent(Episode episode, ReferralEventKind kind, String reason, String byName) {
        this.patientId = episode.getPatientId();
        this.episodeId = episode.getId();
        this.kind = kind;
        this.reason = reason;
        this.byName = byName;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public ReferralEventKind getKind() {
        return kind;
    }

    public String getReason() {
        return reason;
    }

    public String getByName() {
        return byName;
    }
}
