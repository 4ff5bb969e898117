package org.spineline.day.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.day.Milestone;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;

/** What a step said before somebody corrected it or took it back. Never changed, never removed. */
@Entity
@Table(name = "milestone_correction")
public class MilestoneCorrection extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "booking_id", updatable = false)
    private UUID bookingId;

    @Enumerated(EnumType.STRING)
    @Column(name = "milestone", updatable = false)
    private Milestone milestone;

    @Column(name = "old_at", updatable = false)
    private Instant oldAt;

    @Column(name = "new_at", updatable = false)
    private @Nullable Instant newAt;

    @Column(name = "reason", updatable = false)
    private String reason;

    @Column(name = "by_name", updatable = false)
    private String byName;

    @SuppressWarnings("NullAway.Init")
    protected MilestoneCorrection() {}

    MilestoneCorrection(
            Case of, Milestone milestone, Instant oldAt, @Nullable Instant newAt, String reason, String byName) {
        this.patientId = of.patientId();
        this.episodeId = of.episodeId();
        this.bookingId = of.bookingId();
        this.milestone = milestone;
        this.oldAt = oldAt;
        this.newAt = newAt;
        this.reason = reason;
        this.byName = byName;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getBookingId() {
        return bookingId;
    }

    public Milestone getMilestone() {
        return milestone;
    }

    public Instant getOldAt() {
        return oldAt;
    }

    /** Null when the step was taken back. */
    public @Nullable Instant getNewAt() {
        return newAt;
    }

    public String getReason() {
        return reason;
    }

    public String getByName() {
        return byName;
    }
}
