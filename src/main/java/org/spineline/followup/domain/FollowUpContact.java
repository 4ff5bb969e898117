package org.spineline.followup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.followup.CallOutcome;
import org.spineline.followup.ContactChannel;
import org.spineline.followup.ContactStatus;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.time.TimeRange;

/** One due call. Whether it is overdue is asked of the clock, never stored. */
@Entity
@Table(name = "follow_up_contact")
public class FollowUpContact extends Aggregate implements PatientOwned {
    private static final String DONE = "DONE";
    private static final String CANCELLED = "CANCELLED";

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

    @Encrypted("follow_up_contact.cancelled_reason")
    @Column(name = "cancelled_reason")
    private @Nullable String cancelledReason;

    @Enumerated(EnumType.STRING)
    @Column(name = "channel")
    private ContactChannel channel;

    @Column(name = "planned_from")
    private Instant plannedFrom;

    @Column(name = "planned_until")
    private Instant plannedUntil;

    @Column(name = "moved")
    private boolean moved;

    @Column(name = "stay_id")
    private @Nullable UUID stayId;

    // Claims are changed by compare-and-set alone: see the repository.
    @Column(name = "claimed_by", insertable = false, updatable = false)
    private @Nullable UUID claimedBy;

    @Column(name = "claimed_by_name", insertable = false, updatable = false)
    private @Nullable String claimedByName;

    @Column(name = "claimed_until", insertable = false, updatable = false)
    private @Nullable Instant claimedUntil;

    @SuppressWarnings("NullAway.Init")
    protected FollowUpContact() {}

    public FollowUpContact(FollowUpPlan plan, String kind, String label, ContactChannel channel, TimeRange window) {
        this.patientId = plan.getPatientId();
        this.episodeId = plan.getEpisodeId();
        this.planId = plan.getId();
        this.kind = kind;
        this.label = label;
        this.channel = channel;
        this.dueFrom = window.start();
        this.dueUntil = window.end();
        this.plannedFrom = window.start();
        this.plannedUntil = window.end();
    }

    /**
     * A call was made.
     *
     * @param tryAgainAt when to try next, null leaves it to the queue
     * @throws ConflictException if the contact is over
     */
    public void attempted(CallOutcome how, Instant at, @Nullable Instant tryAgainAt) {
        requireOpen();
        attemptsMade++;
        calledBack = how == CallOutcome.CALL_BACK_REQUESTED;
        nextTryAt = tryAgainAt;
        if (how == CallOutcome.REACHED) {
            outcome = DONE;
            doneAt = at;
            nextTryAt = null;
        }
    }

    /** The patient answered without a call, where that was what was planned. */
    public void answered(Instant at) {
        if (outcome == null && channel == ContactChannel.QUESTIONNAIRE_LINK) {
            outcome = DONE;
            doneAt = at;
            nextTryAt = null;
        }
    }

    public boolean isStopped() {
        return CANCELLED.equals(outcome);
    }

    /** The procedure was at another time than the first note said; what is over or was moved stays as it is. */
    public void isDue(TimeRange window) {
        if (outcome == null) {
            plannedFrom = window.start();
            plannedUntil = window.end();
            if (!moved) {
                dueFrom = window.start();
                dueUntil = window.end();
            }
        }
    }

    /**
     * Another time was agreed.
     *
     * @throws ConflictException if the contact is over
     */
    public void movedTo(TimeRange window) {
        requireOpen();
        dueFrom = window.start();
        dueUntil = window.end();
        moved = true;
        stayId = null;
    }

    /**
     * The patient is in hospital: the contact keeps its length and begins later.
     *
     * @throws ConflictException if the contact is over
     */
    public void waitsFor(UUID stay, Instant from) {
        requireOpen();
        dueUntil = from.plus(Duration.between(dueFrom, dueUntil));
        dueFrom = from;
        moved = true;
        stayId = stay;
    }

    /**
     * The patient rang, or wants to be rung.
     *
     * @throws ConflictException if the contact is over
     */
    public void wantsCall() {
        requireOpen();
        calledBack = true;
        nextTryAt = null;
    }

    /** Nobody is called any more; what is done stays done. */
    public void stopped(String reason) {
        if (outcome == null) {
            outcome = CANCELLED;
            cancelledReason = reason;
            calledBack = false;
            nextTryAt = null;
        }
    }

    /** The plan goes on. */
    public void takenUpAgain() {
        if (CANCELLED.equals(outcome)) {
            outcome = null;
            cancelledReason = null;
        }
    }

    /** @throws ConflictException if the contact is over */
    public void requireOpen() {
        if (CANCELLED.equals(outcome)) {
            throw new ConflictException(
                    "plan-stopped",
                    "Follow-up was stopped: %s. Take the plan up again first. Nothing was saved."
                            .formatted(cancelledReason),
                    Map.of("contactId", getId(), "reason", String.valueOf(cancelledReason)));
        }
        if (outcome != null) {
            throw new ConflictException(
                    "contact-over", "This contact is done already. Nothing was saved.", Map.of("contactId", getId()));
        }
    }

    /** @param now a claim ends with its last instant */
    public boolean isClaimedAt(Instant now) {
        return claimedUntil != null && claimedUntil.isAfter(now);
    }

    public ContactStatus statusAt(Instant now) {
        if (DONE.equals(outcome)) {
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

    public ContactChannel getChannel() {
        return channel;
    }

    /** When the rules wanted it, whatever was agreed later. */
    public Instant getPlannedFrom() {
        return plannedFrom;
    }

    public Instant getPlannedUntil() {
        return plannedUntil;
    }

    /** Whether another time was agreed than the rules wanted. */
    public boolean isMoved() {
        return moved;
    }

    /** The stay in hospital it waits for; null for none. */
    public @Nullable UUID getStayId() {
        return stayId;
    }

    public @Nullable UUID getClaimedBy() {
        return claimedBy;
    }

    public @Nullable String getClaimedByName() {
        return claimedByName;
    }

    public @Nullable Instant getClaimedUntil() {
        return claimedUntil;
    }
}
