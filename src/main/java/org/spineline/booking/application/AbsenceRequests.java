package org.spineline.booking.application;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.ClosureKind;
import org.spineline.booking.application.SlotRequests.AffectedResponse;

/** What goes over the wire about time in which a resource cannot be booked, or not by everybody. */
public final class AbsenceRequests {
    private AbsenceRequests() {}

    /**
     * @param kind not shown on the calendar
     * @param reason shown on the calendar to everybody who books
     */
    public record ClosureRequest(
            @NotNull Instant start,
            @NotNull Instant end,
            @NotNull ClosureKind kind,
            @NotBlank @Size(max = 200) String reason) {}

    public record ClosureView(UUID id, Instant start, Instant end, ClosureKind kind, String reason) {}

    /**
     * @param resourceVersion to take the closure back with
     * @param affectedCount bookings still ahead that fall into the closure; they stay as they are
     * @param affected who they are; empty for callers who may not see bookings
     */
    public record ClosureResponse(
            ClosureView closure, long resourceVersion, int affectedCount, List<AffectedResponse> affected) {}

    /**
     * @param date the local day, all of it
     * @param reason shown on the calendar; "Away" unless given
     */
    public record SickDayRequest(@NotNull LocalDate date, @Nullable @Size(max = 200) String reason) {}

    /**
     * Time kept for an operator or given to another service; at least one of the two is named. Where only a service is,
     * nobody books without a reason.
     *
     * @param releaseAt from then on everybody may book; absent: never
     * @param weeklyUntil last local day of a weekly series; every week has the same local times, and is released as long
     *     before its start as the first
     */
    public record BlockRequest(
            @Nullable UUID ownerOperatorId,
            @Nullable @Size(max = 60) String service,
            @NotBlank @Size(max = 120) String label,
            @NotNull Instant start,
            @NotNull Instant end,
            @Nullable Instant releaseAt,
            @Nullable LocalDate weeklyUntil) {}

    /**
     * @param seriesId shared by the weeks of one series
     * @param released open to everybody by now
     */
    public record BlockView(
            UUID id,
            @Nullable UUID ownerOperatorId,
            @Nullable String ownerName,
            @Nullable String service,
            String label,
            Instant start,
            Instant end,
            @Nullable Instant releaseAt,
            @Nullable UUID seriesId,
            boolean released) {}

    /** Within the days that were asked for, by start. @param resourceVersion to take something back with */
    public record Absences(long resourceVersion, List<ClosureView> closures, List<BlockView> blocks) {}

    public record HolidayView(LocalDate date, String name, long version) {}

    /** What was not taken over, and why. @param line in the file, where it is known */
    public record RefusedEntry(@Nullable Integer line, String reason) {}

    /**
     * @param added new days
     * @param known days that were holidays already; nothing about them was changed
     * @param outside days in the past or too far ahead
     */
    public record HolidayReport(int added, int known, int outside, List<RefusedEntry> refused) {}
}
