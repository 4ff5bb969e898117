package org.spineline.operations.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;

/** A time in which the record may be read and not changed: who began it, why, and who ended it. */
@Entity
@Table(name = "read_only_period")
public class ReadOnlyPeriod extends Aggregate {
    @Column(name = "started_by_name", updatable = false)
    private String startedByName;

    @Column(name = "reason", updatable = false)
    private String reason;

    @Column(name = "expected_end", updatable = false)
    private @Nullable Instant expectedEnd;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "ended_by")
    private @Nullable UUID endedBy;

    @Column(name = "standing")
    private @Nullable Boolean standing = true;

    @SuppressWarnings("NullAway.Init")
    protected ReadOnlyPeriod() {}

    public ReadOnlyPeriod(String startedByName, String reason, @Nullable Instant expectedEnd) {
        this.startedByName = startedByName;
        this.reason = reason;
        this.expectedEnd = expectedEnd;
    }

    public void end(Instant at, UUID by) {
        endedAt = at;
        endedBy = by;
        standing = null;
    }

    public String getStartedByName() {
        return startedByName;
    }

    public String getReason() {
        return reason;
    }

    public @Nullable Instant getExpectedEnd() {
        return expectedEnd;
    }
}
