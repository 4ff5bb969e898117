package org.spineline.booking.application;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.application.BookingRequests.BoardPatient;
import org.spineline.booking.domain.plan.PlanState;
import org.spineline.booking.domain.plan.PlanTerm;

/** What goes over the wire about day plans. */
public final class PlanRequests {
    private PlanRequests() {}

    /**
     * @param from first local day, not in the past
     * @param to last local day, at most six days later
     * @param includeWaiting also looks for places for accepted episodes without a booking
     * @param episodeIds limits the waiting episodes to these
     */
    public record PlanRequest(
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @NotNull Boolean includeWaiting,
            @Nullable @Size(max = 100) List<@NotNull UUID> episodeIds) {}

    /** @param bookingIds all that keep their places; whatever is not named is free to move */
    public record PinsRequest(@NotNull @Size(max = 500) List<@NotNull UUID> bookingIds) {}

    /** @param overtimeReason needed when the plan puts anybody beyond working hours */
    public record PublicationRequest(@Nullable @Size(max = 1000) String overtimeReason) {}

    /** What publishing would do for a patient. */
    public enum PlanChange {
        /** Keeps time and room. */
        STAYS,
        /** Another room at the same time. */
        OTHER_ROOM,
        /** Another time: must be told. */
        OTHER_TIME,
        /** From the waiting list: must be told. */
        PLACED,
        /** No place was found. */
        STILL_WAITING
    }

    public record PlanPlaceView(Instant start, UUID roomId, String roomName) {}

    /** @param amount in the unit of the term, negative is better; @param cost weighted, negative is better */
    public record PlanReasonView(PlanTerm term, long amount, long cost) {}

    /**
     * @param bookingId null while waiting
     * @param overtimeMinutes beyond working hours at the proposed place
     * @param movable false once the patient has arrived, and for time that is only held
     * @param makesRoomFor placements that could not be where they are proposed if this one stayed
     */
    public record PlanPlacementView(
            UUID id,
            UUID episodeId,
            @Nullable UUID bookingId,
            BoardPatient patient,
            PlanChange change,
            int minutes,
            @Nullable PlanPlaceView from,
            @Nullable PlanPlaceView to,
            String operatorName,
            int overtimeMinutes,
            boolean movable,
            boolean pinned,
            List<PlanReasonView> reasons,
            List<UUID> makesRoomFor) {}

    /** One term of the calendar as it stands and of the proposal; amounts in the unit of the term. */
    public record PlanTermView(PlanTerm term, long amountBefore, long amountAfter, long costBefore, long costAfter) {}

    /**
     * @param elapsedSeconds since the run began; not counted on once it is over
     * @param bestCost of the best plan so far
     */
    public record PlanProgress(
            Instant startedAt, long elapsedSeconds, @Nullable Long startCost, @Nullable Long bestCost) {}

    /** @param staleBookings changed by somebody since the draft was made; publishing would be refused */
    public record PlanResponse(
            UUID id,
            long version,
            LocalDate from,
            LocalDate to,
            boolean includeWaiting,
            String timeZone,
            PlanState state,
            PlanProgress progress,
            List<PlanTermView> terms,
            int unplacedBefore,
            int unplacedAfter,
            List<PlanPlacementView> placements,
            List<UUID> staleBookings,
            String rulesSource,
            String rulesVersion,
            @Nullable Instant publishedAt,
            @Nullable String publishedBy) {}

    /** A draft in a list. */
    public record PlanSummary(
            UUID id, LocalDate from, LocalDate to, boolean includeWaiting, PlanState state, Instant startedAt) {}

    /** Somebody to be told. @param from null for a patient who had no booking */
    public record AffectedPatient(
            UUID bookingId,
            UUID episodeId,
            BoardPatient patient,
            @Nullable String phone,
            @Nullable PlanPlaceView from,
            PlanPlaceView to) {}

    public record PublicationResponse(PlanResponse plan, List<AffectedPatient> affected) {}
}
