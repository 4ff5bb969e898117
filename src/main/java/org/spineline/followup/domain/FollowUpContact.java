package org.spineline.followup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.followup.CallOutcome;
import org.spineline.followup.ContactStatus;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.time.TimeRange;

/** One due call. Whether it is overdue is asked of the clock, never stored. */
@Entity
@Table(name = "follow_up_contact")
public class FollowUpContact extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "plan_id", updatable = false)
    private UUID planId;

    @Column(name = "kind")
    private String kind;

    @Column(name = "label")
    private String label;

    @Column(name = "due_from")
    private Instant dueFrom;

    @Column(name = "due_until")
    private Instant dueUntil;

    @Column(name = "next_try_at")
    private @Nullable Instant nextTryAt;

    @Column(name = "called_back")
    private boolean calledBack;

    @Column(name = "attempts_made")
    private int attemptsMade;

    @Column(name = "outcome")
    private @Nullable String outcome;

    @Column(name = "done_at")
    private @Nullable Instant doneAt;

    @Column(name = "cancelled_reason")
    private @Nullable String cancelledReason;

    @SuppressWarnings("NullAway.Init")
    protected FollowUpContact() {}

    public FollowUpContact(FollowUpPlan plan, String kind, String label, TimeRange window) {
        this.patientId = plan.getPatientId();
        this.episodeId = plan.getEpisodeId();
        this.planId = plan.getId();
        this.kind = kind;
        this.label = label;
        this.dueFrom = window.start();
        this.dueUntil = window.end();
    }

    /**
     * A call was made.
     *
     * @param tryAgainAt when to try next, null leaves it to the queue
     * @throws ConflictException if the contact is over
     */
    public void attempted(CallOutcome how, Instant at, @Nullable Instant tryAgainAt) {
        if (outcome != null) {
            throw new ConflictException(
                    "contact-over", "This contact is done already. Nothing was saved.", Map.of("contactId", getId()));
        }
        attemptsMade++;
        calledBack = how == CallOutcome.CALL_BACK_REQUESTED;
        nextTryAt = tryAgainAt;
        if (how == CallOutcome.REACHED) {
            outcome = "DONE";
            doneAt = at;
            nextTryAt = null;
        }
    }

    /** The procedure was at another time than the first note said; what is over stays as it was. */
    public void isDue(TimeRange window) {
        if (outcome == null) {
            dueFrom = window.start();
            dueUntil = window.end();
        }
    }

    public ContactStatus statusAt(Instant now) {
        if ("DONE".equals(outcome)) {
            return ContactStatus.DONE;
        }
        if (outcome != null) {
            return ContactStatus.CANCELLED;
        }
        if (now.isBefore(dueFrom)) {
            return ContactStatus.PLANNED;
        }
        return now.isBefore(dueUntil) ? ContactStatus.DUE : ContactStatus.OVERDUE;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public UUID getPlanId() {
        return planId;
    }

    public String getKind() {
        return kind;
    }

    public String getLabel() {
        return label;
    }

    public Instant getDueFrom() {
        return dueFrom;
    }

    public Instant getDueUntil() {
        return dueUntil;
    }

    public @Nullable Instant getNextTryAt() {
        return nextTryAt;
    }

    public boolean isCalledBack() {
        return calledBack;
    }

    public int getAttemptsMade() {
        return attemptsMade;
    }

    public @Nullable String getOutcome() {
        return outcome;
    }

    public @Nullable Instant getDoneAt() {
        return doneAt;
    }

    public @Nullable String getCancelledReason() {
        return cancelledReason;
    }
}
