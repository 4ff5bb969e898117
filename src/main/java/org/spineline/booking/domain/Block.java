package org.spineline.booking.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Ids;
import org.spineline.kernel.time.TimeRange;
import org.springframework.data.domain.Persistable;

/**
 * Time that a resource keeps for an operator, or gives to another service, until it is released. Never changed: a block
 * that was wrong is taken away and entered again.
 */
@Entity
@Table(name = "resource_block")
public class Block implements Persistable<UUID> {
    @Id
    private UUID id = Ids.next();

    @Column(name = "resource_id")
    private UUID resourceId;

    @Column(name = "owner_operator_id")
    private @Nullable UUID ownerOperatorId;

    @Column(name = "service")
    private @Nullable String service;

    @Column(name = "label")
    private String label;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Column(name = "release_at")
    private @Nullable Instant releaseAt;

    @Column(name = "series_id")
    private @Nullable UUID seriesId;

    // A year of weeks is written without asking for each of them whether it is there already.
    @Transient
    private boolean persisted;

    @SuppressWarnings("NullAway.Init")
    protected Block() {}

    /**
     * @param ownerOperatorId the operator it is kept for; without one nobody books there without a reason
     * @param service the service it is given to
     * @param releaseAt from then on everybody may use it; null: never
     * @param seriesId shared by the weeks of one series
     */
    public Block(
            UUID resourceId,
            @Nullable UUID ownerOperatorId,
            @Nullable String service,
            String label,
            TimeRange when,
            @Nullable Instant releaseAt,
            @Nullable UUID seriesId) {
        this.resourceId = resourceId;
        this.ownerOperatorId = ownerOperatorId;
        this.service = service;
        this.label = label;
        this.startsAt = when.start();
        this.endsAt = when.end();
        this.releaseAt = releaseAt;
        this.seriesId = seriesId;
    }

    /** Nothing has to run for it: the time alone releases a block. */
    public boolean isReleased(Instant now) {
        return releaseAt != null && !now.isBefore(releaseAt);
    }

    public TimeRange when() {
        return new TimeRange(startsAt, endsAt);
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !persisted;
    }

    @PostLoad
    @PostPersist
    void isPersisted() {
        persisted = true;
    }

    public UUID getResourceId() {
        return resourceId;
    }

    public @Nullable UUID getOwnerOperatorId() {
        return ownerOperatorId;
    }

    public @Nullable String getService() {
        return service;
    }

    public String getLabel() {
        return label;
    }

    public Instant getStartsAt() {
        return startsAt;
    }

    public Instant getEndsAt() {
        return endsAt;
    }

    public @Nullable Instant getReleaseAt() {
        return releaseAt;
    }

    public @Nullable UUID getSeriesId() {
        return seriesId;
    }
}
