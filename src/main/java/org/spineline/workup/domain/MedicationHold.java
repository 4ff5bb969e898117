package org.spineline.workup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.workup.HoldState;

/** One antithrombotic drug of an episode: proposed by rule, instructed by a prescriber, confirmed with the patient. */
@Entity
@Table(name = "medication_hold")
public class MedicationHold extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Column(name = "drug")
    private String drug;

    @Column(name = "indication")
    private @Nullable String indication;

    @Column(name = "dose_regime")
    private @Nullable String doseRegime;

    @Column(name = "medication_id")
    private @Nullable UUID medicationId;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private HoldState state;

    @Column(name = "rule_version")
    private String ruleVersion;

    @Column(name = "crcl_used")
    private @Nullable BigDecimal crClUsed;

    @Column(name = "required_last_dose")
    private @Nullable Instant requiredLastDose;

    @Column(name = "reported_last_dose")
    private @Nullable Instant reportedLastDose;

    @Column(name = "restart_plan")
    private @Nullable String restartPlan;

    @Column(name = "instruction_note")
    private @Nullable String instructionNote;

    @Column(name = "approved_by")
    private @Nullable UUID approvedBy;

    @Column(name = "approved_by_name")
    private @Nullable String approvedByName;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "confirmed_by_name")
    private @Nullable String confirmedByName;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    @Column(name = "waived_by_name")
    private @Nullable String waivedByName;

    @Column(name = "waived_at")
    private @Nullable Instant waivedAt;

    @Column(name = "waiver_reason")
    private @Nullable String waiverReason;

    @SuppressWarnings("NullAway.Init")
    protected MedicationHold() {}

    public MedicationHold(
            UUID patientId,
            UUID episodeId,
            String drug,
            @Nullable String indication,
            @Nullable String doseRegime,
            @Nullable UUID medicationId,
            String ruleVersion) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.drug = drug;
        this.indication = indication;
        this.doseRegime = doseRegime;
        this.medicationId = medicationId;
        this.state = HoldState.NOT_REVIEWED;
        this.ruleVersion = ruleVersion;
    }

    /**
     * A prescriber says when the last dose may be taken; a new instruction voids what was confirmed for the old one.
     *
     * @param lastDose null when the drug is not to be stopped
     * @param clearance mL/min the decision was taken with, null when not recorded
     */
    public void instructed(
            @Nullable Instant lastDose,
            @Nullable String restart,
            @Nullable String note,
            @Nullable BigDecimal clearance,
            String version,
            UUID by,
            String byName,
            Instant at) {
        state = HoldState.INSTRUCTED;
        requiredLastDose = lastDose;
        restartPlan = restart;
        instructionNote = note;
        crClUsed = clearance;
        ruleVersion = version;
        approvedBy = by;
        approvedByName = byName;
        approvedAt = at;
        reportedLastDose = null;
        confirmedByName = null;
        confirmedAt = null;
    }

    /**
     * The patient's last dose, as told: kept in time, or not.
     *
     * @throws ConflictException before a prescriber has instructed
     */
    public void confirmed(Instant lastDose, String byName, Instant at) {
        if (approvedBy == null || state == HoldState.WAIVED) {
            throw new ConflictException(
                    "hold-not-instructed",
                    "No prescriber has instructed this hold yet. Ask the radiologist to decide first.",
                    Map.of("holdId", getId(), "state", state));
        }
        reportedLastDose = lastDose;
        confirmedByName = byName;
        confirmedAt = at;
        state = requiredLastDose == null || !lastDose.isAfter(requiredLastDose)
                ? HoldState.CONFIRMED
                : HoldState.VIOLATED;
    }

    public void waived(String reason, String byName, Instant at) {
        state = HoldState.WAIVED;
        waiverReason = reason;
        waivedByName = byName;
        waivedAt = at;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public String getDrug() {
        return drug;
    }

    public @Nullable String getIndication() {
        return indication;
    }

    public @Nullable String getDoseRegime() {
        return doseRegime;
    }

    public @Nullable UUID getMedicationId() {
        return medicationId;
    }

    public HoldState getState() {
        return state;
    }

    public String getRuleVersion() {
        return ruleVersion;
    }

    public @Nullable BigDecimal getCrClUsed() {
        return crClUsed;
    }

    public @Nullable Instant getRequiredLastDose() {
        return requiredLastDose;
    }

    public @Nullable Instant getReportedLastDose() {
        return reportedLastDose;
    }

    public @Nullable String getRestartPlan() {
        return restartPlan;
    }

    public @Nullable String getInstructionNote() {
        return instructionNote;
    }

    public @Nullable UUID getApprovedBy() {
        return approvedBy;
    }

    public @Nullable String getApprovedByName() {
        return approvedByName;
    }

    public @Nullable Instant getApprovedAt() {
        return approvedAt;
    }

    public @Nullable String getConfirmedByName() {
        return confirmedByName;
    }

    public @Nullable Instant getConfirmedAt() {
        return confirmedAt;
    }

    public @Nullable String getWaivedByName() {
        return waivedByName;
    }

    public @Nullable Instant getWaivedAt() {
        return waivedAt;
    }

    public @Nullable String getWaiverReason() {
        return waiverReason;
    }
}
