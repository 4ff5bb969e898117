package org.spineline.episode.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.AuthorizationStatus;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;

/** What a payer said about paying for these levels and codes. */
@Entity
@Table(name = "payer_authorization")
public class PayerAuthorization extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "payer")
    private String payer;

    @Column(name = "program")
    private @Nullable String program;

    @Column(name = "codes")
    private String codes;

    @Column(name = "vertebral_levels")
    private String levels;

    @Column(name = "utn")
    private @Nullable String utn;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private AuthorizationStatus status;

    @Column(name = "decided_on")
    private @Nullable LocalDate decidedOn;

    @Column(name = "expires_on")
    private @Nullable LocalDate expiresOn;

    @SuppressWarnings("NullAway.Init")
    protected PayerAuthorization() {}

    public PayerAuthorization(
            Episode episode,
            String payer,
            @Nullable String program,
            List<String> codes,
            List<VertebralLevel> levels,
            @Nullable String utn,
            AuthorizationStatus status,
            @Nullable LocalDate decidedOn,
            @Nullable LocalDate expiresOn) {
        this.patientId = episode.getPatientId();
        this.episodeId = episode.getId();
        this.payer = payer;
        this.program = program;
        this.codes = String.join(",", codes);
        this.levels = levels.stream().distinct().sorted().map(Enum::name).collect(Collectors.joining(","));
        this.utn = utn;
        this.status = status;
        this.decidedOn = decidedOn;
        this.expiresOn = expiresOn;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public String getPayer() {
        return payer;
    }

    public @Nullable String getProgram() {
        return program;
    }

    public List<String> getCodes() {
        return List.of(codes.split(","));
    }

    public List<VertebralLevel> getLevels() {
        return Arrays.stream(levels.split(",")).map(VertebralLevel::valueOf).toList();
    }

    public @Nullable String getUtn() {
        return utn;
    }

    public AuthorizationStatus getStatus() {
        return status;
    }

    public @Nullable LocalDate getDecidedOn() {
        return decidedOn;
    }

    public @Nullable LocalDate getExpiresOn() {
        return expiresOn;
    }
}
