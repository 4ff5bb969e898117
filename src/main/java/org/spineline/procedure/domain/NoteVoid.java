package org.spineline.procedure.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.problem.ConflictException;

/** A request to declare a signed note void, until a second person approves it or somebody withdraws it. */
@Entity
@Table(name = "note_void")
public class NoteVoid extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "note_id", updatable = false)
    private UUID noteId;

    @Column(name = "open_note")
    private @Nullable UUID openNote;

    @Column(name = "reason", updatable = false)
    private String reason;

    @Column(name = "requested_by", updatable = false)
    private UUID requestedBy;

    @Column(name = "requested_by_name", updatable = false)
    private String requestedByName;

    @Column(name = "requested_at", updatable = false)
    private Instant requestedAt;

    @Column(name = "approved_by")
    private @Nullable UUID approvedBy;

    @Column(name = "approved_by_name")
    private @Nullable String approvedByName;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "withdrawn_by_name")
    private @Nullable String withdrawnByName;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @SuppressWarnings("NullAway.Init")
    protected NoteVoid() {}

    public NoteVoid(ProcedureNote note, String reason, UUID by, String byName, Instant at) {
        this.patientId = note.getPatientId();
        this.noteId = note.getId();
        this.openNote = note.getId();
        this.reason = reason;
        this.requestedBy = by;
        this.requestedByName = byName;
        this.requestedAt = at;
    }

    /** @throws ConflictException if the same person asked for it */
    public void approved(UUID by, String byName, Instant at) {
        if (by.equals(requestedBy)) {
            throw new ConflictException(
                    "note-void-needs-two",
                    "You asked for this yourself. Somebody else has to approve it.",
                    Map.of("noteId", noteId));
        }
        approvedBy = by;
        approvedByName = byName;
        approvedAt = at;
    }

    public void withdrawn(String byName, Instant at) {
        openNote = null;
        withdrawnByName = byName;
        withdrawnAt = at;
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

    public UUID getRequestedBy() {
        return requestedBy;
    }

    public String getRequestedByName() {
        return requestedByName;
    }

    public Instant getRequestedAt() {
        return requestedAt;
    }

    public @Nullable String getApprovedByName() {
        return approvedByName;
    }

    public @Nullable Instant getApprovedAt() {
        return approvedAt;
    }
}
