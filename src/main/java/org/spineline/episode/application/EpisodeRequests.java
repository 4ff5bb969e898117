package org.spineline.episode.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Acuity;
import org.spineline.episode.AuthorizationStatus;
import org.spineline.episode.CareSetting;
import org.spineline.episode.EpisodeStatus;
import org.spineline.episode.FractureMechanism;
import org.spineline.episode.GivingUpReason;
import org.spineline.episode.Guidance;
import org.spineline.episode.Indication;
import org.spineline.episode.NonSurgicalResult;
import org.spineline.episode.PainCourse;
import org.spineline.episode.PlannedLevel;
import org.spineline.episode.RedFlag;
import org.spineline.episode.ReferralEventKind;
import org.spineline.episode.Technique;
import org.spineline.episode.Urgency;
import org.spineline.episode.VettingOutcome;
import org.spineline.episode.domain.Contraindication;
import org.spineline.patient.AdministrativeSex;

/** What goes over the wire about episodes. */
public final class EpisodeRequests {
    private EpisodeRequests() {}

    /**
     * A referral.
     *
     * @param painAtRest numeric rating scale 0 to 10
     * @param painOnMovement numeric rating scale 0 to 10
     * @param rmdq number of Roland–Morris statements ticked, 0 to 24; may be left out when they are named
     * @param rmdqStatements their numbers, 1 to 24; empty says that none was ticked, null that only a total is known, or none
     */
    public record EpisodeRequest(
            @NotNull Urgency urgency,
            @NotNull Indication indication,
            @NotNull @Valid Referrer referrer,
            @NotNull CareSetting setting,
            @NotNull @Size(min = 1, max = 20, message = "Enter at least one fracture, at most 20.")
                    List<@NotNull @Valid FractureRequest> fractures,
            @Nullable @Min(0) @Max(10) Integer painAtRest,
            @NotNull @Min(0) @Max(10) Integer painOnMovement,
            @Nullable @Min(0) @Max(24) Integer rmdq,
            @Nullable @Size(max = 24) List<@NotNull Integer> rmdqStatements,
            @Nullable @Size(max = 2000) String nonSurgicalCare,
            @NotNull @Size(max = 10) List<@NotNull RedFlag> redFlags,
            @Nullable @Size(max = 2000) String goals,
            @Nullable NonSurgicalResult nonSurgicalResult,
            @Nullable PainCourse painCourse) {}

    public record Referrer(
            @NotBlank @Size(max = 120) String name,
            @Nullable @Size(max = 200) String organisation,
            @Nullable @Size(max = 40) String phone) {}

    public record FractureRequest(
            @NotNull VertebralLevel level,
            @NotNull LocalDate onset,
            @NotNull FractureMechanism mechanism,
            @Nullable @Size(max = 1000) String note) {}

    /**
     * @param relativeContraindications each with the sentence that answers it
     * @param cancelBooking a decline also cancels what is booked, for this reason; null refuses to decline while something is
     */
    public record VettingRequest(
            @NotNull VettingOutcome outcome,
            @Nullable Technique technique,
            @NotNull @Size(max = 20) List<@NotNull @Valid PlannedLevel> levels,
            @Nullable @Size(max = 20) String sedationProtocolCode,
            @Nullable Guidance guidance,
            @Nullable Urgency urgency,
            @Nullable @Size(max = 2000) String reason,
            @NotNull @Size(max = 20) List<@NotNull @Valid Contraindication> relativeContraindications,
            @Nullable GivingUpReason cancelBooking) {}

    /** @param reason what happened, in a sentence for the record */
    public record ReasonRequest(@NotBlank @Size(max = 2000) String reason) {}

    /** A step of the referral, with who took it and why. */
    public record ReferralEventResponse(UUID id, ReferralEventKind kind, String reason, String byName, Instant at) {}

    public record AuthorizationRequest(
            @NotBlank @Size(max = 120) String payer,
            @Nullable @Size(max = 60) String program,
            @NotNull @Size(min = 1, max = 20)
                    List<
                                    @NotBlank @Size(max = 8)
                                    @Pattern(
                                            regexp = "[0-9A-Za-z.]*",
                                            message = "Enter the number alone, such as 22514.")
                                    String>
                            codes,
            @NotNull @Size(min = 1, max = 20) List<@NotNull VertebralLevel> levels,
            @Nullable Technique technique,
            @Nullable @Size(max = 60) String utn,
            @NotNull AuthorizationStatus status,
            @Nullable LocalDate requestedOn,
            @Nullable LocalDate decidedOn,
            @Nullable LocalDate expiresOn) {}

    public record AuthorizationResponse(
            UUID id,
            long version,
            String payer,
            @Nullable String program,
            List<String> codes,
            List<VertebralLevel> levels,
            @Nullable Technique technique,
            @Nullable String utn,
            AuthorizationStatus status,
            @Nullable LocalDate requestedOn,
            @Nullable LocalDate decidedOn,
            @Nullable LocalDate expiresOn) {}

    public record PatientLine(
            UUID id, String mrn, String familyName, String givenName, LocalDate birthDate, AdministrativeSex sex) {}

    public record FractureResponse(
            UUID id,
            VertebralLevel level,
            LocalDate onset,
            FractureMechanism mechanism,
            @Nullable String note,
            Acuity acuity) {}

    public record DecisionResponse(
            VettingOutcome outcome,
            @Nullable Technique technique,
            List<PlannedLevel> levels,
            @Nullable String sedationProtocolCode,
            @Nullable Guidance guidance,
            @Nullable String reason,
            List<Contraindication> relativeContraindications,
            String decidedBy,
            Instant decidedAt) {}

    /**
     * @param rmdqStatements numbers of the statements ticked; null when only a total is known, or none
     * @param coverageEnds last day of the coverage clock, counted from the first onset
     */
    public record EpisodeResponse(
            UUID id,
            long version,
            PatientLine patient,
            int number,
            EpisodeStatus status,
            Urgency urgency,
            Indication indication,
            Referrer referrer,
            CareSetting setting,
            List<FractureResponse> fractures,
            @Nullable Integer painAtRest,
            int painOnMovement,
            @Nullable Integer rmdq,
            @Nullable List<Integer> rmdqStatements,
            @Nullable String nonSurgicalCare,
            @Nullable NonSurgicalResult nonSurgicalResult,
            @Nullable PainCourse painCourse,
            List<RedFlag> redFlags,
            @Nullable String goals,
            Instant referredAt,
            LocalDate onset,
            LocalDate coverageEnds,
            @Nullable DecisionResponse decision,
            @Nullable Instant treatedAt) {}

    /** @param daysWaiting whole days since the referral, in the facility */
    public record EpisodeRow(
            UUID id,
            PatientLine patient,
            int number,
            EpisodeStatus status,
            Urgency urgency,
            List<VertebralLevel> fractureLevels,
            List<RedFlag> redFlags,
            Referrer referrer,
            LocalDate onset,
            int painOnMovement,
            Instant referredAt,
            long daysWaiting,
            LocalDate coverageEnds) {}
}
