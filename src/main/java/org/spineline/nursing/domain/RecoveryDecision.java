package org.spineline.nursing.domain;

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
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.nursing.DischargeCriterion;
import org.spineline.nursing.DischargeOutcome;

/** One decision about discharge, with what was unmet when it was taken. Without an outcome it takes the last one back. */
@Entity
@Table(name = "recovery_decision")
public class RecoveryDecision extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "record_id", updatable = false)
    private UUID recordId;

    @Enumerated(EnumType.STRING)
    @Column(name = "outcome", updatable = false)
    private @Nullable DischargeOutcome outcome;

    @Column(name = "decided_at", updatable = false)
    private Instant decidedAt;

    @Column(name = "reason_code", updatable = false)
    private @Nullable String reasonCode;

    @Column(name = "reason", updatable = false)
    private @Nullable String reason;

    @Column(name = "unmet", updatable = false)
    private String unmet;

    @Column(name = "overridden", updatable = false)
    private boolean overridden;

    @Column(name = "by_name", updatable = false)
    private String byName;

    @SuppressWarnings("NullAway.Init")
    protected RecoveryDecision() {}

    public RecoveryDecision(RecoveryRecord record, Instant at, Decided decided, String byName) {
        this.patientId = record.getPatientId();
        this.recordId = record.getId();
        this.outcome = decided.outcome();
        this.decidedAt = at;
        this.reasonCode = decided.reasonCode();
        this.reason = decided.reason();
        this.unmet = decided.unmet().stream().map(Enum::name).collect(Collectors.joining(","));
        this.overridden = decided.overridden();
        this.byName = byName;
    }

    /**
     * @param outcome null takes the last decision back
     * @param overridden the patient goes home although something is unmet
     */
    public record Decided(
            @Nullable DischargeOutcome outcome,
            @Nullable String reasonCode,
            @Nullable String reason,
            List<DischargeCriterion> unmet,
            boolean overridden) {}

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getRecordId() {
        return recordId;
    }

    public @Nullable DischargeOutcome getOutcome() {
        return outcome;
    }

    public Instant getDecidedAt() {
        return decidedAt;
    }

    public @Nullable String getReasonCode() {
        return reasonCode;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public List<DischargeCriterion> getUnmet() {
        return Arrays.stream(unmet.split(","))
                .filter(name -> !name.isEmpty())
                .map(DischargeCriterion::valueOf)
                .toList();
    }

    public boolean isOverridden() {
        return overridden;
    }

    public String getByName() {
        return byName;
    }
}
