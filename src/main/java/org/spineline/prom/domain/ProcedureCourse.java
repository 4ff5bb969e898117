package org.spineline.prom.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.spineline.episode.Indication;
import org.spineline.episode.Technique;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.procedure.ProcedureSigned;

/** The procedure from which an episode's scores count their days, and what makes another patient comparable. */
@Entity
@Table(name = "prom_course")
public class ProcedureCourse extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "note_id")
    private UUID noteId;

    @Enumerated(EnumType.STRING)
    @Column(name = "technique")
    private Technique technique;

    @Enumerated(EnumType.STRING)
    @Column(name = "indication")
    private Indication indication;

    @Column(name = "procedure_at")
    private Instant procedureAt;

    @SuppressWarnings("NullAway.Init")
    protected ProcedureCourse() {}

    public ProcedureCourse(ProcedureSigned signed, Indication indication) {
        this.patientId = signed.patientId();
        this.episodeId = signed.episodeId();
        follows(signed, indication);
    }

    /** Another note tells of it now, or of a later procedure of the same episode. */
    public final void follows(ProcedureSigned signed, Indication because) {
        noteId = signed.noteId();
        technique = signed.technique();
        indication = because;
        procedureAt = signed.endedAt();
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public UUID getNoteId() {
        return noteId;
    }

    public Technique getTechnique() {
        return technique;
    }

    public Indication getIndication() {
        return indication;
    }

    public Instant getProcedureAt() {
        return procedureAt;
    }
}
