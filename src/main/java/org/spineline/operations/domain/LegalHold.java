package org.spineline.operations.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.kernel.problem.ConflictException;

/** This record is kept whatever the period of retention says, until that is lifted. */
@Entity
@Table(name = "legal_hold")
public class LegalHold extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Encrypted("legal_hold.reason")
    @Column(name = "reason", updatable = false)
    private String reason;

    @Column(name = "by_name", updatable = false)
    private String byName;

    @Column(name = "lifted_at")
    private @Nullable Instant liftedAt;

    @Column(name = "lifted_by_name")
    private @Nullable String liftedByName;

    @Encrypted("legal_hold.lift_reason")
    @Column(name = "lift_reason")
    private @Nullable String liftReason;

    @SuppressWarnings("NullAway.Init")
    protected LegalHold() {}

    public LegalHold(UUID patientId, String reason, String byName) {
        this.patientId = patientId;
        this.reason = reason;
        this.byName = byName;
    }

    /** @throws ConflictException if it was lifted before */
    public void lifted(Instant at, String by, String why) {
        if (liftedAt != null) {
            throw new ConflictException(
                    "legal-hold-lifted",
                    "This legal hold was lifted already. Load the page again to see by whom.",
                    Map.of("holdId", getId()));
        }
        liftedAt = at;
        liftedByName = by;
        liftReason = why;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    /** A court's order reaches restricted records too, and tells nothing that stands in them. */
    @Override
    public boolean isAboutTheRecord() {
        return true;
    }
}
