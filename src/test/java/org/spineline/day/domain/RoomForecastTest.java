package org.spineline.day.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spineline.day.domain.RoomForecast.Outlook;
import org.spineline.day.domain.RoomForecast.Turn;

class RoomForecastTest {
    private static final Instant NINE = Instant.parse("2026-12-01T14:00:00Z");
    private static final Duration TURNOVER = Duration.ofMinutes(15);

    @Test
    void a_case_that_has_not_begun_is_over_half_of_the_times_after_its_median_and_nine_times_of_ten_after_its_p90() {
        Outlook outlook = only(new Turn(NINE, null, null, 50, 80), NINE.minusSeconds(3600));

        assertThat(outlook).isEqualTo(new Outlook(NINE, NINE, at(50), at(80)));
    }

    @Test
    void a_case_in_the_room_counts_from_the_moment_it_came() {
        Outlook outlook = only(new Turn(NINE, at(10), null, 50, 80), at(20));

        assertThat(outlook.finish()).isEqualTo(at(60));
        assertThat(outlook.lateFinish()).isEqualTo(at(90));
    }

    @Test
    void a_case_that_takes_longer_than_usual_is_not_over_before_now() {
        assertThat(only(new Turn(NINE, NINE, null, 50, 80), at(49)).finish()).isEqualTo(at(50));
        assertThat(only(new Turn(NINE, NINE, null, 50, 80), at(51)).finish()).isEqualTo(at(51));
        assertThat(only(new Turn(NINE, NINE, null, 50, 80), at(81)).lateFinish())
                .isEqualTo(at(81));
    }

    @Test
    void a_patient_who_is_late_starts_now_at_the_earliest() {
        assertThat(only(new Turn(NINE, null, null, 50, 80), at(25)).start()).isEqualTo(at(25));
    }

    @Test
    void the_next_case_waits_for_the_room_and_the_one_after_it_too() {
        List<Outlook> day = RoomForecast.of(
                List.of(
                        new Turn(NINE, at(20), null, 60, 90),
                        new Turn(at(75), null, null, 30, 40),
                        new Turn(at(200), null, null, 30, 40)),
                at(21),
                TURNOVER);

        assertThat(day.get(1).start()).isEqualTo(at(95));
        assertThat(day.get(1).lateStart()).isEqualTo(at(125));
        assertThat(Outlook.delay(at(75), day.get(1).start())).isEqualTo(20);
        assertThat(day.get(2).start()).isEqualTo(at(200));
        assertThat(day.get(2).lateStart()).isEqualTo(at(200));
    }

    @Test
    void what_is_over_is_over_and_frees_the_room_after_the_turnover() {
        List<Outlook> day = RoomForecast.of(
                List.of(new Turn(NINE, NINE, at(30), 60, 90), new Turn(at(40), null, null, 30, 40)), at(31), TURNOVER);

        assertThat(day.get(0).finish()).isEqualTo(at(30));
        assertThat(day.get(1).start()).isEqualTo(at(45));
    }

    @Test
    void where_too_few_cases_are_logged_nothing_is_said_about_nine_of_ten() {
        List<Outlook> day = RoomForecast.of(
                List.of(new Turn(NINE, null, null, 60, null), new Turn(at(60), null, null, 30, 40)), NINE, TURNOVER);

        assertThat(day.get(0).lateFinish()).isNull();
        assertThat(day.get(1).lateStart()).isNull();
        assertThat(day.get(1).lateFinish()).isNull();
        assertThat(day.get(1).finish()).isEqualTo(at(105));
    }

    @Test
    void delay_counts_whole_minutes_and_is_never_below_zero() {
        assertThat(Outlook.delay(NINE, NINE.plusSeconds(59))).isZero();
        assertThat(Outlook.delay(NINE, NINE.plusSeconds(60))).isEqualTo(1);
        assertThat(Outlook.delay(NINE, NINE.minusSeconds(600))).isZero();
    }

    private static Outlook only(Turn turn, Instant now) {
        return RoomForecast.of(List.of(turn), now, TURNOVER).get(0);
    }

    private static Instant at(int minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }
}
