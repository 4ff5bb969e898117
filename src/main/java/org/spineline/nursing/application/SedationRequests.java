package org.spineline.nursing.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Technique;
import org.spineline.kernel.problem.FieldError;
import org.spineline.nursing.AsaClass;
import org.spineline.nursing.DoseUnit;
import org.spineline.nursing.DrugGroup;
import org.spineline.nursing.DrugRoute;
import org.spineline.nursing.VitalSign;

/** Wire format of the sedation record. */
public final class SedationRequests {
    private SedationRequests() {}

    /**
     * Where a line belongs in time, and what it replaces. Without a time it is now.
     *
     * @param correctsId the line this one replaces
     * @param withdraw the line replaced was wrong and nothing takes its place: the other fields are not looked at
     * @param reason needed for a correction, and for every line after the record was signed
     */
    public record RowMark(
            @Nullable Instant at,
            @Nullable UUID correctsId,
            @Nullable Boolean withdraw,
            @Nullable @Size(max = 500) String reason) {}

    /**
     * The whole head as it shall be.
     *
     * @param reason needed where the protocol leaves what was booked, a time that was set changes, or the record is signed
     */
    public record SedationHeadRequest(
            @NotBlank @Size(max = 20) String protocolCode,
            @Nullable AsaClass asa,
            boolean asaEmergency,
            @Nullable @Min(1) @Max(4) Integer mallampati,
            @Nullable Instant lastFoodAt,
            @Nullable Instant lastClearFluidAt,
            @NotNull @Size(max = 30) List<@NotBlank @Size(max = 60) String> tickedChecks,
            @Nullable @Size(max = 120) String givenByName,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable @Size(max = 500) String reason) {}

    /** One tap: now, unless another time is given. */
    public record SedationTapRequest(@Nullable Instant at) {}

    /** Units as in {@code VitalSign}'s ranges: mmHg, per minute, percent, 0 to 10, step of the depth scale. */
    public record SedationVitalsRequest(
            @Valid @NotNull RowMark mark,
            @Nullable @Min(0) @Max(1000) Integer systolic,
            @Nullable @Min(0) @Max(1000) Integer diastolic,
            @Nullable @Min(0) @Max(1000) Integer heartRate,
            @Nullable @Min(0) @Max(1000) Integer respiratoryRate,
            @Nullable @Min(0) @Max(1000) Integer spo2,
            @Nullable @Min(0) @Max(1000) Integer etco2,
            @Nullable @Min(0) @Max(1000) Integer pain,
            @Nullable @Min(-100) @Max(100) Integer depth) {}

    /**
     * @param confirmedUnusual the dose is meant although it lies outside the range of its unit
     * @param unusualReason why
     */
    public record SedationDrugRequest(
            @Valid @NotNull RowMark mark,
            @NotBlank @Size(max = 40) String drugCode,
            @NotNull @DecimalMin("0.0001") @Digits(integer = 8, fraction = 4) BigDecimal dose,
            @NotNull DoseUnit unit,
            @NotNull DrugRoute route,
            @Nullable Boolean confirmedUnusual,
            @Nullable @Size(max = 500) String unusualReason) {}

    public record SedationEventRequest(
            @Valid @NotNull RowMark mark,
            @NotBlank @Size(max = 40) String eventCode,
            @Nullable @Size(max = 1000) String text) {}

    /** @param openPointsReason why the record is signed although points are open */
    public record SedationSignatureRequest(@Nullable @Size(max = 1000) String openPointsReason) {}

    /** Patient and appointment, as the head of the page shows them. Null is "not recorded". */
    public record CareCase(
            UUID bookingId,
            UUID episodeId,
            UUID patientId,
            String mrn,
            String familyName,
            String givenName,
            LocalDate birthDate,
            int age,
            @Nullable BigDecimal weightKg,
            List<String> allergies,
            String language,
            Technique technique,
            List<VertebralLevel> levels,
            String roomName,
            String operatorName,
            Instant startsAt,
            String bookedProtocolCode,
            boolean sedationOpened,
            boolean recoveryOpened) {}

    public record SedationAlertView(VitalSign sign, int value, boolean low, int limit, String basis) {}

    /**
     * @param replaced another line stands for it
     * @param missing what the protocol demands and this reading lacks
     */
    public record SedationVitalsView(
            UUID id,
            Instant at,
            @Nullable Integer systolic,
            @Nullable Integer diastolic,
            @Nullable Integer heartRate,
            @Nullable Integer respiratoryRate,
            @Nullable Integer spo2,
            @Nullable Integer etco2,
            @Nullable Integer pain,
            @Nullable Integer depth,
            @Nullable UUID correctsId,
            boolean withdrawn,
            boolean replaced,
            @Nullable String reason,
            String byName,
            Instant enteredAt,
            List<SedationAlertView> alerts,
            List<String> missing) {}

    public record SedationDrugView(
            UUID id,
            Instant at,
            String drugCode,
            String drugName,
            BigDecimal dose,
            DoseUnit unit,
            DrugRoute route,
            @Nullable String unusualReason,
            @Nullable UUID correctsId,
            boolean withdrawn,
            boolean replaced,
            @Nullable String reason,
            String byName,
            Instant enteredAt) {}

    public record SedationEventView(
            UUID id,
            Instant at,
            String eventCode,
            String eventName,
            boolean notable,
            @Nullable String text,
            @Nullable UUID correctsId,
            boolean withdrawn,
            boolean replaced,
            @Nullable String reason,
            String byName,
            Instant enteredAt) {}

    public record SedationAmendmentView(Instant at, String changed, String reason, String byName) {}

    public record DrugTotalView(
            String drugCode,
            String name,
            DrugGroup group,
            BigDecimal amount,
            DoseUnit unit,
            @Nullable BigDecimal limit,
            @Nullable BigDecimal fraction,
            boolean overLimit,
            @Nullable String basis) {}

    public record AnaestheticFractionView(
            String name,
            BigDecimal mg,
            @Nullable BigDecimal maximumMg,
            @Nullable BigDecimal fraction,
            String basis,
            @Nullable String unknown) {}

    public record AnaestheticSumView(List<AnaestheticFractionView> agents, @Nullable BigDecimal sum, boolean over) {}

    /**
     * @param intervalMinutes between two readings; null where the protocol demands none
     * @param nextDueAt when the next reading is due; null while nothing is
     * @param overdueAt after this it is late: the site leaves some minutes for it; null while nothing is due
     * @param serverTime so that the screen can tell how far its own clock is off
     * @param open what a signature still lacks
     */
    public record SedationResponse(
            UUID id,
            long version,
            UUID bookingId,
            String protocolCode,
            String protocolName,
            String bookedProtocolCode,
            List<String> requiredChecks,
            List<String> requiredVitals,
            @Nullable Integer intervalMinutes,
            @Nullable AsaClass asa,
            boolean asaEmergency,
            @Nullable Integer mallampati,
            @Nullable Instant lastFoodAt,
            @Nullable Instant lastClearFluidAt,
            List<String> tickedChecks,
            @Nullable String givenByName,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String signedByName,
            @Nullable Instant signedAt,
            @Nullable String openPointsReason,
            @Nullable Instant nextDueAt,
            @Nullable Instant overdueAt,
            boolean overdue,
            @Nullable Instant observedUntil,
            Instant serverTime,
            List<SedationVitalsView> vitals,
            List<SedationDrugView> drugs,
            List<SedationEventView> events,
            List<SedationAmendmentView> amendments,
            List<DrugTotalView> totals,
            AnaestheticSumView localAnaesthetics,
            List<FieldError> open) {}

    public record VitalRangeView(VitalSign sign, BigDecimal min, BigDecimal max, String unit) {}

    public record VitalLimitView(VitalSign sign, @Nullable Integer below, @Nullable Integer above, String basis) {}

    public record DepthStepView(int value, String words) {}

    public record DrugOption(String code, String name, DrugGroup group, List<DoseUnit> units, List<DrugRoute> routes) {}

    public record EventOption(String code, String name, boolean notable) {}

    /** What the screen offers, as the site set it. */
    public record SedationOptions(
            String source,
            String version,
            List<VitalRangeView> plausible,
            List<VitalLimitView> alerts,
            String depthName,
            List<DepthStepView> depthSteps,
            List<DrugOption> drugs,
            List<EventOption> events,
            String observationBasis) {}
}
