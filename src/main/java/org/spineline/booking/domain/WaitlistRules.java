package org.spineline.booking.domain;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.Urgency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** How pressing a waiting patient is; {@code config/clinical/waitlist.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.waitlist", ignoreUnknownFields = false)
public record WaitlistRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @NotEmpty Map<Urgency, @Min(0) @Max(1000) Integer> urgencyPoints,
        @Min(0) @Max(100) int pointsPerPainPoint,
        @Min(0) @Max(100) int pointsPerWeekWaiting,
        @Min(1) @Max(104) int weeksCounted,
        @Min(1) @Max(365) int coverageWithinDays,
        @Min(0) @Max(1000) int coveragePoints,
        @Min(0) @Max(1000) int shortNoticePoints,
        @Min(-1000) @Max(0) int bookedLaterPoints,
        @Min(0) @Max(60) int shortNoticeDays) {
    /**
     * What is known of a candidate.
     *
     * @param painOnMovement 0 to 10
     * @param coverageEnds null when no end is known
     * @param bookedLater has a date already, after the free time
     */
    public record Candidate(
            Urgency urgency,
            int painOnMovement,
            long daysWaiting,
            @Nullable LocalDate coverageEnds,
            boolean shortNotice,
            boolean bookedLater) {}

    /** One share of the score and what it is for. */
    public record Share(String code, double points, String text) {}

    /**
     * The shares that are not zero, by rule.
     *
     * @param today the day of asking
     * @param day of the free time
     */
    public List<Share> shares(Candidate candidate, LocalDate today, LocalDate day) {
        List<Share> shares = new ArrayList<>();
        add(
                shares,
                "URGENCY",
                urgencyPoints.getOrDefault(candidate.urgency(), 0),
                word(candidate.urgency().name()));
        add(
                shares,
                "PAIN",
                (double) candidate.painOnMovement() * pointsPerPainPoint,
                "Pain on movement %d of 10".formatted(candidate.painOnMovement()));
        double weeks = Math.min(weeksCounted, Math.max(0, candidate.daysWaiting()) / 7.0);
        add(
                shares,
                "WAITING",
                weeks * pointsPerWeekWaiting,
                candidate.daysWaiting() == 1
                        ? "Waiting for 1 day"
                        : "Waiting for %d days".formatted(candidate.daysWaiting()));
        LocalDate ends = candidate.coverageEnds();
        if (ends != null && !day.isAfter(ends)) {
            long left = ChronoUnit.DAYS.between(day, ends);
            if (left < coverageWithinDays) {
                add(
                        shares,
                        "COVERAGE",
                        coveragePoints * (coverageWithinDays - left) / (double) coverageWithinDays,
                        left == 0
                                ? "Usual coverage ends that day"
                                : "Usual coverage ends %d days later".formatted(left));
            }
        }
        if (candidate.shortNotice() && isShortNotice(today, day)) {
            add(shares, "SHORT_NOTICE", shortNoticePoints, "Can come at short notice");
        }
        if (candidate.bookedLater()) {
            add(shares, "BOOKED_LATER", bookedLaterPoints, "Has a later date already");
        }
        return shares;
    }

    public boolean isShortNotice(LocalDate today, LocalDate day) {
        return ChronoUnit.DAYS.between(today, day) <= shortNoticeDays;
    }

    private static void add(List<Share> shares, String code, double points, String text) {
        if (points != 0) {
            shares.add(new Share(code, points, text));
        }
    }

    private static String word(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
