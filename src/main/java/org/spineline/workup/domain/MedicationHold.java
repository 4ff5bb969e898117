package org.spineline.workup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.workup.DoseFrequency;
import org.spineline.workup.HoldState;
import org.spineline.workup.ProcedureDate;

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

    @Enumerated(EnumType.STRING)
    @Column(name = "dose_frequency")
    private @Nullable DoseFrequency frequency;

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

    @Column(name = "instructed_for")
    private @Nullable Instant instructedFor;

    @Column(name = "reckoned_last_day")
    private @Nullable LocalDate reckonedLastDay;

    @Column(name = "reckoned_sum")
    private @Nullable String reckonedSum;

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

    /** How the patient takes the drug, as told or corrected. What was instructed stays, and may fall out of date. */
    public void taken(
            @Nullable String why, @Nullable String dose, @Nullable DoseFrequency often, @Nullable UUID listed) {
        indication = why;
        doseRegime = dose;
        frequency = often;
        medicationId = listed;
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
        instructedFor = null;
        reckonedLastDay = null;
        reckonedSum = null;
        ruleVersion = version;
        approvedBy = by;
        approvedByName = byName;
        approvedAt = at;
        reportedLastDose = null;
        confirmedByName = null;
        confirmedAt = null;
    }

    /** Keeps with the instruction what the rule said when it was given. */
    public void reckoned(HoldCalculation calculation) {
        instructedFor = calculation.procedureAt();
        reckonedLastDay = calculation.lastDoseDay();
        reckonedSum = calculation.sum();
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

    /**
     * What of the instruction no longer fits: the booking has moved or gone, or the kidneys ask for more.
     *
     * @param procedure as booked now; null when there is none
     * @param needed what the rule says for it
     * @return a sentence for whoever calls the patient; empty while the instruction stands
     */
    public Optional<String> outdated(
            @Nullable ProcedureDate procedure, HoldCalculation needed, Instant now, FacilityZone zone) {
        boolean isOpen = approvedBy != null && state != HoldState.WAIVED && requiredLastDose != null;
        if (!isOpen || (procedure != null && procedure.over())) {
            return Optional.empty();
        }
        if (procedure == null) {
            return instructedFor == null
                    ? Optional.empty()
                    : Optional.of(
                            instructedFor.isAfter(now)
                                    ? "The procedure this was instructed for is no longer booked. Tell the patient whether"
                                            + " to go on with the drug."
                                    : "The procedure this was instructed for did not take place. Tell the patient when to"
                                            + " start the drug again.");
        }
        if (instructedFor == null) {
            LocalDate told = zone.dayOf(requiredLastDose);
            return told.equals(needed.lastDoseDay())
                    ? Optional.empty()
                    : Optional.of("The last dose was instructed before there was a date.");
        }
        if (needed.refer()) {
            return reckonedLastDay == null && instructedFor.equals(procedure.start())
                    ? Optional.empty()
                    : Optional.of(
                            reckonedLastDay == null
                                    ? "The booking has moved: the prescriber decides again."
                                    : "The last dose can no longer be computed: the prescriber decides again.");
        }
        if (!zone.dayOf(instructedFor).equals(zone.dayOf(procedure.start()))) {
            return Optional.of("The booking has moved to another day.");
        }
        LocalDate day = needed.lastDoseDay();
        return day != null && reckonedLastDay != null && day.isBefore(reckonedLastDay)
                ? Optional.of("The rule now asks for an earlier last dose than it did when this was instructed.")
                : Optional.empty();
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

    public @Nullable DoseFrequency getFrequency() {
        return frequency;
    }

    public @Nullable Instant getInstructedFor() {
        return instructedFor;
    }

    public @Nullable String getReckonedSum() {
        return reckonedSum;
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
