package org.spineline.booking.domain.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.Urgency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the site wants of a day plan; {@code config/planning.yml}.
 *
 * @param overtimeLimitMinutes how far a proposal may go beyond working hours
 * @param usualDayFrom for rooms that keep no hours of their own
 * @param usualDayTo for rooms that keep no hours of their own
 * @param waitingAtMost how many of the waiting list are tried, heaviest priority first
 */
@Validated
@ConfigurationProperties(prefix = "planning", ignoreUnknownFields = false)
public record PlanningRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @Min(0) @Max(240) int overtimeLimitMinutes,
        @NotNull LocalTime usualDayFrom,
        @NotNull LocalTime usualDayTo,
        @Min(1) @Max(500) int waitingAtMost,
        @NotNull @Valid Weights weights,
        @NotNull @Valid Priority priority,
        @NotNull @Valid Search search) {

    /**
     * Cost of one unit of each term.
     *
     * @param unplacedHours how long somebody without a place is taken to wait beyond the end of the plan
     */
    public record Weights(
            @Min(0) @Max(10_000) int overtimePerMinute,
            @Min(0) @Max(10_000) int idlePerMinute,
            @Min(0) @Max(10_000) int perOperatorChange,
            @Min(0) @Max(10_000) int waitingPerPriorityHour,
            @Min(0) @Max(10_000) int perRescheduledPatient,
            @Min(0) @Max(1_000) int unplacedHours) {}

    /** How much faster the waiting of one patient counts than that of another. */
    public record Priority(
            @NotEmpty Map<Urgency, @Min(1) @Max(1000) Integer> urgency,
            @Min(0) @Max(10) int severePainFrom,
            @Min(0) @Max(1000) int severePain,
            @Min(0) @Max(1000) int perWeekWaited,
            @Min(0) @Max(365) int coverageEndsWithinDays,
            @Min(0) @Max(1000) int coverageEndsSoon) {}

    /** When the search ends: at a count, so that the same question has the same answer on every machine. */
    public record Search(
            long randomSeed,
            @Min(100) @Max(100_000_000) long moves,
            @Min(100) @Max(10_000_000) int stepsWithoutGain,
            @Min(1) @Max(3600) int atMostSeconds) {}

    /**
     * @param painOnMovement 0 to 10
     * @param daysToCoverageEnd null where no date is known
     */
    public int priorityOf(Urgency urgency, int painOnMovement, long daysWaited, @Nullable Long daysToCoverageEnd) {
        long points = priority.urgency().getOrDefault(urgency, 1)
                + (painOnMovement >= priority.severePainFrom() ? priority.severePain() : 0)
                + Math.max(0, daysWaited) / 7 * priority.perWeekWaited();
        if (daysToCoverageEnd != null && daysToCoverageEnd <= priority.coverageEndsWithinDays()) {
            points += priority.coverageEndsSoon();
        }
        return (int) Math.min(10_000, points);
    }
}
