package org.spineline.booking.application;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.application.BookingRequests.BoardPatient;
import org.spineline.booking.application.BookingRequests.NamedResource;
import org.spineline.episode.Technique;
import org.spineline.episode.Urgency;

/** What goes over the wire about times that could be booked. */
public final class SlotRequests {
    private SlotRequests() {}

    /** Which half of the working day; noon divides them. */
    public enum PartOfDay {
        MORNING,
        AFTERNOON
    }

    /** How a reason is to be read. */
    public enum Tone {
        GOOD,
        NOTE,
        WARN
    }

    /** What keeps a day from having a slot. */
    public enum DayCode {
        GATE,
        ROOM,
        OPERATOR,
        SEDATION,
        EQUIPMENT,
        PAIRING,
        PATIENT,
        CLOSED,
        HOLIDAY,
        PART_OF_DAY
    }

    /** Where a planned length comes from. */
    public enum DurationKind {
        CONFIG,
        LEARNED
    }

    /**
     * What the caller wishes.
     *
     * @param from first local day; null is today
     * @param to last local day; null is sixty days later
     * @param weekdays empty: any
     * @param ignoreGates also days on which a gate cannot be met; each slot then says so
     * @param exceptBooking the booking that is being moved: it does not stand in its own way
     */
    public record SlotWishes(
            UUID episodeId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable UUID operatorId,
            @Nullable UUID roomId,
            Set<DayOfWeek> weekdays,
            @Nullable PartOfDay part,
            int limit,
            boolean ignoreGates,
            @Nullable UUID exceptBooking) {}

    /** @param code for programs, @param text a sentence for people */
    public record SlotReason(String code, String text, Tone tone) {}

    /**
     * How long the slot is planned and why.
     *
     * @param cases number of logged cases; null when the length comes from the configuration
     * @param source in words: whose cases, or the source of the configuration
     */
    public record DurationBasis(
            DurationKind kind,
            @Nullable Integer cases,
            @Nullable Integer medianMinutes,
            @Nullable Integer p90Minutes,
            String source,
            String version) {}

    /** @param rank from 1 */
    public record SlotResponse(
            Instant start,
            Instant end,
            NamedResource room,
            NamedResource operator,
            @Nullable NamedResource sedationProvider,
            List<NamedResource> equipment,
            int rank,
            List<SlotReason> reasons) {}

    /** The one thing that keeps this day from having a slot. */
    public record DayWithoutResponse(LocalDate date, DayCode code, String reason) {}

    /** @param daysWithout searched days up to the last slot, or to the end when there were not enough */
    public record SlotsResponse(
            UUID episodeId,
            int minutes,
            DurationBasis durationBasis,
            LocalDate searchedFrom,
            LocalDate searchedTo,
            String timeZone,
            List<SlotResponse> slots,
            List<DayWithoutResponse> daysWithout) {}

    /** A booking that already exists and could be brought forward. */
    public record LaterBooking(UUID id, long version, Instant start) {}

    /**
     * Somebody who could take a gap.
     *
     * @param fits whether it can be booked as it stands: long enough, everything free, every gate can be met
     * @param score orders candidates; higher is more pressing
     */
    public record CandidateResponse(
            UUID episodeId,
            BoardPatient patient,
            List<VertebralLevel> levels,
            Technique technique,
            Urgency urgency,
            int painOnMovement,
            long daysWaiting,
            @Nullable LocalDate coverageEnds,
            boolean shortNotice,
            int minutes,
            boolean fits,
            double score,
            List<SlotReason> reasons,
            @Nullable NamedResource room,
            @Nullable NamedResource operator,
            @Nullable NamedResource sedationProvider,
            List<NamedResource> equipment,
            @Nullable LaterBooking booking) {}

    /** @param allowedWeekdays empty: any */
    public record WaitlistRequest(
            @NotNull Boolean shortNotice,
            @NotNull @Size(max = 7) Set<@NotNull DayOfWeek> allowedWeekdays,
            @Nullable @Size(max = 500) String note) {}

    /** @param version null until something was said */
    public record WaitlistResponse(
            UUID episodeId,
            long version,
            boolean shortNotice,
            List<DayOfWeek> allowedWeekdays,
            @Nullable String note) {}

    /** Where a booking that has to give way would go. */
    public record MoveTarget(
            Instant start,
            Instant end,
            NamedResource room,
            NamedResource operator,
            @Nullable NamedResource sedationProvider,
            List<NamedResource> equipment) {}

    /** A booking that has to give way. */
    public record AddOnMove(UUID bookingId, long version, BoardPatient patient, Instant from, MoveTarget to) {}

    /** @param harm nothing is 0; the order of the list */
    public record AddOnResponse(
            Instant start,
            Instant end,
            NamedResource room,
            NamedResource operator,
            @Nullable NamedResource sedationProvider,
            List<NamedResource> equipment,
            List<AddOnMove> moves,
            int harm,
            List<SlotReason> reasons) {}

    /**
     * A booking that a closure, a sick day or a retired resource hits.
     *
     * @param cause in words
     * @param proposal null when there is none within sixty days; proposals of one answer do not collide
     */
    public record AffectedResponse(
            UUID bookingId,
            long version,
            UUID episodeId,
            BoardPatient patient,
            Instant start,
            Instant end,
            BookingStatus status,
            List<VertebralLevel> levels,
            String roomName,
            String operatorName,
            String cause,
            @Nullable SlotResponse proposal) {}
}
