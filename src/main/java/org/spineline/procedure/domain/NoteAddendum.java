package org.spineline.procedure.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;

/** What was added after the signature. */
@Entity
@Table(name = "note_addendum")
public class NoteAddendum extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "note_id", updatable = false)
    private UUID noteId;

    @Column(name = "addendum_text", updatable = false)
    private String text;

    @Column(name = "by_name", updatable = false)
    private String byName;

    @SuppressWarnings("NullAway.Init")
    protected NoteAddendum() {}

    public NoteAddendum(UUID patientId, UUID noteId, String text, String byName) {
        this.patientId = patientId;
        this.noteId = noteId;
        this.text = text;
        this.byName = byName;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getNoteId() {
        return noteId;
    }

    public String getText() {
        return text;
    }

    public String getByName() {
        return byName;
    }
}
