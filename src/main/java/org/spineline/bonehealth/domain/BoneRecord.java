package org.spineline.bonehealth.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.bonehealth.BoneRecordKind;
import org.spineline.bonehealth.BoneUnit;
import org.spineline.bonehealth.LiaisonStage;
import org.spineline.bonehealth.TreatmentDecision;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.problem.ConflictException;

/** One thing done about the bone. What was entered by mistake is struck out, never changed. */
@Entity
@Table(name = "bone_record")
public class BoneRecord extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", updatable = false)
    private BoneRecordKind kind;

    @Column(name = "performed_on", updatable = false)
    private LocalDate performedOn;

    @Column(name = "amount", updatable = false)
    private @Nullable BigDecimal amount;

    @Enumerated(EnumType.STRING)
    @Column(name = "unit", updatable = false)
    private @Nullable BoneUnit unit;

    @Column(name = "site", updatable = false)
    private @Nullable String site;

    @Enumerated(EnumType.STRING)
    @Column(name = "decision", updatable = false)
    private @Nullable TreatmentDecision decision;

    @Column(name = "drug", updatable = false)
    private @Nullable String drug;

    @Column(name = "reason", updatable = false)
    private @Nullable String reason;

    @Enumerated(EnumType.STRING)
    @Column(name = "stage", updatable = false)
    private @Nullable LiaisonStage stage;

    @Column(name = "recorded_by", updatable = false)
    private String recordedBy;

    @Column(name = "struck_at")
    private @Nullable Instant struckAt;

    @Column(name = "struck_by")
    private @Nullable String struckBy;

    @Column(name = "struck_reason")
    private @Nullable String struckReason;

    @SuppressWarnings("NullAway.Init")
    protected BoneRecord() {}

    /**
     * What is told; whatever the kind does not need is null.
     *
     * @param amount T-score, concentration, or number of falls in the last twelve months
     */
    public record Told(
            BoneRecordKind kind,
            LocalDate performedOn,
            @Nullable BigDecimal amount,
            @Nullable BoneUnit unit,
            @Nullable String site,
            @Nullable TreatmentDecision decision,
            @Nullable String drug,
            @Nullable String reason,
            @Nullable LiaisonStage stage) {}

    public BoneRecord(UUID patientId, Told told, String recordedBy) {
        this.patientId = patientId;
        this.kind = told.kind();
        this.performedOn = told.performedOn();
        this.amount = told.amount();
        this.unit = told.unit();
        this.site = told.site();
        this.decision = told.decision();
        this.drug = told.drug();
        this.reason = told.reason();
        this.stage = told.stage();
        this.recordedBy = recordedBy;
    }

    /** @throws ConflictException if it is struck out already */
    public void struck(String why, String by, Instant at) {
        if (struckAt != null) {
            throw new ConflictException(
                    "record-struck-out",
                    "This entry was struck out by %s already.".formatted(struckBy),
                    Map.of("recordId", getId()));
        }
        struckAt = at;
        struckBy = by;
        struckReason = why;
    }

    public boolean isStruck() {
        return struckAt != null;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public BoneRecordKind getKind() {
        return kind;
    }

    public LocalDate getPerformedOn() {
        return performedOn;
    }

    public @Nullable BigDecimal getAmount() {
        return amount;
    }

    public @Nullable BoneUnit getUnit() {
        return unit;
    }

    public @Nullable String getSite() {
        return site;
    }

    public @Nullable TreatmentDecision getDecision() {
        return decision;
    }

    public @Nullable String getDrug() {
        return drug;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public @Nullable LiaisonStage getStage() {
        return stage;
    }

    public String getRecordedBy() {
        return recordedBy;
    }

    public @Nullable Instant getStruckAt() {
        return struckAt;
    }

    public @Nullable String getStruckBy() {
        return struckBy;
    }

    public @Nullable String getStruckReason() {
        return struckReason;
    }
}
