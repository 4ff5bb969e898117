package org.spineline.procedure.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.procedure.DoseFollowUpStatus;

/** Somebody has to look at the skin after a substantial dose. */
@Entity
@Table(name = "dose_follow_up")
public class DoseFollowUp extends Aggregate implements PatientOwned {
    private static final Duration TAKEN_BACK_WITHIN = Duration.ofMinutes(10);

    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "note_id", updatable = false)
    private UUID noteId;

    @Column(name = "reason", updatable = false)
    private String reason;

    @Column(name = "due", updatable = false)
    private @Nullable LocalDate due;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private DoseFollowUpStatus status;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "closed_by_name")
    private @Nullable String closedByName;

    @Column(name = "remark")
    private @Nullable String remark;

    @SuppressWarnings("NullAway.Init")
    protected DoseFollowUp() {}

    /** @param due null where the site set no interval */
    public DoseFollowUp(UUID patientId, UUID noteId, String reason, @Nullable LocalDate due) {
        this.patientId = patientId;
        this.noteId = noteId;
        this.reason = reason;
        this.due = due;
        this.status = DoseFollowUpStatus.OPEN;
    }

    /**
     * @param how done or waived
     * @param said what was found, or why nobody looks
     * @throws ConflictException if it is closed already
     */
    public void closed(DoseFollowUpStatus how, String said, String byName, Instant at) {
        if (status != DoseFollowUpStatus.OPEN) {
            throw new ConflictException(
                    "dose-follow-up-closed",
                    "This was closed by %s already.".formatted(closedByName),
                    Map.of("doseFollowUpId", getId()));
        }
        status = how;
        remark = said;
        closedByName = byName;
        closedAt = at;
    }

    /**
     * Takes back what was closed by a slip of the finger.
     *
     * @throws ConflictException if it is open, or was closed longer ago: a finding that stood stays on record
     */
    public void reopened(Instant now) {
        if (closedAt == null || !closedAt.plus(TAKEN_BACK_WITHIN).isAfter(now)) {
            throw new ConflictException(
                    "dose-follow-up-kept",
                    closedAt == null
                            ? "This is open already."
                            : "Only what was closed a moment ago can be taken back. Write the change in the patient's notes.",
                    Map.of("doseFollowUpId", getId()));
        }
        status = DoseFollowUpStatus.OPEN;
        remark = null;
        closedByName = null;
        closedAt = null;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getNoteId() {
        return noteId;
    }

    public String getReason() {
        return reason;
    }

    public @Nullable LocalDate getDue() {
        return due;
    }

    public DoseFollowUpStatus getStatus() {
        return status;
    }

    public @Nullable Instant getClosedAt() {
        return closedAt;
    }

    public @Nullable String getClosedByName() {
        return closedByName;
    }

    public @Nullable String getRemark() {
        return remark;
    }
}
