package org.spineline.workup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.workup.ConsentStatus;

/** Consent to the procedure of one episode, for these levels. */
@Entity
@Table(name = "consent")
public class Consent extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private ConsentStatus status;

    @Column(name = "signed_at")
    private @Nullable Instant signedAt;

    @Column(name = "consent_language")
    private @Nullable String language;

    @Column(name = "taken_by")
    private @Nullable String takenBy;

    @Column(name = "vertebral_levels")
    private String levels;

    @SuppressWarnings("NullAway.Init")
    protected Consent() {}

    public Consent(UUID patientId, UUID episodeId) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.status = ConsentStatus.NOT_ASKED;
        this.levels = "";
    }

    /** @param when needed when signed */
    public void becomes(
            ConsentStatus newStatus,
            @Nullable Instant when,
            @Nullable String inLanguage,
            @Nullable String by,
            List<VertebralLevel> forLevels) {
        status = newStatus;
        signedAt = when;
        language = inLanguage;
        takenBy = by;
        levels = forLevels.stream().distinct().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    /** In anatomical order. */
    public List<VertebralLevel> getLevels() {
        return levels.isEmpty()
                ? List.of()
                : Arrays.stream(levels.split(",")).map(VertebralLevel::valueOf).toList();
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public ConsentStatus getStatus() {
        return status;
    }

    public @Nullable Instant getSignedAt() {
        return signedAt;
    }

    public @Nullable String getLanguage() {
        return language;
    }

    public @Nullable String getTakenBy() {
        return takenBy;
    }
}
