package org.spineline.booking.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.spineline.booking.ClosureKind;
import org.spineline.kernel.domain.Ids;
import org.spineline.kernel.time.TimeRange;

/** Time in which a resource is not there: leave, sickness, maintenance. */
@Entity
@Table(name = "closure")
public class Closure {
    @Id
    private UUID id = Ids.next();

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private ClosureKind kind;

    @Column(name = "reason")
    private String reason;

    @SuppressWarnings("NullAway.Init")
    protected Closure() {}

    /** @param reason shown on the calendar to everybody who books; the kind is not */
    public Closure(TimeRange when, ClosureKind kind, String reason) {
        this.startsAt = when.start();
        this.endsAt = when.end();
        this.kind = kind;
        this.reason = reason;
    }

    public TimeRange when() {
        return new TimeRange(startsAt, endsAt);
    }

    public UUID getId() {
        return id;
    }

    public Instant getStartsAt() {
        return startsAt;
    }

    public Instant getEndsAt() {
        return endsAt;
    }

    public ClosureKind getKind() {
        return kind;
    }

    public String getReason() {
        return reason;
    }
}
