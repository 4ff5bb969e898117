package org.spineline.patient.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;

/** Somebody to whom a restricted record is open. */
@Entity
@Table(name = "care_team_member")
public class CareTeamMember extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "user_id", updatable = false)
    private UUID userId;

    @Column(name = "ends_at")
    private @Nullable Instant endsAt;

    @SuppressWarnings("NullAway.Init")
    protected CareTeamMember() {}

    /** @param endsAt null for as long as the record is restricted */
    public CareTeamMember(UUID patientId, UUID userId, @Nullable Instant endsAt) {
        this.patientId = patientId;
        this.userId = userId;
        this.endsAt = endsAt;
    }

    /** No longer a member from here on; what ended before stays as it was. */
    public void leaves(Instant at) {
        endsAt = isMemberAt(at) ? at : endsAt;
    }

    public boolean isMemberAt(Instant at) {
        return endsAt == null || endsAt.isAfter(at);
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getUserId() {
        return userId;
    }

    public @Nullable Instant getEndsAt() {
        return endsAt;
    }
}
