package org.spineline.nursing.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.nursing.CriterionState;
import org.spineline.nursing.DischargeCriterion;
import org.spineline.nursing.DischargeOutcome;
import org.spineline.nursing.LegFinding;
import org.spineline.nursing.PunctureSite;
import org.spineline.nursing.ScheduledCheckState;
import org.spineline.nursing.application.SedationRequests.RowMark;
import org.spineline.nursing.application.SedationRequests.SedationAlertView;

/** Wire format of recovery and discharge. */
public final class RecoveryRequests {
    private RecoveryRequests() {}

    /** @param arrivedAt now, unless given */
    public record RecoveryOpenRequest(@Nullable Instant arrivedAt) {}

    /**
     * Null is "not recorded". Times of walking and of the instructions are taken when they are first told.
     *
     * @param instructionsLanguage BCP 47, the language they were explained in; null while they were not
     */
    public record RecoveryHeadRequest(
            @NotNull Instant arrivedAt,
            @Nullable Boolean ambulated,
            @Nullable Boolean escortPresent,
            @Nullable @Size(max = 120) String escortName,
            @Nullable @Size(max = 20) @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
                    String instructionsLanguage) {}

    /**
     * @param aldrete five values of 0 to 2 in the order of the site's items; null where not scored
     * @param padss five values of 0 to 2 in the order of the site's items; null where not scored
     */
    public record RecoveryCheckRequest(
            @Valid @NotNull RowMark mark,
            @Nullable @Min(0) @Max(1000) Integer systolic,
            @Nullable @Min(0) @Max(1000) Integer diastolic,
            @Nullable @Min(0) @Max(1000) Integer heartRate,
            @Nullable @Min(0) @Max(1000) Integer respiratoryRate,
            @Nullable @Min(0) @Max(1000) Integer spo2,
            @Nullable @Min(0) @Max(1000) Integer pain,
            @Nullable LegFinding leftStrength,
            @Nullable LegFinding leftSensation,
            @Nullable LegFinding rightStrength,
            @Nullable LegFinding rightSensation,
            @Nullable @Size(max = 500) String neurologyText,
            @Nullable PunctureSite punctureSite,
            @Nullable @Size(max = 500) String punctureText,
            @Nullable @Size(min = 5, max = 5) List<@NotNull @Min(0) @Max(2) Integer> aldrete,
            @Nullable @Size(min = 5, max = 5) List<@NotNull @Min(0) @Max(2) Integer> padss) {}

    public record NeurologyAcknowledgementRequest(
            @NotBlank @Size(max = 120) String toldWhom, @NotBlank @Size(max = 1000) String decision) {}

    /** @param reasonCode of the site's list; needed for a night in hospital */
    public record DischargeRequest(
            @NotNull DischargeOutcome outcome,
            @Nullable @Size(max = 40) String reasonCode,
            @Nullable @Size(max = 1000) String reason) {}

    /** @param reason needed unless who discharged takes it back at once */
    public record DischargeUndoRequest(@Nullable @Size(max = 1000) String reason) {}

    public record DischargeReasonRequest(@NotBlank @Size(max = 1000) String reason) {}

    public record RecoveryCheckView(
            UUID id,
            Instant at,
            @Nullable Integer systolic,
            @Nullable Integer diastolic,
            @Nullable Integer heartRate,
            @Nullable Integer respiratoryRate,
            @Nullable Integer spo2,
            @Nullable Integer pain,
            @Nullable LegFinding leftStrength,
            @Nullable LegFinding leftSensation,
            @Nullable LegFinding rightStrength,
            @Nullable LegFinding rightSensation,
            @Nullable String neurologyText,
            @Nullable PunctureSite punctureSite,
            @Nullable String punctureText,
            @Nullable List<Integer> aldrete,
            @Nullable Integer aldreteSum,
            @Nullable List<Integer> padss,
            @Nullable Integer padssSum,
            @Nullable UUID correctsId,
            boolean withdrawn,
            boolean replaced,
            @Nullable String reason,
            String byName,
            Instant enteredAt,
            List<SedationAlertView> alerts) {}

    /** A check that found a leg changed; open until somebody says who was told. */
    public record NeurologyAlertView(
            UUID checkId,
            Instant at,
            boolean open,
            @Nullable String toldWhom,
            @Nullable String decision,
            @Nullable String byName) {}

    public record ScheduledCheckView(Instant dueAt, ScheduledCheckState state) {}

    public record CriterionView(
            DischargeCriterion criterion, CriterionState state, @Nullable String detail, String basis) {}

    /** @param outcome null where the decision before was taken back */
    public record RecoveryDecisionView(
            @Nullable DischargeOutcome outcome,
            Instant decidedAt,
            @Nullable String reasonName,
            @Nullable String reason,
            List<DischargeCriterion> unmet,
            boolean overridden,
            String byName) {}

    /**
     * @param serverTime so that the screen can tell how far its own clock is off
     */
    public record RecoveryResponse(
            UUID id,
            long version,
            UUID bookingId,
            Instant arrivedAt,
            @Nullable Instant ambulatedAt,
            @Nullable Boolean escortPresent,
            @Nullable String escortName,
            @Nullable Instant instructionsGivenAt,
            @Nullable String instructionsLanguage,
            String sheetLanguage,
            @Nullable DischargeOutcome outcome,
            @Nullable Instant dischargedAt,
            @Nullable Instant observedUntil,
            @Nullable Instant nextDueAt,
            @Nullable Instant overdueAt,
            boolean overdue,
            Instant serverTime,
            String newNeurology,
            List<ScheduledCheckView> schedule,
            List<RecoveryCheckView> checks,
            List<NeurologyAlertView> neurologyAlerts,
            List<CriterionView> gate,
            List<RecoveryDecisionView> decisions) {}

    public record RecoveryScoreItemView(String name, List<String> choices) {}

    public record RecoveryScoreView(String name, List<RecoveryScoreItemView> items) {}

    public record OvernightReasonView(String code, String name) {}

    /** What the screen offers, as the site set it. */
    public record RecoveryOptions(
            String source,
            String version,
            RecoveryScoreView aldrete,
            RecoveryScoreView padss,
            List<OvernightReasonView> overnightReasons) {}
}
