package org.spineline.procedure.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.procedure.NoteVersionReason;

/** A state of a note as it was saved; never changed. */
@Entity
@Table(name = "note_version")
public class NoteVersion extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "note_id", updatable = false)
    private UUID noteId;

    @Column(name = "note_state", updatable = false)
    private long state;

    @Enumerated(EnumType.STRING)
    @Column(name = "reason", updatable = false)
    private NoteVersionReason reason;

    @Column(name = "written_by_name", updatable = false)
    private @Nullable String writtenByName;

    @Column(name = "written_at", updatable = false)
    private @Nullable Instant writtenAt;

    @Column(name = "content", updatable = false)
    private String content;

    @Column(name = "content_hash", updatable = false)
    private String contentHash;

    @SuppressWarnings("NullAway.Init")
    protected NoteVersion() {}

    /**
     * @param note as it stands in the database
     * @param content in the canonical form
     * @param contentHash SHA-256 of it, 64 hexadecimal digits
     */
    public NoteVersion(ProcedureNote note, NoteVersionReason reason, String content, String contentHash) {
        this.patientId = note.getPatientId();
        this.noteId = note.getId();
        this.state = note.getVersion();
        this.reason = reason;
        this.writtenByName = note.getWrittenByName();
        this.writtenAt = note.getWrittenAt();
        this.content = content;
        this.contentHash = contentHash;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getNoteId() {
        return noteId;
    }

    /** The version of the note this state is. */
    public long getState() {
        return state;
    }

    public NoteVersionReason getReason() {
        return reason;
    }

    /** Null for what the opening of the note filled in. */
    public @Nullable String getWrittenByName() {
        return writtenByName;
    }

    public @Nullable Instant getWrittenAt() {
        return writtenAt;
    }

    public String getContent() {
        return content;
    }

    public String getContentHash() {
        return contentHash;
    }
}
