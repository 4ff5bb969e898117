package org.spineline.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.support.Api;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpinelineTest
class DayRecordsTest {
    private static final Instant NINE = Instant.parse("2026-12-01T14:00:00Z");

    @Autowired
    private Api api;

    @Autowired
    private DayProgress progress;

    @Autowired
    private DayRecords records;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private BookingDesk desk;
    private UUID booking;

    @BeforeEach
    void bookACase() {
        desk = new BookingDesk(api);
        booking = BookingDesk.id(desk.book(desk.acceptedEpisode(), desk.newPlace(), NINE, 60));
        clock.set(NINE);
    }

    @Test
    void the_first_time_told_is_kept() {
        progress.reached(booking, Milestone.SEDATION, NINE.plusSeconds(60));
        progress.reached(booking, Milestone.SEDATION, NINE.plusSeconds(900));

        assertThat(records.milestones(booking))
                .containsExactly(new MilestoneAt(Milestone.SEDATION, NINE.plusSeconds(60)));
    }

    @Test
    void a_step_told_by_another_module_takes_the_booking_with_it_and_invents_no_step_before_it() {
        progress.reached(booking, Milestone.SEDATION, NINE);

        assertThat(status()).isEqualTo("IN_ROOM");
        assertThat(records.milestones(booking))
                .extracting(MilestoneAt::milestone)
                .containsExactly(Milestone.SEDATION);
    }

    @Test
    void discharge_ends_the_case() {
        progress.reached(booking, Milestone.DISCHARGED, NINE.plus(Duration.ofHours(4)));

        assertThat(status()).isEqualTo("COMPLETED");
    }

    @Test
    void the_board_and_the_day_say_the_same() {
        String etag = api.as(Role.NURSE).get("/api/bookings/{id}", booking).etag();
        api.as(Role.SCHEDULER).post("/api/bookings/" + booking + "/progress", Map.of("status", "ARRIVED"), etag);

        assertThat(records.milestones(booking)).containsExactly(new MilestoneAt(Milestone.ARRIVED, NINE));
    }

    @Test
    void nothing_happens_to_a_cancelled_booking() {
        desk.cancel(
                booking, api.as(Role.NURSE).get("/api/bookings/{id}", booking).etag());

        assertThatThrownBy(() -> progress.reached(booking, Milestone.ARRIVED, NINE))
                .isInstanceOf(ConflictException.class);
        assertThat(records.milestones(booking)).isEmpty();
    }

    @Test
    void of_two_who_tell_the_same_step_at_once_one_is_kept_and_neither_fails() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<Void> tell = () -> {
                progress.reached(booking, Milestone.OUT, NINE);
                return null;
            };
            for (var told : two.invokeAll(List.of(tell, tell))) {
                told.get();
            }
        } finally {
            two.shutdownNow();
        }

        assertThat(records.milestones(booking)).containsExactly(new MilestoneAt(Milestone.OUT, NINE));
    }

    @Test
    void the_database_keeps_one_row_for_a_step() {
        progress.reached(booking, Milestone.ARRIVED, NINE);

        assertThatThrownBy(() -> jdbc.sql(
                                """
                                insert into case_milestone (id, version, facility_id, created_at, created_by, patient_id,
                                    episode_id, booking_id, milestone, reached_at, recorded_by_name)
                                select :id, 0, facility_id, created_at, created_by, patient_id, episode_id, booking_id,
                                    milestone, reached_at, recorded_by_name from case_milestone
                                 where booking_id = :booking
                                """)
                        .param("id", UUID.randomUUID())
                        .param("booking", booking)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void the_database_refuses_a_step_that_it_does_not_know() {
        progress.reached(booking, Milestone.ARRIVED, NINE);

        assertThatThrownBy(() -> jdbc.sql("update case_milestone set milestone = 'LUNCH' where booking_id = :booking")
                        .param("booking", booking)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private String status() {
        return api.as(Role.NURSE)
                .get("/api/bookings/{id}", booking)
                .body()
                .path("status")
                .asString();
    }
}
