package org.spineline.workup.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.patient.AdministrativeSex;
import org.spineline.workup.BloodItem;
import org.spineline.workup.BloodNeed;
import org.spineline.workup.BloodStatus;
import org.spineline.workup.ClinicalChangeKind;
import org.spineline.workup.ConsentStatus;
import org.spineline.workup.DoseFrequency;
import org.spineline.workup.FindingAcuity;
import org.spineline.workup.FractureShape;
import org.spineline.workup.GateCode;
import org.spineline.workup.HoldState;
import org.spineline.workup.LabOrigin;
import org.spineline.workup.LastDosePart;
import org.spineline.workup.Modality;
import org.spineline.workup.MriSequence;
import org.spineline.workup.OfClass;
import org.spineline.workup.TransitionalAnatomy;

/** What goes over the wire about the work-up. */
public final class WorkupRequests {
    // As many as the record keeps: what was typed is never rounded in silence.
    private static final String ONE_DECIMAL = "Enter at most one decimal.";

    private WorkupRequests() {}

    /**
     * @param viewerUrl opens the pictures; http or https
     * @param sequences of an MRI
     * @param transitionalAnatomy null when not recorded; "none" is an answer
     * @param densityTScore of a DXA
     */
    public record ImagingStudyRequest(
            @NotNull Modality modality,
            @NotNull LocalDate performedOn,
            @Nullable @Size(max = 60) String accession,
            @Nullable
                    @Size(max = 500)
                    @Pattern(regexp = "https?://\\S+", message = "Enter a web address that starts with http.")
                    String viewerUrl,
            @Nullable @Size(max = 500) String levelNumberingMethod,
            @Nullable @Size(max = 2000) String comment,
            @Nullable @Size(max = 5) Set<@NotNull MriSequence> sequences,
            @Nullable TransitionalAnatomy transitionalAnatomy,
            @Nullable @Size(max = 500) String transitionalNote,
            @Nullable @DecimalMin("-8") @DecimalMax("6") @Digits(integer = 1, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal densityTScore,
            @NotNull @Size(max = 30) List<@NotNull @Valid FindingRequest> findings) {}

    /**
     * Lengths in mm, angle in degrees; null is "not recorded".
     *
     * @param oedema in an MRI; uptake in a bone scan or SPECT
     * @param genantReason why the grade differs from what the loss of height says
     * @param referenceHeightMm what the body had before, as a rule read from its neighbours
     */
    public record FindingRequest(
            @NotNull VertebralLevel level,
            @NotNull FindingAcuity acuity,
            @Nullable Boolean oedema,
            @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal heightLossPercent,
            @NotNull FractureShape shape,
            @Nullable @Min(0) @Max(3) Integer genantGrade,
            @Nullable OfClass ofClass,
            @Nullable Boolean posteriorWallIntact,
            @Nullable @DecimalMin("0") @DecimalMax("40") @Digits(integer = 3, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal retropulsionMm,
            @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal canalCompromisePercent,
            @Nullable Boolean cleft,
            @Nullable @DecimalMin("-90") @DecimalMax("90") @Digits(integer = 3, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal kyphoticAngleDegrees,
            @Nullable @Size(max = 500) String genantReason,
            @Nullable @DecimalMin("1") @DecimalMax("60") @Digits(integer = 2, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal anteriorHeightMm,
            @Nullable @DecimalMin("1") @DecimalMax("60") @Digits(integer = 2, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal middleHeightMm,
            @Nullable @DecimalMin("1") @DecimalMax("60") @Digits(integer = 2, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal posteriorHeightMm,
            @Nullable @DecimalMin("1") @DecimalMax("60") @Digits(integer = 2, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal referenceHeightMm) {}

    /** Two entries that do not fit together; the entry stands until somebody corrects it. */
    public record FindingFlag(String field, String message) {}

    /** @param flags what does not fit together, or lies outside the episode */
    public record FindingResponse(
            UUID id,
            VertebralLevel level,
            FindingAcuity acuity,
            @Nullable Boolean oedema,
            @Nullable BigDecimal heightLossPercent,
            FractureShape shape,
            @Nullable Integer genantGrade,
            @Nullable OfClass ofClass,
            @Nullable Boolean posteriorWallIntact,
            @Nullable BigDecimal retropulsionMm,
            @Nullable BigDecimal canalCompromisePercent,
            @Nullable Boolean cleft,
            @Nullable BigDecimal kyphoticAngleDegrees,
            @Nullable String genantReason,
            @Nullable BigDecimal anteriorHeightMm,
            @Nullable BigDecimal middleHeightMm,
            @Nullable BigDecimal posteriorHeightMm,
            @Nullable BigDecimal referenceHeightMm,
            List<FindingFlag> flags) {}

    public record ImagingStudyResponse(
            UUID id,
            long version,
            Modality modality,
            LocalDate performedOn,
            @Nullable String accession,
            @Nullable String viewerUrl,
            @Nullable String levelNumberingMethod,
            @Nullable String comment,
            List<MriSequence> sequences,
            @Nullable TransitionalAnatomy transitionalAnatomy,
            @Nullable String transitionalNote,
            @Nullable BigDecimal densityTScore,
            List<FindingResponse> findings) {}

    /** @param collectedAt when the sample was taken, not when the result came */
    public record LabResultRequest(
            @NotBlank @Size(max = 10) String loinc,
            @NotNull @DecimalMin("-1000") @DecimalMax("1000000") BigDecimal value,
            @NotBlank @Size(max = 30) String unit,
            @NotNull Instant collectedAt) {}

    /**
     * @param shown value and unit as people read it
     * @param givenValue as typed or sent, in {@code givenUnit}, where it was converted
     */
    public record LabResultResponse(
            UUID id,
            String loinc,
            String name,
            BigDecimal value,
            String unit,
            String shown,
            @Nullable BigDecimal givenValue,
            @Nullable String givenUnit,
            Instant collectedAt,
            LabOrigin origin) {}

    /** @param choices words for 0, 1 and so on, where the test finds rather than measures */
    public record LabTestView(
            String loinc,
            String name,
            String unit,
            BigDecimal min,
            BigDecimal max,
            int decimals,
            List<String> units,
            @Nullable List<String> choices) {}

    /** What decides which tests are asked for; null is "not recorded". */
    public record BloodContextRequest(
            @Nullable Boolean chronicLiverDisease,
            @Nullable Boolean infectionSuspected,
            @Nullable Boolean pregnancyPossible,
            @Nullable Boolean diabetes) {}

    /** @param version 0 while nothing was recorded */
    public record BloodContextResponse(
            long version,
            @Nullable Boolean chronicLiverDisease,
            @Nullable Boolean infectionSuspected,
            @Nullable Boolean pregnancyPossible,
            @Nullable Boolean diabetes) {}

    /**
     * @param validUntil last local day on which the result counts
     * @param reason a sentence, whatever the outcome; "not recorded" is never taken for normal
     */
    public record BloodLine(
            BloodItem item,
            BloodNeed need,
            String why,
            BloodStatus status,
            String reason,
            @Nullable LabResultResponse result,
            @Nullable LocalDate validUntil,
            String source,
            String version) {}

    /**
     * The creatinine clearance beside the eGFR, which it is never mixed with.
     *
     * @param clearance mL/min by Cockcroft–Gault; null while something is missing
     * @param formula the sum with its numbers
     * @param creatinine mg/dL
     * @param eGfr as the laboratory reported it last
     */
    public record KidneyView(
            @Nullable BigDecimal clearance,
            @Nullable String formula,
            int ageYears,
            AdministrativeSex sex,
            @Nullable BigDecimal weightKg,
            @Nullable BigDecimal creatinine,
            @Nullable Instant collectedAt,
            List<String> missing,
            @Nullable LabResultResponse eGfr) {}

    /** @param reference the procedure as booked, or now */
    public record BloodResponse(
            Instant reference,
            boolean booked,
            BloodContextResponse context,
            KidneyView kidneys,
            List<BloodLine> lines) {}

    /** @param drug code of the catalogue of antithrombotics */
    public record MedicationHoldRequest(
            @NotBlank @Size(max = 40) String drug,
            @Nullable @Size(max = 500) String indication,
            @Nullable @Size(max = 20) String doseRegime,
            @Nullable DoseFrequency frequency,
            @Nullable UUID medicationId) {}

    /** How the patient takes a drug whose hold is already there. */
    public record RegimeRequest(
            @Nullable @Size(max = 500) String indication,
            @Nullable @Size(max = 20) String doseRegime,
            @Nullable DoseFrequency frequency,
            @Nullable UUID medicationId) {}

    /** @param requiredLastDose null when the drug is not to be stopped; then the note says why */
    public record InstructionRequest(
            @Nullable Instant requiredLastDose,
            @Nullable @Size(max = 1000) String restartPlan,
            @Nullable @Size(max = 1000) String note) {}

    public record ConfirmationRequest(@NotNull Instant reportedLastDose) {}

    public record WaiverRequest(@NotBlank @Size(max = 1000) String reason) {}

    public record GateWaiverRequest(@NotNull GateCode gate, @NotBlank @Size(max = 1000) String reason) {}

    /**
     * What the rule asks of this patient for this procedure, as a sum to check; a proposal, never the decision.
     *
     * @param rule as the source words it
     * @param refer nothing is computed: a prescriber decides; {@code referReason} says why
     * @param doses left out, of a regime of {@code dosesPerDay}; null where the source counts days
     * @param daysWithout whole days without a dose; none on the day of the procedure either
     * @param clearance mL/min by Cockcroft–Gault, where the rule needs it and it is known
     * @param procedureAt it is reckoned for; null while there is no date
     * @param lastDoseDay last local day on which a dose may be taken
     * @param lastDoseUntil last minute of that day
     * @param sum the whole of it in one line
     */
    public record HoldCalculationView(
            @Nullable String rule,
            boolean refer,
            @Nullable String referReason,
            @Nullable Integer doses,
            @Nullable Integer dosesPerDay,
            @Nullable Integer daysWithout,
            @Nullable BigDecimal clearance,
            @Nullable Instant procedureAt,
            @Nullable LocalDate lastDoseDay,
            @Nullable LastDosePart lastDosePart,
            @Nullable Instant lastDoseUntil,
            String sum,
            String restart,
            String source,
            String version) {}

    /**
     * @param instructedFor start of the procedure the instruction was given for; null if there was no date then
     * @param reckonedSum what the rule said when it was given
     * @param bookedFor start of the procedure as booked now
     * @param requiredNow last minute at which a dose may be taken for that booking; null when not computed
     * @param instructionOutdated the patient must be called, for the reason given beside it
     */
    public record MedicationHoldResponse(
            UUID id,
            long version,
            String drug,
            String drugName,
            @Nullable String indication,
            @Nullable String doseRegime,
            @Nullable DoseFrequency frequency,
            @Nullable UUID medicationId,
            HoldState state,
            HoldCalculationView calculation,
            @Nullable Instant instructedFor,
            @Nullable String reckonedSum,
            @Nullable Instant bookedFor,
            @Nullable Instant requiredNow,
            boolean instructionOutdated,
            @Nullable String outdatedReason,
            @Nullable Instant requiredLastDose,
            @Nullable Instant reportedLastDose,
            @Nullable String restartPlan,
            @Nullable String instructionNote,
            @Nullable String approvedByName,
            @Nullable Instant approvedAt,
            @Nullable String confirmedByName,
            @Nullable Instant confirmedAt,
            @Nullable String waivedByName,
            @Nullable String waiverReason) {}

    /** A patient to call, because what was instructed no longer fits. */
    public record ChangedHoldResponse(
            UUID holdId,
            UUID episodeId,
            UUID patientId,
            String patientName,
            String mrn,
            @Nullable String phone,
            String language,
            boolean interpreterNeeded,
            String drugName,
            HoldState state,
            String reason,
            @Nullable Instant requiredLastDose,
            @Nullable Instant instructedFor,
            @Nullable Instant bookedFor,
            @Nullable Instant requiredNow,
            @Nullable LastDosePart lastDosePart,
            boolean refer,
            @Nullable String approvedByName) {}

    /** A line of the medication list that names an antithrombotic nobody has reviewed for this episode. */
    public record UnreviewedDrug(String drug, String drugName, String medicationName) {}

    public record ClinicalChangeRequest(
            @NotNull ClinicalChangeKind kind, @NotNull LocalDate happenedOn, @Nullable @Size(max = 500) String note) {}

    public record ClinicalChangeResponse(
            UUID id, ClinicalChangeKind kind, LocalDate happenedOn, @Nullable String note, String recordedByName) {}

    /** @param met null when there is nothing to judge */
    public record PayerRecencyView(String payer, int maxAgeDays, @Nullable Boolean met, String source) {}

    /**
     * How old the pictures are on the day of the procedure, or today.
     *
     * @param performedOn of the newest study that shows fracture age
     * @param reimagingAsked something happened after the pictures; {@code reasons} says what
     */
    public record ImagingRecencyResponse(
            @Nullable LocalDate performedOn,
            @Nullable Modality modality,
            @Nullable Long ageDays,
            int localLimitDays,
            @Nullable Boolean withinLocalLimit,
            List<PayerRecencyView> payers,
            boolean reimagingAsked,
            List<String> reasons,
            String source,
            String version,
            List<ClinicalChangeResponse> changes) {}

    public record AntithromboticView(String code, String name, String restart, List<String> rules) {}

    public record ConsentRequest(
            @NotNull ConsentStatus status,
            @Nullable Instant signedAt,
            @Nullable @Size(max = 20) String language,
            @Nullable @Size(max = 120) String takenBy,
            @NotNull @Size(max = 20) List<@NotNull VertebralLevel> levels) {}

    /** @param version 0 while nothing was recorded */
    public record ConsentResponse(
            long version,
            ConsentStatus status,
            @Nullable Instant signedAt,
            @Nullable String language,
            @Nullable String takenBy,
            List<VertebralLevel> levels) {}
}
