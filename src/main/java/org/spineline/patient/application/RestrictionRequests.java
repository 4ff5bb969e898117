package org.spineline.patient.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.patient.EmergencyReason;
import org.spineline.patient.EmergencyVerdict;
import org.spineline.patient.RestrictionReason;

/** What restricted records and emergency access say over the wire. */
public final class RestrictionRequests {
    private RestrictionRequests() {}

    /** @param team who else may open the record; whoever restricts it belongs to the team anyway */
    public record RestrictRequest(
            @NotNull RestrictionReason reasonCode,
            @NotBlank @Size(max = 1000) String reason,
            @NotNull @Size(max = 50) List<@NotNull @Valid CareTeamRequest> team) {}

    /** @param endsAt null for as long as the record is restricted */
    public record CareTeamRequest(@NotNull UUID userId, @Nullable Instant endsAt) {}

    public record LiftRequest(@NotBlank @Size(max = 1000) String reason) {}

    /**
     * Whether a record is restricted, and to whom it is open.
     *
     * @param version of the restriction; null while there is none
     */
    public record RestrictionResponse(
            UUID patientId,
            boolean restricted,
            @Nullable Long version,
            @Nullable RestrictionReason reasonCode,
            @Nullable String reason,
            @Nullable String byName,
            @Nullable Instant since,
            List<CareTeamLine> team) {}

    /** @param current whether the record is open to this member now */
    public record CareTeamLine(
            UUID id, UUID userId, @Nullable String name, @Nullable Instant endsAt, boolean current) {}

    /** Somebody who can belong to a care team. */
    public record ColleagueResponse(UUID id, String name, String role) {}

    public record BreakGlassRequest(
            @NotNull UUID patientId,
            @NotNull EmergencyReason reasonCode,
            @NotBlank @Size(min = 15, max = 1000) String text) {}

    public record EmergencyReviewRequest(@NotNull EmergencyVerdict verdict, @Nullable @Size(max = 1000) String note) {}

    /**
     * An emergency access as its holder and its reviewer see it: the patient stays an id.
     *
     * @param active whether the record is open under it now
     * @param own whether the reader is its holder, who cannot review it
     */
    public record EmergencyGrantResponse(
            UUID id,
            long version,
            UUID patientId,
            String userName,
            String userRole,
            EmergencyReason reasonCode,
            String reasonText,
            Instant grantedAt,
            Instant expiresAt,
            @Nullable Instant endedAt,
            boolean active,
            boolean own,
            @Nullable EmergencyVerdict verdict,
            @Nullable String reviewNote,
            @Nullable Instant reviewedAt,
            @Nullable String reviewedByName) {}
}
