package org.spineline.followup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Technique;
import org.spineline.followup.RiskFact;
import org.spineline.followup.StopCause;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.kernel.problem.ConflictException;
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

    @Column(name = "risk_facts")
    private String risks = "";

    @Column(name = "stopped_at")
    private @Nullable Instant stoppedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "stop_cause")
    private @Nullable StopCause stopCause;

    @Encrypted("follow_up_plan.stop_reason")
    @Column(name = "stop_reason")
    private @Nullable String stopReason;

    @Column(name = "stopped_by_name")
    private @Nullable String stoppedByName;

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

    /** What is known now; the order of the queue follows. */
    public void hasRisks(Set<RiskFact> facts) {
        risks = facts.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    /** @throws ConflictException if it is stopped already */
    public void stopped(Instant at, StopCause cause, String reason, String byName) {
        if (stoppedAt != null) {
            throw new ConflictException(
                    "plan-stopped",
                    "This plan is stopped already. Nothing was saved.",
                    Map.of("planId", getId(), "since", stoppedAt));
        }
        stoppedAt = at;
        stopCause = cause;
        stopReason = reason;
        stoppedByName = byName;
    }

    /** @throws ConflictException if it is not stopped */
    public void takenUpAgain() {
        if (stoppedAt == null) {
            throw new ConflictException(
                    "plan-runs", "This plan is not stopped. Nothing was saved.", Map.of("planId", getId()));
        }
        stoppedAt = null;
        stopCause = null;
        stopReason = null;
        stoppedByName = null;
    }

    /** @throws ConflictException before the end of the procedure */
    public void requireBegun(Instant now) {
        if (now.isBefore(procedureAt)) {
            throw new ConflictException(
                    "call-before-procedure",
                    "The procedure is not over yet: there is nothing to follow up. Nothing was saved.",
                    Map.of("planId", getId(), "procedureAt", procedureAt));
        }
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

    public Set<RiskFact> getRisks() {
        return risksOf(risks);
    }

    /** @param names as they are kept, separated by commas */
    public static Set<RiskFact> risksOf(String names) {
        return Arrays.stream(names.split(","))
                .filter(name -> !name.isEmpty())
                .map(RiskFact::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RiskFact.class)));
    }

    public @Nullable Instant getStoppedAt() {
        return stoppedAt;
    }

    public @Nullable StopCause getStopCause() {
        return stopCause;
    }

    public @Nullable String getStopReason() {
        return stopReason;
    }

    public @Nullable String getStoppedByName() {
        return stoppedByName;
    }
}
