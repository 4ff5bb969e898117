package org.spineline.followup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.followup.EscalationOutcome;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.kernel.problem.ConflictException;

/** A radiologist is asked to answer for a patient now. Who is asked changes while nobody does. */
@Entity
@Table(name = "escalation")
public class Escalation extends Aggregate implements PatientOwned {
    private static final int LONGEST_REASONS = 1000;

    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "contact_id", updatable = false)
    private @Nullable UUID contactId;

    @Encrypted("escalation.reasons")
    @Column(name = "reasons")
    private String reasons;

    @Column(name = "raised_by_name", updatable = false)
    private String raisedByName;

    @Column(name = "round")
    private int round;

    @Column(name = "for_user_id")
    private @Nullable UUID forUserId;

    @Column(name = "for_user_name")
    private @Nullable String forUserName;

    @Column(name = "answer_by")
    private Instant answerBy;

    @Column(name = "acknowledged_at")
    private @Nullable Instant acknowledgedAt;

    @Column(name = "acknowledged_by_name")
    private @Nullable String acknowledgedByName;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "closed_by_name")
    private @Nullable String closedByName;

    @Enumerated(EnumType.STRING)
    @Column(name = "outcome")
    private @Nullable EscalationOutcome outcome;

    @Encrypted("escalation.outcome_text")
    @Column(name = "outcome_text")
    private @Nullable String outcomeText;

    @Column(name = "waiting_episode_id")
    private @Nullable UUID waitingEpisodeId;

    @SuppressWarnings("NullAway.Init")
    protected Escalation() {}

    /**
     * @param forWhom null asks all radiologists
     * @param answerBy when it is passed on
     */
    public Escalation(
            UUID patientId,
            UUID episodeId,
            @Nullable UUID contactId,
            String reason,
            String raisedByName,
            @Nullable OnCallDuty forWhom,
            Instant answerBy) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.contactId = contactId;
        this.reasons = shortened(reason);
        this.raisedByName = raisedByName;
        this.round = 1;
        this.waitingEpisodeId = episodeId;
        asks(forWhom, answerBy);
    }

    /** More to answer for, before anybody did. */
    public void also(String reason) {
        if (!reasons.contains(reason)) {
            reasons = shortened(reasons + " " + reason);
        }
    }

    /** Nobody answered in time: the next is asked. */
    public void passedOn(@Nullable OnCallDuty forWhom, Instant by) {
        round++;
        asks(forWhom, by);
    }

    /** @throws ConflictException if somebody else was faster */
    public void acknowledged(Instant at, String byName) {
        if (acknowledgedAt != null) {
            throw new ConflictException(
                    "escalation-acknowledged",
                    "%s answers for this already. Nothing was saved.".formatted(acknowledgedByName),
                    Map.of("escalationId", getId(), "by", String.valueOf(acknowledgedByName), "at", acknowledgedAt));
        }
        acknowledgedAt = at;
        acknowledgedByName = byName;
        waitingEpisodeId = null;
    }

    /** @throws ConflictException while nobody answered, or when it is closed */
    public void closed(Instant at, String byName, EscalationOutcome result, @Nullable String text) {
        if (acknowledgedAt == null) {
            throw new ConflictException(
                    "escalation-unanswered",
                    "Acknowledge the escalation first. Nothing was saved.",
                    Map.of("escalationId", getId()));
        }
        if (closedAt != null) {
            throw new ConflictException(
                    "escalation-closed",
                    "This escalation is closed. Nothing was saved.",
                    Map.of("escalationId", getId(), "at", closedAt));
        }
        closedAt = at;
        closedByName = byName;
        outcome = result;
        outcomeText = text;
    }

    /** Whether this user is asked: by name, or as one of all radiologists. */
    public boolean asks(UUID userId) {
        return acknowledgedAt == null && (forUserId == null || Objects.equals(forUserId, userId));
    }

    private void asks(@Nullable OnCallDuty forWhom, Instant by) {
        forUserId = forWhom == null ? null : forWhom.getUserId();
        forUserName = forWhom == null ? null : forWhom.getUserName();
        answerBy = by;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_REASONS ? text : text.substring(0, LONGEST_REASONS - 1) + "…";
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public @Nullable UUID getContactId() {
        return contactId;
    }

    public String getReasons() {
        return reasons;
    }

    public String getRaisedByName() {
        return raisedByName;
    }

    public int getRound() {
        return round;
    }

    public @Nullable UUID getForUserId() {
        return forUserId;
    }

    public @Nullable String getForUserName() {
        return forUserName;
    }

    public Instant getAnswerBy() {
        return answerBy;
    }

    public @Nullable Instant getAcknowledgedAt() {
        return acknowledgedAt;
    }

    public @Nullable String getAcknowledgedByName() {
        return acknowledgedByName;
    }

    public @Nullable Instant getClosedAt() {
        return closedAt;
    }

    public @Nullable String getClosedByName() {
        return closedByName;
    }

    public @Nullable EscalationOutcome getOutcome() {
        return outcome;
    }

    public @Nullable String getOutcomeText() {
        return outcomeText;
    }
}
