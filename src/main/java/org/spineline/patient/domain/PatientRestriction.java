package org.spineline.patient.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.patient.RestrictionReason;

/** The record of this patient opens to its care team only, until that is lifted. */
@Entity
@Table(name = "patient_restriction")
public class PatientRestriction extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Enumerated(EnumType.STRING)
    @Column(name = "reason_code", updatable = false)
    private RestrictionReason reasonCode;

    @Encrypted("patient_restriction.reason")
    @Column(name = "reason", updatable = false)
    private String reason;

    @Column(name = "by_name", updatable = false)
    private String byName;

    @Column(name = "lifted_at")
    private @Nullable Instant liftedAt;

    @Column(name = "lifted_by_name")
    private @Nullable String liftedByName;

    @Encrypted("patient_restriction.lift_reason")
    @Column(name = "lift_reason")
    private @Nullable String liftReason;

    @SuppressWarnings("NullAway.Init")
    protected PatientRestriction() {}

    public PatientRestriction(UUID patientId, RestrictionReason reasonCode, String reason, String byName) {
        this.patientId = patientId;
        this.reasonCode = reasonCode;
        this.reason = reason;
        this.byName = byName;
    }

    /** @throws ConflictException if it was lifted before */
    public void lifted(Instant at, String by, String why) {
        if (liftedAt != null) {
            throw new ConflictException(
                    "restriction-lifted", "This restriction was lifted already.", Map.of("restrictionId", getId()));
        }
        liftedAt = at;
        liftedByName = by;
        liftReason = why;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public RestrictionReason getReasonCode() {
        return reasonCode;
    }

    public String getReason() {
        return reason;
    }

    public String getByName() {
        return byName;
    }

    public @Nullable Instant getLiftedAt() {
        return liftedAt;
    }

    public @Nullable String getLiftedByName() {
        return liftedByName;
    }

    public @Nullable String getLiftReason() {
        return liftReason;
    }
}
