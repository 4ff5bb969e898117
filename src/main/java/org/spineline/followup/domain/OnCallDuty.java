package org.spineline.followup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.time.TimeRange;

/** Who answers escalations, from when to when. */
@Entity
@Table(name = "on_call_duty")
public class OnCallDuty extends Aggregate {
    @Column(name = "user_id", updatable = false)
    private UUID userId;

    @Column(name = "user_name", updatable = false)
    private String userName;

    @Column(name = "place", updatable = false)
    private int place;

    @Column(name = "starts_at", updatable = false)
    private Instant startsAt;

    @Column(name = "ends_at", updatable = false)
    private Instant endsAt;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @SuppressWarnings("NullAway.Init")
    protected OnCallDuty() {}

    /** @param place 1 is asked first, then 2 and 3 */
    public OnCallDuty(UUID userId, String userName, int place, TimeRange time) {
        this.userId = userId;
        this.userName = userName;
        this.place = place;
        this.startsAt = time.start();
        this.endsAt = time.end();
    }

    public void withdrawn(Instant at) {
        if (withdrawnAt == null) {
            withdrawnAt = at;
        }
    }

    public UUID getUserId() {
        return userId;
    }

    public String getUserName() {
        return userName;
    }

    public int getPlace() {
        return place;
    }

    public Instant getStartsAt() {
        return startsAt;
    }

    public Instant getEndsAt() {
        return endsAt;
    }
}
