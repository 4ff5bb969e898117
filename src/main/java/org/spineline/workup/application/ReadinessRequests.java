package org.spineline.workup.application;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.RedFlag;
import org.spineline.workup.ChaseChannel;
import org.spineline.workup.GateCode;
import org.spineline.workup.PreCheckKind;
import org.spineline.workup.Readiness;

/** What goes over the wire about readiness. */
public final class ReadinessRequests {
    private ReadinessRequests() {}

    /** @param whom the person or office that was asked */
    public record ChaseRequest(
            @NotNull GateCode gate,
            @NotNull ChaseChannel channel,
            @NotBlank @Size(max = 120) String whom,
            @Nullable @Size(max = 500) String remark) {}

    /**
     * What the patient said; null was not asked.
     *
     * @param painAtRest numeric rating scale, 0 to 10
     * @param painOnMovement numeric rating scale, 0 to 10
     * @param redFlags empty if there were none
     * @param dosesAsInstructed whether the last doses were taken as instructed
     */
    public record PreCheckRequest(
            @NotNull PreCheckKind kind,
            @Nullable @Min(0) @Max(10) Integer painAtRest,
            @Nullable @Min(0) @Max(10) Integer painOnMovement,
            @Nullable @Size(max = 10) List<@NotNull RedFlag> redFlags,
            @Nullable Boolean escort,
            @Nullable @Size(max = 120) String escortName,
            @Nullable Boolean dosesAsInstructed,
            @Nullable @Size(max = 500) String doseNote,
            @Nullable Instant lastFoodAt,
            @Nullable Instant lastClearFluidAt,
            @Nullable @Size(max = 500) String remark) {}

    public record PreCheckResponse(
            UUID id,
            PreCheckKind kind,
            @Nullable Integer painAtRest,
            @Nullable Integer painOnMovement,
            @Nullable List<RedFlag> redFlags,
            @Nullable Boolean escort,
            @Nullable String escortName,
            @Nullable Boolean dosesAsInstructed,
            @Nullable String doseNote,
            @Nullable Instant lastFoodAt,
            @Nullable Instant lastClearFluidAt,
            @Nullable String remark,
            Instant askedAt,
            String askedByName) {}

    /**
     * @param physicianReview why a physician is to look at it before the procedure, in sentences; empty: no need. Nothing is
     *     cancelled by it
     */
    public record PreCheckOutcome(PreCheckResponse check, List<String> physicianReview) {}

    /** @param readiness as it was seen then, with the rules of then */
    public record SnapshotResponse(
            UUID id,
            UUID bookingId,
            Instant takenAt,
            @JsonRawValue @Schema(implementation = Readiness.class) String readiness) {}
}
