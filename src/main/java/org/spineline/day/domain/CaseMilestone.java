package org.spineline.day.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.spineline.day.Milestone;
import org.spineline.day.MilestoneAt;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;

/** One step that a case has reached. */
@Entity
@Table(name = "case_milestone")
public class CaseMilestone extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "booking_id", updatable = false)
    private UUID bookingId;

    @Enumerated(EnumType.STRING)
    @Column(name = "milestone", updatable = false)
    private Milestone milestone;

    @Column(name = "reached_at")
    private Instant reachedAt;

    @Column(name = "recorded_by_name", updatable = false)
    private String recordedByName;

    @SuppressWarnings("NullAway.Init")
    protected CaseMilestone() {}

    public CaseMilestone(Case of, Milestone milestone, Instant reachedAt, String recordedByName) {
        this.patientId = of.patientId();
        this.episodeId = of.episodeId();
        this.bookingId = of.bookingId();
        this.milestone = milestone;
        this.reachedAt = reachedAt;
        this.recordedByName = recordedByName;
    }

    /** @return what it said before, to be kept */
    public MilestoneCorrection corrected(Instant to, String reason, String byName) {
        MilestoneCorrection correction = new MilestoneCorrection(of(), milestone, reachedAt, to, reason, byName);
        reachedAt = to;
        return correction;
    }

    /** @return what it said before it was taken back, to be kept */
    public MilestoneCorrection takenBack(String reason, String byName) {
        return new MilestoneCorrection(of(), milestone, reachedAt, null, reason, byName);
    }

    public Case of() {
        return new Case(patientId, episodeId, bookingId);
    }

    public MilestoneAt asReached() {
        return new MilestoneAt(milestone, reachedAt);
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public UUID getBookingId() {
        return bookingId;
    }

    public Milestone getMilestone() {
        return milestone;
    }

    public Instant getReachedAt() {
        return reachedAt;
    }

    public String getRecordedByName() {
        return recordedByName;
    }
}
