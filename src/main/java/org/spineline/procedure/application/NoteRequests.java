package org.spineline.procedure.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
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
import org.spineline.episode.Approach;
import org.spineline.episode.Technique;
import org.spineline.kernel.problem.FieldError;
import org.spineline.patient.AdministrativeSex;
import org.spineline.procedure.AccessRoute;
import org.spineline.procedure.KapUnit;
import org.spineline.procedure.Leak;
import org.spineline.procedure.NoteStatus;
import org.spineline.procedure.NoteVersionReason;

/** What goes over the wire about procedure notes. Null is "not recorded". */
public final class NoteRequests {
    // As many as the record keeps: what was typed is never rounded in silence.
    private static final String ONE_DECIMAL = "Enter at most one decimal.";
    private static final String THREE_DECIMALS = "Enter at most three decimals.";

    private NoteRequests() {}

    /** A draft: it may be unfinished, but never absurd. @param touched prefilled fields somebody has looked at */
    public record NoteRequest(
            @Nullable @Size(max = 4000) String indication,
            @Nullable @Size(max = 60) String positionPatient,
            @Nullable @Size(max = 20) String sedationProtocolCode,
            @Nullable @Size(max = 200) String antibiotic,
            @Nullable Boolean timeOutPatient,
            @Nullable Boolean timeOutLevels,
            @Nullable @Size(max = 120) String timeOutFirstName,
            @Nullable @Size(max = 120) String timeOutSecondName,
            @Nullable @Size(max = 500) String numberingMethod,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable
                    @DecimalMin("-1000")
                    @DecimalMax("100000000")
                    @Digits(integer = 9, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal fluoroscopyMinutes,
            @Nullable
                    @DecimalMin("-1000")
                    @DecimalMax("100000000")
                    @Digits(integer = 9, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal airKermaMGy,
            @Nullable
                    @DecimalMin("-1000")
                    @DecimalMax("100000000")
                    @Digits(integer = 9, fraction = 3, message = THREE_DECIMALS)
                    BigDecimal kapValue,
            @Nullable KapUnit kapUnit,
            @Nullable @Min(0) @Max(1_000_000) Integer fluoroscopyFrames,
            @Nullable @Size(max = 1000) String levelsJustification,
            @Nullable @Size(max = 4000) String complications,
            @Nullable @Size(max = 4000) String impression,
            @Nullable @Size(max = 4000) String plan,
            @Nullable @Size(max = 8000) String freeText,
            @NotNull @Size(max = 20) List<@NotNull @Valid TreatedLevelRequest> levels,
            @NotNull @Size(max = 30) List<@NotBlank @Size(max = 30) String> touched) {}

    /**
     * @param balloonLotId lot of the catalogue; its name then stands as the model
     * @param cementLotId lot of the catalogue; product, lot and expiry are then taken from it
     * @param cementUnits kits opened for this level; null where nobody counted, or where the mix of another level served
     * @param balloonUnits balloons opened for this level
     * @param beyondStock confirmed: more were opened than the stock has
     * @param lotNotInCatalogue confirmed: a typed lot is used although the catalogue does not know it
     * @param cementMixingMinutes from the start of mixing to the injection
     */
    public record TreatedLevelRequest(
            @NotNull VertebralLevel level,
            @Nullable Technique technique,
            @Nullable AccessRoute approach,
            @Nullable Approach side,
            @Nullable @Min(0) @Max(100) Integer needleGauge,
            @Nullable Boolean biopsy,
            @Nullable @Size(max = 120) String balloonModel,
            @Nullable UUID balloonLotId,
            @Nullable
                    @DecimalMin("-1000")
                    @DecimalMax("100000000")
                    @Digits(integer = 9, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal balloonVolumeMl,
            @Nullable
                    @DecimalMin("-1000")
                    @DecimalMax("100000000")
                    @Digits(integer = 9, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal balloonPeakPressurePsi,
            @Nullable @Size(max = 120) String cementProduct,
            @Nullable @Size(max = 60) String cementLot,
            @Nullable UUID cementLotId,
            @Nullable LocalDate cementExpiry,
            @Nullable
                    @DecimalMin("-1000")
                    @DecimalMax("100000000")
                    @Digits(integer = 9, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal cementMlLeft,
            @Nullable
                    @DecimalMin("-1000")
                    @DecimalMax("100000000")
                    @Digits(integer = 9, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal cementMlRight,
            @Nullable
                    @DecimalMin("-1000")
                    @DecimalMax("100000000")
                    @Digits(integer = 9, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal cementMixingMinutes,
            @Nullable Boolean lotNotInCatalogue,
            @Nullable Leak leak,
            @Nullable @Size(max = 200) String leakSite,
            @Nullable Boolean leakSymptomatic,
            @Nullable @Size(max = 1000) String leakAction,
            @Nullable
                    @DecimalMin("-1000")
                    @DecimalMax("100000000")
                    @Digits(integer = 9, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal heightBeforeMm,
            @Nullable
                    @DecimalMin("-1000")
                    @DecimalMax("100000000")
                    @Digits(integer = 9, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal heightAfterMm,
            @Nullable
                    @DecimalMin("-1000")
                    @DecimalMax("100000000")
                    @Digits(integer = 9, fraction = 1, message = ONE_DECIMAL)
                    BigDecimal kyphoticAngleDegrees,
            @Nullable @Min(-1000) @Max(1_000_000) Integer cementUnits,
            @Nullable @Min(-1000) @Max(1_000_000) Integer balloonUnits,
            @Nullable Boolean beyondStock) {}

    public record TreatedLevelResponse(
            VertebralLevel level,
            @Nullable Technique technique,
            @Nullable AccessRoute approach,
            @Nullable Approach side,
            @Nullable Integer needleGauge,
            @Nullable Boolean biopsy,
            @Nullable String balloonModel,
            @Nullable UUID balloonLotId,
            @Nullable BigDecimal balloonVolumeMl,
            @Nullable BigDecimal balloonPeakPressurePsi,
            @Nullable String cementProduct,
            @Nullable String cementLot,
            @Nullable UUID cementLotId,
            @Nullable LocalDate cementExpiry,
            @Nullable BigDecimal cementMlLeft,
            @Nullable BigDecimal cementMlRight,
            @Nullable BigDecimal cementMixingMinutes,
            @Nullable Boolean lotNotInCatalogue,
            @Nullable Leak leak,
            @Nullable String leakSite,
            @Nullable Boolean leakSymptomatic,
            @Nullable String leakAction,
            @Nullable BigDecimal heightBeforeMm,
            @Nullable BigDecimal heightAfterMm,
            @Nullable BigDecimal kyphoticAngleDegrees,
            @Nullable Integer cementUnits,
            @Nullable Integer balloonUnits,
            @Nullable Boolean beyondStock) {}

    /** @param opened what the signed note counted wrong; null or empty changes no count */
    public record AddendumRequest(
            @NotBlank @Size(max = 4000) String text,
            @Nullable @Size(max = 20) List<@NotNull @Valid OpenedCorrection> opened) {}

    /**
     * How many units of a lot were opened in truth.
     *
     * @param lotId a lot the note used
     * @param beyondStock confirmed: more were opened than the stock has
     */
    public record OpenedCorrection(
            @NotNull UUID lotId, @Min(-1000) @Max(1_000_000) int units, @Nullable Boolean beyondStock) {}

    /**
     * Units that a signed note took from a lot of the catalogue, as corrected last.
     *
     * @param onHand units the stock has left
     */
    public record OpenedLot(UUID lotId, String product, String lot, int units, int onHand) {}

    public record AddendumView(String text, String by, Instant at) {}

    /**
     * @param editor names the window that edits, made up by it
     * @param takeOverFrom the window seen holding the note, to take it from; null to take it only when it is free
     */
    public record LeaseRequest(@NotNull UUID editor, @Nullable UUID takeOverFrom) {}

    /**
     * Who edits now.
     *
     * @param mine held by the window that asks
     * @param sameUser held by the user who asks, perhaps in another window
     * @param editor the window; null while nobody edits
     */
    public record LeaseView(
            boolean mine,
            boolean sameUser,
            @Nullable UUID editor,
            @Nullable String holderName,
            @Nullable Instant since,
            @Nullable Instant expiresAt) {}

    /**
     * A state of the note that was kept.
     *
     * @param version the version of the note it is
     * @param reason null for the present state of a draft
     * @param writtenBy null for what the opening of the note filled in
     */
    public record VersionRow(
            long version,
            @Nullable NoteVersionReason reason,
            @Nullable String writtenBy,
            @Nullable Instant writtenAt,
            boolean present) {}

    public record VersionComparison(long before, long after, List<FieldDifference> differences) {}

    /**
     * @param level null for a field of the note itself
     * @param before as recorded; null for "not recorded"
     */
    public record FieldDifference(
            @Nullable VertebralLevel level, String field, @Nullable String before, @Nullable String after) {}

    public record VoidRequest(@NotBlank @Size(max = 1000) String reason) {}

    /** @param approvedByName null until a second person has approved */
    public record VoidView(
            String reason,
            UUID requestedBy,
            String requestedByName,
            Instant requestedAt,
            @Nullable String approvedByName,
            @Nullable Instant approvedAt) {}

    public record NotePatient(
            UUID id, String mrn, String familyName, String givenName, LocalDate birthDate, AdministrativeSex sex) {}

    /** @param parts the text in pieces, those that were entered with the pointer of their field */
    public record TextSection(String title, String text, List<TextPart> parts) {}

    /** @param pointer of the field this was entered at; null for the words between */
    public record TextPart(String text, @Nullable String pointer) {}

    /** What another record says of the same case, as it stands now. */
    public record LinkedSection(String title, String text) {}

    /**
     * What is still open before the note can be signed.
     *
     * @param advised what payers ask to find in it; it stops nothing
     * @param advisedSource who asks for that
     */
    public record Completeness(List<FieldError> open, List<FieldError> advised, String advisedSource) {}

    /**
     * @param prefilled fields that came from booking or vetting and nobody has touched
     * @param earlierLevels treated in earlier, signed procedures of this patient
     * @param text the report, generated from what was entered
     * @param linked what other records say of the case; not part of what is signed
     * @param notices to think about; they refuse nothing
     * @param voided the standing request to void it, or the void itself
     * @param opened what a signed note took from the stock; empty for a draft and once it is void
     */
    public record NoteResponse(
            UUID id,
            long version,
            UUID bookingId,
            UUID episodeId,
            NotePatient patient,
            NoteStatus status,
            @Nullable String indication,
            @Nullable String positionPatient,
            @Nullable String sedationProtocolCode,
            @Nullable String antibiotic,
            @Nullable Boolean timeOutPatient,
            @Nullable Boolean timeOutLevels,
            @Nullable String timeOutFirstName,
            @Nullable String timeOutSecondName,
            @Nullable String numberingMethod,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable BigDecimal fluoroscopyMinutes,
            @Nullable BigDecimal airKermaMGy,
            @Nullable BigDecimal kapValue,
            @Nullable KapUnit kapUnit,
            @Nullable Integer fluoroscopyFrames,
            @Nullable String levelsJustification,
            @Nullable String complications,
            @Nullable String impression,
            @Nullable String plan,
            @Nullable String freeText,
            List<TreatedLevelResponse> levels,
            List<VertebralLevel> plannedLevels,
            List<VertebralLevel> earlierLevels,
            List<String> prefilled,
            List<TextSection> text,
            List<LinkedSection> linked,
            List<String> notices,
            @Nullable String signedByName,
            @Nullable Instant signedAt,
            @Nullable String contentHash,
            List<AddendumView> addenda,
            @Nullable VoidView voided,
            List<OpenedLot> opened) {}

    public record NoteRow(
            UUID id,
            UUID bookingId,
            UUID episodeId,
            NotePatient patient,
            NoteStatus status,
            List<VertebralLevel> plannedLevels,
            @Nullable Instant startedAt,
            Instant openedAt,
            @Nullable Instant signedAt) {}
}
