package org.spineline.adverse.domain;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.spineline.adverse.EventSource;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.problem.ConflictException;

/** Something that went otherwise than it should; corrected with a trail, never deleted. */
@Entity
@Table(name = "adverse_event")
public class AdverseEvent extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "booking_id", updatable = false)
    private @Nullable UUID bookingId;

    @Enumerated(EnumType.STRING)
    @Column(name = "source", updatable = false)
    private EventSource source;

    @Embedded
    private EventFacts facts;

    @Column(name = "written_by_name")
    private String writtenByName;

    @Column(name = "written_at")
    private Instant writtenAt;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @Column(name = "withdrawn_by_name")
    private @Nullable String withdrawnByName;

    @Column(name = "withdrawn_reason")
    private @Nullable String withdrawnReason;

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "event_id", nullable = false, updatable = false)
    @OrderBy("number")
    @BatchSize(size = 100)
    private List<AdverseEventRevision> revisions = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected AdverseEvent() {}

    public AdverseEvent(
            UUID patientId,
            UUID episodeId,
            @Nullable UUID bookingId,
            EventSource source,
            EventFacts facts,
            String writtenByName,
            Instant writtenAt) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.bookingId = bookingId;
        this.source = source;
        this.facts = facts;
        this.writtenByName = writtenByName;
        this.writtenAt = writtenAt;
    }

    /** @throws ConflictException once withdrawn */
    public void corrected(EventFacts told, Correction correction) {
        refuseIfWithdrawn();
        revisions.add(new AdverseEventRevision(revisions.size() + 1, facts, writtenByName, writtenAt, correction));
        facts = told;
        writtenByName = correction.byName();
        writtenAt = correction.at();
    }

    /** @throws ConflictException if it is withdrawn already */
    public void withdrawn(Correction correction) {
        refuseIfWithdrawn();
        withdrawnAt = correction.at();
        withdrawnByName = correction.byName();
        withdrawnReason = correction.reason();
    }

    private void refuseIfWithdrawn() {
        if (withdrawnAt != null) {
            throw new ConflictException(
                    "event-withdrawn",
                    "This event was withdrawn. Report it again if it did happen.",
                    Map.of("eventId", getId()));
        }
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public @Nullable UUID getBookingId() {
        return bookingId;
    }

    public EventSource getSource() {
        return source;
    }

    public EventFacts getFacts() {
        return facts;
    }

    public String getWrittenByName() {
        return writtenByName;
    }

    public Instant getWrittenAt() {
        return writtenAt;
    }

    public @Nullable Instant getWithdrawnAt() {
        return withdrawnAt;
    }

    public @Nullable String getWithdrawnByName() {
        return withdrawnByName;
    }

    public @Nullable String getWithdrawnReason() {
        return withdrawnReason;
    }

    /** What it said before, oldest first. */
    public List<AdverseEventRevision> getRevisions() {
        return List.copyOf(revisions);
    }
}
