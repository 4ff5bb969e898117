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
import org.spineline.episode.Technique;
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

    @Enumerated(EnumType.STRING)
    @Column(name = "technique")
    private @Nullable Technique technique;

    @Column(name = "utn")
    private @Nullable String utn;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private AuthorizationStatus status;

    @Column(name = "requested_on")
    private @Nullable LocalDate requestedOn;

    @Column(name = "decided_on")
    private @Nullable LocalDate decidedOn;

    @Column(name = "expires_on")
    private @Nullable LocalDate expiresOn;

    @SuppressWarnings("NullAway.Init")
    protected PayerAuthorization() {}

    public PayerAuthorization(Episode episode, Answer answer) {
        this.patientId = episode.getPatientId();
        this.episodeId = episode.getId();
        becomes(answer);
    }

    /**
     * What was asked of the payer and what it said.
     *
     * @param technique for which it was asked; null when the payer did not name one
     * @param utn the payer's number for this request, to be named on the claim
     * @param expiresOn last day on which it holds
     */
    public record Answer(
            String payer,
            @Nullable String program,
            List<String> codes,
            List<VertebralLevel> levels,
            @Nullable Technique technique,
            @Nullable String utn,
            AuthorizationStatus status,
            @Nullable LocalDate requestedOn,
            @Nullable LocalDate decidedOn,
            @Nullable LocalDate expiresOn) {}

    /** The payer's answer as it is known now. */
    public final void becomes(Answer answer) {
        payer = answer.payer();
        program = answer.program();
        codes = String.join(",", answer.codes());
        levels = answer.levels().stream().distinct().sorted().map(Enum::name).collect(Collectors.joining(","));
        technique = answer.technique();
        utn = answer.utn();
        status = answer.status();
        requestedOn = answer.requestedOn();
        decidedOn = answer.decidedOn();
        expiresOn = answer.expiresOn();
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

    public @Nullable Technique getTechnique() {
        return technique;
    }

    public @Nullable LocalDate getRequestedOn() {
        return requestedOn;
    }

    public @Nullable LocalDate getDecidedOn() {
        return decidedOn;
    }

    public @Nullable LocalDate getExpiresOn() {
        return expiresOn;
    }
}
