package org.spineline.bonehealth.application;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.bonehealth.BoneGapKind;
import org.spineline.bonehealth.BoneGapStatus;
import org.spineline.bonehealth.BoneRecordKind;
import org.spineline.bonehealth.BoneUnit;
import org.spineline.bonehealth.LiaisonStage;
import org.spineline.bonehealth.TreatmentDecision;

/** What goes over the wire about bone health. */
public final class BoneRequests {
    private BoneRequests() {}

    /**
     * One thing done about the bone; each kind needs its own fields and takes no others.
     *
     * @param amount DXA: lowest T-score, -8 to 6; vitamin D and calcium: concentration in {@code unit}; falls: their number
     *     in the last twelve months
     * @param site of the lowest T-score
     * @param drug named, when a drug was decided on
     * @param reason why a drug was declined or cannot be given
     */
    public record BoneRecordRequest(
            @NotNull BoneRecordKind kind,
            @NotNull LocalDate performedOn,
            @Nullable @DecimalMin("-8") @DecimalMax("1000") @Digits(integer = 4, fraction = 2) BigDecimal amount,
            @Nullable BoneUnit unit,
            @Nullable @Size(max = 80) String site,
            @Nullable TreatmentDecision decision,
            @Nullable @Size(max = 200) String drug,
            @Nullable @Size(max = 1000) String reason,
            @Nullable LiaisonStage stage) {}

    public record BoneReason(@NotBlank @Size(max = 1000) String reason) {}

    /**
     * @param converted vitamin D in the other unit
     * @param struckReason why it does not count; null while it does
     */
    public record BoneRecordView(
            UUID id,
            long version,
            BoneRecordKind kind,
            LocalDate performedOn,
            @Nullable BigDecimal amount,
            @Nullable BoneUnit unit,
            @Nullable BigDecimal converted,
            @Nullable String site,
            @Nullable TreatmentDecision decision,
            @Nullable String drug,
            @Nullable String reason,
            @Nullable LiaisonStage stage,
            String recordedBy,
            Instant recordedAt,
            @Nullable Instant struckAt,
            @Nullable String struckBy,
            @Nullable String struckReason) {}

    /**
     * @param evidenceOn the latest answer in the record, even one too old to count
     * @param letterAt when the letter to the referrer was last printed
     */
    public record BoneGapView(
            UUID id,
            long version,
            UUID episodeId,
            BoneGapKind kind,
            String label,
            BoneGapStatus status,
            boolean open,
            boolean overdue,
            LocalDate procedureOn,
            LocalDate dueOn,
            @Nullable LocalDate evidenceOn,
            @Nullable Instant waivedAt,
            @Nullable String waivedBy,
            @Nullable String waivedReason,
            @Nullable Instant letterAt,
            @Nullable String letterBy) {}

    /** @param gaps of the latest procedure; empty before any */
    public record BoneHealth(UUID patientId, List<BoneGapView> gaps, List<BoneRecordView> records) {}

    public record BonePatient(
            UUID id, String mrn, String familyName, String givenName, LocalDate birthDate, @Nullable String phone) {}

    public record BoneGapRow(BonePatient patient, BoneGapView gap) {}
}
