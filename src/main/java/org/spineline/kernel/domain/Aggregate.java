package org.spineline.kernel.domain;

import jakarta.persistence.Column;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.problem.StaleVersionException;
import org.spineline.kernel.web.ExpectedVersion;
import org.springframework.data.domain.Persistable;

/** Identity, version and origin of everything that is changed as a whole. */
@MappedSuperclass
@EntityListeners(OriginListener.class)
public abstract class Aggregate implements Persistable<UUID> {
    @Id
    private UUID id = Ids.next();

    @Version
    private long version;

    @Column(name = "facility_id", updatable = false)
    private @Nullable UUID facilityId;

    @Column(name = "created_at", updatable = false)
    private @Nullable Instant createdAt;

    @Column(name = "created_by", updatable = false)
    private @Nullable UUID createdBy;

    @Transient
    private boolean persisted;

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !persisted;
    }

    public long getVersion() {
        return version;
    }

    /** @throws IllegalStateException before the first save */
    public UUID getFacilityId() {
        return known(facilityId);
    }

    /** @throws IllegalStateException before the first save */
    public Instant getCreatedAt() {
        return known(createdAt);
    }

    /** @throws IllegalStateException before the first save */
    public UUID getCreatedBy() {
        return known(createdBy);
    }

    /** @throws StaleVersionException if somebody changed this since the caller read it */
    public void requireVersion(ExpectedVersion expected) {
        if (expected.version() != version) {
            throw new StaleVersionException(expected.version(), version);
        }
    }

    void originates(UUID facility, Instant at, UUID by) {
        facilityId = facility;
        createdAt = at;
        createdBy = by;
    }

    @PostLoad
    @PostPersist
    void isPersisted() {
        persisted = true;
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Not saved yet");
        }
        return value;
    }
}
