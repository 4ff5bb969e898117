package org.spineline.booking.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.CancelReason;
import org.spineline.booking.DetectedAt;
import org.spineline.booking.EquipmentKind;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.RoomKind;
import org.spineline.episode.Technique;
import org.spineline.episode.Urgency;
import org.spineline.patient.AdministrativeSex;
import org.spineline.workup.GateState;
import org.spineline.workup.Readiness;

/** What goes over the wire about bookings. */
public final class BookingRequests {
    private BookingRequests() {}

    /**
     * @param start on the five-minute grid
     * @param minutes a multiple of five
     * @param overrideReason why it may lie outside hours or in a closure; never lets two bookings overlap
     */
    public record BookingRequest(
            @NotNull UUID episodeId,
            @NotNull Instant start,
            @NotNull @Min(5) @Max(600) Integer minutes,
            @NotNull UUID roomId,
            @NotNull UUID operatorId,
            @Nullable UUID sedationProviderId,
            @NotNull @Size(max = 10) List<@NotNull UUID> equipmentIds,
            @Nullable @Size(max = 1000) String note,
            @Nullable @Size(max = 1000) String overrideReason,
            @Nullable UUID holdId) {}

    /** Keeps a time free while the form is open. */
    public record HoldRequest(
            @NotNull UUID episodeId,
            @NotNull Instant start,
            @NotNull @Min(5) @Max(600) Integer minutes,
            @NotNull UUID roomId,
            @NotNull UUID operatorId,
            @Nullable UUID sedationProviderId,
            @NotNull @Size(max = 10) List<@NotNull UUID> equipmentIds) {}

    /** One of several sessions. @param levels those treated in it */
    public record SessionRequest(
            @NotNull Instant start,
            @NotNull @Min(5) @Max(600) Integer minutes,
            @NotNull UUID roomId,
            @NotNull UUID operatorId,
            @Nullable UUID sedationProviderId,
            @NotNull @Size(max = 10) List<@NotNull UUID> equipmentIds,
            @NotNull @Size(min = 1, max = 20) List<@NotNull VertebralLevel> levels) {}

    /** Sessions that are booked together or not at all. */
    public record SeriesRequest(
            @NotNull UUID episodeId,
            @NotNull @Size(min = 2, max = 6) List<@NotNull @Valid SessionRequest> sessions,
            @Nullable @Size(max = 1000) String note,
            @Nullable @Size(max = 1000) String overrideReason) {}

    public record SeriesResponse(UUID seriesId, List<BookingResponse> bookings) {}

    /**
     * Asks what would stand against a time, without taking it.
     *
     * @param bookingId the booking that would be moved there; its own time is not in its way
     */
    public record CheckRequest(
            @Nullable UUID episodeId,
            @Nullable UUID bookingId,
            @NotNull Instant start,
            @NotNull @Min(5) @Max(600) Integer minutes,
            @NotNull UUID roomId,
            @NotNull UUID operatorId,
            @Nullable UUID sedationProviderId,
            @NotNull @Size(max = 10) List<@NotNull UUID> equipmentIds) {}

    /**
     * @param clean nothing stands against it and every gate is met
     * @param overridable what stands against it can be overridden with a reason
     * @param gates those not met at that time
     * @param nearest the nearest start on that day at which nothing stands against it
     */
    public record SlotCheck(
            boolean clean,
            boolean overridable,
            List<Blocker> blockers,
            List<GateState> gates,
            @Nullable Span nearest) {}

    /** @param reason for the history */
    public record SlotRequest(
            @NotNull Instant start,
            @NotNull @Min(5) @Max(600) Integer minutes,
            @NotNull UUID roomId,
            @NotNull UUID operatorId,
            @Nullable UUID sedationProviderId,
            @NotNull @Size(max = 10) List<@NotNull UUID> equipmentIds,
            @Nullable @Size(max = 1000) String reason,
            @Nullable @Size(max = 1000) String overrideReason) {}

    public record CancellationRequest(
            @NotNull CancelReason reasonCode,
            @Nullable @Size(max = 1000) String comment,
            @Nullable Boolean preventable,
            @Nullable DetectedAt detectedAt) {}

    public record ProgressRequest(@NotNull BookingStatus status) {}

    /**
     * @param roomKind of a room
     * @param equipmentKind of a piece of equipment
     * @param techniques privileges of an operator: absent while nobody has recorded them, empty when there are none
     * @param credentialExpires last day on which an operator or sedation provider may work; absent: no end is known
     * @param fixedRoomId the room that a piece of equipment never leaves
     */
    public record ResourceRequest(
            @NotNull ResourceKind kind,
            @NotBlank @Size(max = 120) String name,
            @Nullable @Size(max = 120) String detail,
            @Nullable @Size(max = 60) String specialty,
            @Nullable UUID userId,
            @NotNull Boolean active,
            @Nullable RoomKind roomKind,
            @Nullable EquipmentKind equipmentKind,
            @Nullable @Size(max = 20) List<@NotNull Technique> techniques,
            @Nullable LocalDate credentialExpires,
            @Nullable UUID fixedRoomId,
            @NotNull @Size(max = 60) List<@NotNull @Valid Hours> hours) {}

    /**
     * Local hours of one weekday in the facility.
     *
     * @param validUntil last day, null while there is no end
     */
    public record Hours(
            @NotNull DayOfWeek weekday,
            @NotNull LocalTime startsAt,
            @NotNull LocalTime endsAt,
            @NotNull LocalDate validFrom,
            @Nullable LocalDate validUntil) {}

    public record ResourceResponse(
            UUID id,
            long version,
            ResourceKind kind,
            String name,
            @Nullable String detail,
            @Nullable String specialty,
            @Nullable UUID userId,
            boolean active,
            @Nullable RoomKind roomKind,
            @Nullable EquipmentKind equipmentKind,
            @Nullable List<Technique> techniques,
            @Nullable LocalDate credentialExpires,
            @Nullable UUID fixedRoomId,
            List<Hours> hours) {}

    /** What kind of thing stands in the way. */
    public enum BlockerCode {
        /** Another booking has it. */
        BOOKED,
        /** Somebody is filling in the form for it. */
        HELD,
        PATIENT_BUSY,
        OUTSIDE_HOURS,
        CLOSED,
        /** Given to another operator or service. */
        BLOCK,
        /** The whole facility is closed. */
        HOLIDAY,
        /** The operator may not do this technique here. */
        NO_PRIVILEGE,
        CREDENTIAL_EXPIRED,
        /** The device cannot leave another room. */
        FIXED_ELSEWHERE,
        /** Something that must be in order before the procedure cannot be by then. */
        GATE;

        /** With a reason; a double booking never is, nor what a person may not or a device cannot do. */
        public boolean isOverridable() {
            return switch (this) {
                case OUTSIDE_HOURS, CLOSED, HOLIDAY, BLOCK, GATE -> true;
                case BOOKED, HELD, PATIENT_BUSY, NO_PRIVILEGE, CREDENTIAL_EXPIRED, FIXED_ELSEWHERE -> false;
            };
        }

        /** Another booking stands in the way. */
        public boolean isTaken() {
            return this == BOOKED || this == HELD || this == PATIENT_BUSY;
        }
    }

    /** Why something cannot be taken. @param bookingId set where another booking is in the way */
    public record Blocker(
            BlockerCode code,
            boolean overridable,
            UUID resourceId,
            String kind,
            String name,
            @Nullable UUID bookingId,
            Instant start,
            Instant end,
            String reason) {}

    /** @param detail where it stands or what it is */
    public record BoardResource(
            UUID id, ResourceKind kind, String name, @Nullable String detail, @Nullable String specialty) {}

    public record NamedResource(UUID id, ResourceKind kind, String name) {}

    public record HistoryView(
            Instant at,
            String by,
            String what,
            @Nullable Instant fromStart,
            @Nullable Instant toStart,
            @Nullable String fromRoom,
            @Nullable String toRoom,
            @Nullable String reason) {}

    public record BookingResponse(
            UUID id,
            long version,
            UUID episodeId,
            UUID patientId,
            Instant start,
            Instant end,
            BookingStatus status,
            Technique technique,
            List<VertebralLevel> levels,
            String sedationProtocolCode,
            List<NamedResource> resources,
            @Nullable String note,
            @Nullable String overrideReason,
            @Nullable CancelReason cancelReason,
            @Nullable String cancelComment,
            @Nullable Boolean cancelPreventable,
            @Nullable DetectedAt cancelDetectedAt,
            @Nullable Long cancelNoticeMinutes,
            @Nullable Instant holdExpiresAt,
            @Nullable String heldBy,
            @Nullable UUID seriesId,
            @Nullable Integer seriesPart,
            List<HistoryView> history) {}

    public record BoardPatient(
            UUID id, String mrn, String familyName, String givenName, LocalDate birthDate, AdministrativeSex sex) {}

    /** @param readiness null on the day calendar, which asks for it on its own: the day is there before what is missing */
    public record BoardBooking(
            UUID id,
            long version,
            UUID episodeId,
            BoardPatient patient,
            Instant start,
            Instant end,
            BookingStatus status,
            Technique technique,
            List<VertebralLevel> levels,
            String sedationProtocolCode,
            UUID roomId,
            UUID operatorId,
            String operatorName,
            @Nullable UUID sedationProviderId,
            List<UUID> equipmentIds,
            @Nullable Instant holdExpiresAt,
            @Nullable String heldBy,
            @Nullable UUID seriesId,
            @Nullable Readiness readiness) {}

    public record Span(Instant start, Instant end) {}

    public record LabelledSpan(Instant start, Instant end, String label) {}

    /**
     * Time given to an operator or a service.
     *
     * @param releaseAt from then on it is open to everybody
     */
    public record BlockSpan(
            Instant start, Instant end, String label, @Nullable UUID ownerOperatorId, @Nullable Instant releaseAt) {}

    /** @param utilisationPercent booked share of the working hours; null on a day without hours */
    public record BoardColumn(
            BoardResource resource,
            List<Span> workingHours,
            List<LabelledSpan> closures,
            List<BlockSpan> blocks,
            @Nullable Integer utilisationPercent,
            int count) {}

    public record WaitingEpisode(
            UUID episodeId,
            BoardPatient patient,
            List<VertebralLevel> levels,
            @Nullable Technique technique,
            Urgency urgency,
            int painOnMovement,
            long daysWaiting,
            int suggestedMinutes,
            @Nullable LocalDate coverageEnds,
            Readiness readiness) {}

    /** @param dayStart midnight in the facility; the day may have 23 or 25 hours */
    public record Board(
            LocalDate date,
            String timeZone,
            Instant dayStart,
            Instant dayEnd,
            int turnoverMinutes,
            List<BoardColumn> columns,
            List<BoardResource> resources,
            List<BoardBooking> bookings) {}

    /**
     * How full a resource is on a day.
     *
     * @param closure why it is closed, where a closure covers some of its hours
     */
    public record DayLoad(UUID resourceId, int openMinutes, int bookedMinutes, int count, @Nullable String closure) {}

    public record CalendarDay(LocalDate date, List<DayLoad> loads) {}

    /** Several days at a glance. */
    public record CalendarRange(
            LocalDate from,
            LocalDate to,
            String timeZone,
            List<BoardResource> resources,
            List<CalendarDay> days,
            List<BoardBooking> bookings) {}

    /** @param cases logged cases it was learned from; null when it comes from the configuration */
    public record Duration(
            int minutes,
            int turnoverMinutes,
            SlotRequests.DurationKind kind,
            @Nullable Integer cases,
            @Nullable Integer medianMinutes,
            @Nullable Integer p90Minutes,
            String source,
            String version) {}

    public record ReadinessRow(
            UUID episodeId,
            BoardPatient patient,
            List<VertebralLevel> levels,
            @Nullable Technique technique,
            @Nullable UUID bookingId,
            @Nullable Instant start,
            @Nullable String roomName,
            Readiness readiness) {}
}
