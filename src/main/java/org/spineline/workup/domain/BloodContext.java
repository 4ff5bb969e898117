package org.spineline.workup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;

/** What decides which blood tests an episode needs, and against which limits. Null is "not recorded". */
@Entity
@Table(name = "blood_context")
public class BloodContext extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "chronic_liver_disease")
    private @Nullable Boolean chronicLiverDisease;

    @Column(name = "infection_suspected")
    private @Nullable Boolean infectionSuspected;

    @Column(name = "pregnancy_possible")
    private @Nullable Boolean pregnancyPossible;

    @Column(name = "diabetes")
    private @Nullable Boolean diabetes;

    @SuppressWarnings("NullAway.Init")
    protected BloodContext() {}

    /** Nothing recorded yet. */
    public BloodContext(UUID patientId, UUID episodeId) {
        this.patientId = patientId;
        this.episodeId = episodeId;
    }

    public void told(
            @Nullable Boolean liver,
            @Nullable Boolean infection,
            @Nullable Boolean pregnancy,
            @Nullable Boolean sugar) {
        chronicLiverDisease = liver;
        infectionSuspected = infection;
        pregnancyPossible = pregnancy;
        diabetes = sugar;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public @Nullable Boolean getChronicLiverDisease() {
        return chronicLiverDisease;
    }

    public @Nullable Boolean getInfectionSuspected() {
        return infectionSuspected;
    }

    public @Nullable Boolean getPregnancyPossible() {
        return pregnancyPossible;
    }

    public @Nullable Boolean getDiabetes() {
        return diabetes;
    }
}
