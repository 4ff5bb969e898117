package org.spineline.messaging.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;

/** An address under which a calendar program reads one resource. Only the hash of its secret is kept. */
@Entity
@Table(name = "calendar_feed")
public class Feed extends Aggregate {
    @Column(name = "resource_id", updatable = false)
    private UUID resourceId;

    @Column(name = "token_hash", updatable = false)
    private String tokenHash;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @SuppressWarnings("NullAway.Init")
    protected Feed() {}

    public Feed(UUID resourceId, String tokenHash) {
        this.resourceId = resourceId;
        this.tokenHash = tokenHash;
    }

    /** For good; a second time changes nothing. */
    public void revoked(Instant at) {
        if (revokedAt == null) {
            revokedAt = at;
        }
    }

    public UUID getResourceId() {
        return resourceId;
    }

    public boolean isOpen() {
        return revokedAt == null;
    }

    public @Nullable Instant getRevokedAt() {
        return revokedAt;
    }
}
