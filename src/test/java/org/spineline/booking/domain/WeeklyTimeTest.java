package org.spineline.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spineline.booking.domain.WeeklyTime.Occurrence;
import org.spineline.kernel.time.TimeRange;

class WeeklyTimeTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void the_local_time_stays_the_same_when_the_clocks_change() {
        // The clocks go back on 1 November 2026.
        List<Occurrence> weeks = weekly("2026-10-27T08:00", "2026-10-27T12:00", null, "2026-11-10");

        assertThat(weeks)
                .extracting(week -> week.when().start())
                .containsExactly(
                        Instant.parse("2026-10-27T12:00:00Z"),
                        Instant.parse("2026-11-03T13:00:00Z"),
                        Instant.parse("2026-11-10T13:00:00Z"));
        assertThat(weeks).allSatisfy(week -> assertThat(week.when().length()).isEqualTo(Duration.ofHours(4)));
    }

    @Test
    void the_release_keeps_its_local_time_too() {
        List<Occurrence> weeks = weekly("2026-11-03T08:00", "2026-11-03T12:00", at("2026-10-27T08:00"), "2026-11-10");

        assertThat(weeks)
                .extracting(Occurrence::release)
                .containsExactly(at("2026-10-27T08:00"), at("2026-11-03T08:00"));
    }

    @Test
    void a_week_whose_time_the_clocks_skip_is_left_out() {
        // On 14 March 2027 there is no time between two and three.
        List<Occurrence> weeks = weekly("2027-03-07T02:00", "2027-03-07T03:00", null, "2027-03-21");

        assertThat(weeks)
                .extracting(week -> week.when().start())
                .containsExactly(at("2027-03-07T02:00"), at("2027-03-21T02:00"));
    }

    @Test
    void a_time_that_the_clocks_skip_in_part_starts_after_the_gap() {
        Occurrence short_ = weekly("2027-03-07T02:30", "2027-03-07T05:00", null, "2027-03-14")
                .get(1);

        assertThat(short_.when()).isEqualTo(new TimeRange(at("2027-03-14T03:30"), at("2027-03-14T05:00")));
    }

    @Test
    void in_the_hour_that_comes_twice_the_first_is_meant() {
        Occurrence twice = weekly("2026-10-25T01:30", "2026-10-25T03:00", null, "2026-11-01")
                .get(1);

        assertThat(twice.when().start()).isEqualTo(Instant.parse("2026-11-01T05:30:00Z"));
        assertThat(twice.when().length()).isEqualTo(Duration.ofMinutes(150));
    }

    @Test
    void a_night_over_the_change_is_an_hour_longer() {
        Occurrence night = weekly("2026-10-24T22:00", "2026-10-25T06:00", null, "2026-10-31")
                .get(1);

        assertThat(night.when().length()).isEqualTo(Duration.ofHours(9));
    }

    @Test
    void the_leap_day_is_a_day_like_others() {
        assertThat(weekly("2028-02-22T08:00", "2028-02-22T12:00", null, "2028-03-07"))
                .extracting(week -> LocalDate.ofInstant(week.when().start(), NEW_YORK))
                .containsExactly(
                        LocalDate.parse("2028-02-22"), LocalDate.parse("2028-02-29"), LocalDate.parse("2028-03-07"));
    }

    @Test
    void the_last_day_counts() {
        assertThat(weekly("2026-12-01T08:00", "2026-12-01T12:00", null, "2026-12-14"))
                .hasSize(2);
        assertThat(weekly("2026-12-01T08:00", "2026-12-01T12:00", null, "2026-12-15"))
                .hasSize(3);
        assertThat(weekly("2026-12-01T08:00", "2026-12-01T12:00", null, "2026-12-01"))
                .hasSize(1);
    }

    private static List<Occurrence> weekly(String start, String end, @Nullable Instant release, String until) {
        return new WeeklyTime(new TimeRange(at(start), at(end)), release, NEW_YORK).occurrences(LocalDate.parse(until));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
    }
}
