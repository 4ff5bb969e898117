package org.spineline.prom.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.spineline.kernel.domain.Aggregate;

/** One way to an invitation; the secret itself is told once and kept nowhere. */
@Entity
@Table(name = "prom_link")
public class InvitationLink extends Aggregate {
    @Column(name = "invitation_id", updatable = false)
    private UUID invitationId;

    @Column(name = "token_hash", updatable = false)
    private String tokenHash;

    @SuppressWarnings("NullAway.Init")
    protected InvitationLink() {}

    /** @param tokenHash SHA-256, 64 hexadecimal digits */
    public InvitationLink(UUID invitationId, String tokenHash) {
        this.invitationId = invitationId;
        this.tokenHash = tokenHash;
    }

    public UUID getInvitationId() {
        return invitationId;
    }

    public String getTokenHash() {
        return tokenHash;
    }
}
