package org.spineline.booking.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.spineline.kernel.time.TimeRange;

/** Time in which a resource is not there: leave, service, a holiday. */
@Entity
@Table(name = "closure")
public class Closure {
    @Id
    private UUID id = UUID.randomUUID();

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Column(name = "reason")
    private String reason;

    @SuppressWarnings("NullAway.Init")
    protected Closure() {}

    public Closure(TimeRange when, String reason) {
        this.startsAt = when.start();
        this.endsAt = when.end();
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

    public String getReason() {
        return reason;
    }
}
