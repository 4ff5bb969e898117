package org.spineline.patient.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.EmergencyAccess;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.patient.EmergencyReason;
import org.spineline.patient.EmergencyVerdict;

/** One person opened one restricted record for an hour. It widens whom that person sees, never what the role may do. */
@Entity
@Table(name = "emergency_grant")
public class EmergencyGrant extends Aggregate implements EmergencyAccess {
    /** How long it lasts. */
    public static final Duration LASTS = Duration.ofMinutes(60);

    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "user_id", updatable = false)
    private UUID userId;

    @Column(name = "user_name", updatable = false)
    private String userName;

    @Column(name = "user_role", updatable = false)
    private String userRole;

    @Enumerated(EnumType.STRING)
    @Column(name = "reason_code", updatable = false)
    private EmergencyReason reasonCode;

    @Column(name = "reason_text", updatable = false)
    private String reasonText;

    @Column(name = "granted_at", updatable = false)
    private Instant grantedAt;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "verdict")
    private @Nullable EmergencyVerdict verdict;

    @Column(name = "review_note")
    private @Nullable String reviewNote;

    @Column(name = "reviewed_at")
    private @Nullable Instant reviewedAt;

    @Column(name = "reviewed_by")
    private @Nullable UUID reviewedBy;

    @Column(name = "reviewed_by_name")
    private @Nullable String reviewedByName;

    @SuppressWarnings("NullAway.Init")
    protected EmergencyGrant() {}

    public EmergencyGrant(
            UUID patientId,
            UUID userId,
            String userName,
            String userRole,
            EmergencyReason reasonCode,
            String reasonText,
            Instant grantedAt) {
        this.patientId = patientId;
        this.userId = userId;
        this.userName = userName;
        this.userRole = userRole;
        this.reasonCode = reasonCode;
        this.reasonText = reasonText;
        this.grantedAt = grantedAt;
        this.expiresAt = grantedAt.plus(LASTS);
    }

    public boolean isActiveAt(Instant at) {
        return endedAt == null && expiresAt.isAfter(at);
    }

    /** Before its hour is over; afterwards nothing is left to end. */
    public void ended(Instant at) {
        if (isActiveAt(at)) {
            endedAt = at;
        }
    }

    /** @throws ConflictException if the reviewer opened the record himself, or it was reviewed before */
    public void reviewed(Instant at, UUID by, String byName, EmergencyVerdict judged, @Nullable String note) {
        if (by.equals(userId)) {
            throw new ConflictException(
                    "own-emergency-access",
                    "Nobody reviews an emergency access of his own. Ask another lead.",
                    Map.of("grantId", getId()));
        }
        if (verdict != null) {
            throw new ConflictException(
                    "emergency-access-reviewed",
                    "This emergency access was reviewed already.",
                    Map.of("grantId", getId()));
        }
        verdict = judged;
        reviewNote = note;
        reviewedAt = at;
        reviewedBy = by;
        reviewedByName = byName;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    @Override
    public UUID getGrantId() {
        return getId();
    }

    @Override
    public boolean isEndedEarly() {
        return endedAt != null;
    }

    public UUID getUserId() {
        return userId;
    }

    public String getUserName() {
        return userName;
    }

    public String getUserRole() {
        return userRole;
    }

    public EmergencyReason getReasonCode() {
        return reasonCode;
    }

    public String getReasonText() {
        return reasonText;
    }

    public Instant getGrantedAt() {
        return grantedAt;
    }

    public Instant getExpiresAt() {
        return expiresAt;
    }

    public @Nullable Instant getEndedAt() {
        return endedAt;
    }

    public @Nullable EmergencyVerdict getVerdict() {
        return verdict;
    }

    public @Nullable String getReviewNote() {
        return reviewNote;
    }

    public @Nullable Instant getReviewedAt() {
        return reviewedAt;
    }

    public @Nullable String getReviewedByName() {
        return reviewedByName;
    }
}
