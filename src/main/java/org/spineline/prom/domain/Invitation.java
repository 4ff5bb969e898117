package org.spineline.prom.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.prom.Instrument;
import org.spineline.prom.InvitationStatus;

/** A patient is asked to answer by link, once. */
@Entity
@Table(name = "prom_invitation")
public class Invitation extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "contact_id", updatable = false)
    private @Nullable UUID contactId;

    @Column(name = "instruments", updatable = false)
    private String instruments;

    @Column(name = "language", updatable = false)
    private String language;

    @Column(name = "invited_by", updatable = false)
    private String invitedBy;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    @Column(name = "answered_at")
    private @Nullable Instant answeredAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Column(name = "revoked_by")
    private @Nullable String revokedBy;

    @SuppressWarnings("NullAway.Init")
    protected Invitation() {}

    public Invitation(
            UUID patientId,
            UUID episodeId,
            @Nullable UUID contactId,
            Collection<Instrument> instruments,
            String language,
            String invitedBy,
            Instant expiresAt) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.contactId = contactId;
        this.instruments =
                instruments.stream().distinct().sorted().map(Enum::name).collect(Collectors.joining(","));
        this.language = language;
        this.invitedBy = invitedBy;
        this.expiresAt = expiresAt;
    }

    public InvitationStatus statusAt(Instant now) {
        if (answeredAt != null) {
            return InvitationStatus.ANSWERED;
        }
        if (revokedAt != null) {
            return InvitationStatus.REVOKED;
        }
        return now.isBefore(expiresAt) ? InvitationStatus.OPEN : InvitationStatus.EXPIRED;
    }

    /** The version makes two answers at the same moment one. */
    public void answered(Instant at) {
        requireOpen(at);
        answeredAt = at;
    }

    public void revoked(Instant at, String by) {
        requireOpen(at);
        revokedAt = at;
        revokedBy = by;
    }

    /** @throws ConflictException if it was answered, withdrawn, or is too old */
    public void requireOpen(Instant now) {
        InvitationStatus status = statusAt(now);
        if (status != InvitationStatus.OPEN) {
            throw new ConflictException(
                    "invitation-over",
                    "This invitation is no longer open. Nothing was saved; make a new one if you still need the answers.",
                    Map.of("invitationId", getId(), "invitationStatus", status));
        }
    }

    public List<Instrument> getInstruments() {
        return Arrays.stream(instruments.split(",")).map(Instrument::valueOf).toList();
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public @Nullable UUID getContactId() {
        return contactId;
    }

    public String getLanguage() {
        return language;
    }

    public String getInvitedBy() {
        return invitedBy;
    }

    public Instant getExpiresAt() {
        return expiresAt;
    }

    public @Nullable Instant getAnsweredAt() {
        return answeredAt;
    }

    public @Nullable Instant getRevokedAt() {
        return revokedAt;
    }

    public @Nullable String getRevokedBy() {
        return revokedBy;
    }
}
