package org.spineline.workup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.workup.Readiness;
import org.spineline.workup.ReadinessLevel;

/** The readiness as the team saw it when the patient came into the room. Never changed afterwards. */
@Entity
@Table(name = "readiness_snapshot")
public class ReadinessSnapshot extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "booking_id", updatable = false)
    private UUID bookingId;

    @Enumerated(EnumType.STRING)
    @Column(name = "overall", updatable = false)
    private ReadinessLevel overall;

    @Column(name = "score", updatable = false)
    private int score;

    @Column(name = "content", updatable = false)
    private String content;

    @SuppressWarnings("NullAway.Init")
    protected ReadinessSnapshot() {}

    /** @param content the whole view as JSON */
    public ReadinessSnapshot(UUID patientId, UUID bookingId, Readiness readiness, String content) {
        this.patientId = patientId;
        this.episodeId = readiness.episodeId();
        this.bookingId = bookingId;
        this.overall = readiness.overall();
        this.score = readiness.score();
        this.content = content;
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

    public ReadinessLevel getOverall() {
        return overall;
    }

    public int getScore() {
        return score;
    }

    public String getContent() {
        return content;
    }
}
