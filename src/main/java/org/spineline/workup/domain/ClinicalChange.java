package org.spineline.workup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.workup.ClinicalChangeKind;

/** A fall or a new pain of a patient who waits for the procedure. */
@Entity
@Table(name = "clinical_change")
public class ClinicalChange extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private ClinicalChangeKind kind;

    @Column(name = "happened_on")
    private LocalDate happenedOn;

    @Encrypted("clinical_change.change_note")
    @Column(name = "change_note")
    private @Nullable String note;

    @Column(name = "recorded_by_name")
    private String recordedByName;

    @SuppressWarnings("NullAway.Init")
    protected ClinicalChange() {}

    public ClinicalChange(
            UUID patientId,
            UUID episodeId,
            ClinicalChangeKind kind,
            LocalDate happenedOn,
            @Nullable String note,
            String recordedByName) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.kind = kind;
        this.happenedOn = happenedOn;
        this.note = note;
        this.recordedByName = recordedByName;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public ClinicalChangeKind getKind() {
        return kind;
    }

    public LocalDate getHappenedOn() {
        return happenedOn;
    }

    public @Nullable String getNote() {
        return note;
    }

    public String getRecordedByName() {
        return recordedByName;
    }
}
