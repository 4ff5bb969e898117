package org.spineline.procedure.application;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.procedure.DoseFollowUpStatus;
import org.spineline.procedure.domain.DoseNotices;

/** What goes over the wire about radiation. */
public final class DoseRequests {
    private DoseRequests() {}

    /**
     * The sum of one measure over the signed notes of a patient.
     *
     * @param sum over those that recorded it; null where none did, which is not zero
     * @param recorded notes that say it
     * @param notRecorded notes that do not
     */
    public record DoseSum(String unit, @Nullable BigDecimal sum, int recorded, int notRecorded) {}

    /**
     * The dose of one procedure. Null is "not recorded".
     *
     * @param sentences the levels it has reached
     */
    public record ProcedureDose(
            UUID noteId,
            @Nullable Instant endedAt,
            @Nullable BigDecimal fluoroscopyMinutes,
            @Nullable BigDecimal airKermaMGy,
            @Nullable BigDecimal kapGyCm2,
            DoseNotices.Level level,
            List<String> sentences) {}

    /** @param procedures oldest first */
    public record PatientDose(
            DoseSum fluoroscopy,
            DoseSum airKerma,
            DoseSum kap,
            List<ProcedureDose> procedures,
            List<DoseFollowUpView> followUps) {}

    /**
     * @param due null where the site set no interval
     * @param remark what was found, or why nobody looks; null while it is open
     */
    public record DoseFollowUpView(
            UUID id,
            long version,
            UUID patientId,
            String patientName,
            String mrn,
            @Nullable String phone,
            UUID noteId,
            String reason,
            @Nullable LocalDate due,
            boolean overdue,
            DoseFollowUpStatus status,
            @Nullable Instant closedAt,
            @Nullable String closedByName,
            @Nullable String remark) {}

    /** @param remark what was found, or why nobody looks */
    public record DoseFollowUpRequest(@NotNull DoseFollowUpStatus status, @NotBlank @Size(max = 1000) String remark) {}
}
