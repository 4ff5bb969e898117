package org.spineline.followup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Technique;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.procedure.ProcedureSigned;

/** The contacts a procedure asks for. */
@Entity
@Table(name = "follow_up_plan")
public class FollowUpPlan extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "note_id")
    private UUID noteId;

    @Enumerated(EnumType.STRING)
    @Column(name = "technique")
    private Technique technique;

    @Column(name = "vertebral_levels")
    private String levels;

    @Column(name = "procedure_at")
    private Instant procedureAt;

    @Column(name = "rule_version")
    private String ruleVersion;

    @SuppressWarnings("NullAway.Init")
    protected FollowUpPlan() {}

    public FollowUpPlan(ProcedureSigned signed, String ruleVersion) {
        this.patientId = signed.patientId();
        this.episodeId = signed.episodeId();
        this.ruleVersion = ruleVersion;
        take(signed);
    }

    /** Another note says now what was done; who was called already stays called. */
    public void follows(ProcedureSigned signed) {
        take(signed);
    }

    private void take(ProcedureSigned signed) {
        noteId = signed.noteId();
        technique = signed.technique();
        levels = signed.levels().stream().map(Enum::name).collect(Collectors.joining(","));
        procedureAt = signed.endedAt();
    }

    public List<VertebralLevel> getLevels() {
        return Arrays.stream(levels.split(",")).map(VertebralLevel::valueOf).toList();
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

    public Instant getProcedureAt() {
        return procedureAt;
    }

    public String getRuleVersion() {
        return ruleVersion;
    }
}
