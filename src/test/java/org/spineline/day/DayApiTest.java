package org.spineline.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.BookingDesk.Place;
import org.spineline.support.CountedStatements;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The steps of a case, its pre-check and time-out, and the day they make. */
@SpinelineTest
@Import(CountedStatements.class)
class DayApiTest {
    /** A Wednesday, 09:00 in the facility; no other test books that week. */
    private static final Instant NINE = Instant.parse("2027-01-20T14:00:00Z");

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CountedStatements statements;

    private BookingDesk desk;
    private Place place;
    private UUID episode;
    private UUID booking;

    @BeforeEach
    void bookACase() {
        desk = new BookingDesk(api);
        place = desk.newPlace();
        episode = desk.acceptedEpisode(desk.patient("Marlowe", "Mira"));
        booking = BookingDesk.id(desk.book(episode, place, NINE, 60));
        clock.set(NINE);
    }

    @Test
    void a_tap_is_now_and_takes_the_booking_along() {
        Answer arrived = tap("ARRIVED", null);

        assertThat(arrived.status()).as(arrived.text()).isEqualTo(200);
        assertThat(arrived.body().at("/steps/0/at").asString()).isEqualTo(NINE.toString());
        assertThat(arrived.body().path("status").asString()).isEqualTo("ARRIVED");
        assertThat(tap("IN_ROOM", null).body().path("status").asString()).isEqualTo("IN_ROOM");
        assertThat(jdbc.sql("select count(*) from readiness_snapshot where booking_id = :id")
                        .param("id", booking)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_step_recorded_twice_is_refused_and_says_who_was_first() {
        tap("ARRIVED", null);

        Answer again = tap("ARRIVED", null);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problemCode()).isEqualTo("step-recorded-already");
        assertThat(again.body().path("detail").asString()).contains("Test Nurse");
    }

    @Test
    void a_step_is_not_later_than_now_and_not_before_the_step_before_it() {
        tap("ARRIVED", NINE.minusSeconds(600));

        assertThat(tap("IN_ROOM", NINE.plusSeconds(1)).pointers()).containsExactly("/at");
        Answer backwards = tap("IN_ROOM", NINE.minusSeconds(601));
        assertThat(backwards.status()).isEqualTo(422);
        assertThat(backwards.text()).contains("Arrived was at 20 Jan 08:50:00").contains("wrong way round");
        assertThat(tap("IN_ROOM", NINE.minusSeconds(86_401)).status()).isEqualTo(422);
        assertThat(tap("IN_ROOM", NINE.minusSeconds(600)).status()).isEqualTo(200);
    }

    @Test
    void a_correction_keeps_what_was_there_with_reason_and_name() {
        tap("ARRIVED", null);

        Answer corrected = correct("ARRIVED", NINE.minusSeconds(300), "Came earlier", List.of(), "\"0\"");

        assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
        assertThat(corrected.body().at("/steps/0/at").asString())
                .isEqualTo(NINE.minusSeconds(300).toString());
        JsonNode kept = corrected.body().at("/corrections/0");
        assertThat(kept.path("from").asString()).isEqualTo(NINE.toString());
        assertThat(kept.path("to").asString()).isEqualTo(NINE.minusSeconds(300).toString());
        assertThat(kept.path("reason").asString()).isEqualTo("Came earlier");
        assertThat(kept.path("by").asString()).isEqualTo("Test Nurse");
    }

    @Test
    void a_correction_needs_a_reason_the_version_and_a_new_time() {
        tap("ARRIVED", null);

        assertThat(correct("ARRIVED", NINE.minusSeconds(1), " ", List.of(), "\"0\"")
                        .status())
                .isEqualTo(400);
        assertThat(correct("ARRIVED", NINE.minusSeconds(1), "Wrong", List.of(), null)
                        .status())
                .isEqualTo(428);
        assertThat(correct("ARRIVED", NINE.minusSeconds(1), "Wrong", List.of(), "\"7\"")
                        .status())
                .isEqualTo(412);
        assertThat(correct("ARRIVED", NINE, "Wrong", List.of(), "\"0\"").pointers())
                .containsExactly("/at");
        assertThat(correct("IN_ROOM", NINE, "Wrong", List.of(), "\"0\"").status())
                .isEqualTo(404);
    }

    @Test
    void times_that_would_run_backwards_are_corrected_together() {
        tap("ARRIVED", NINE.minusSeconds(60));
        tap("IN_ROOM", null);

        Answer alone = correct("IN_ROOM", NINE.minusSeconds(120), "Clock was wrong", List.of(), "\"0\"");
        Answer together = correct(
                "IN_ROOM",
                NINE.minusSeconds(120),
                "Clock was wrong",
                List.of(Map.of("milestone", "ARRIVED", "at", NINE.minusSeconds(180))),
                "\"0\"");

        assertThat(alone.status()).isEqualTo(422);
        assertThat(alone.pointers()).containsExactly("/at");
        assertThat(together.status()).as(together.text()).isEqualTo(200);
        assertThat(together.body().path("corrections").size()).isEqualTo(2);
    }

    @Test
    void a_slip_is_taken_back_with_the_status_of_the_booking_and_leaves_a_trace() {
        tap("ARRIVED", null);
        tap("IN_ROOM", null);

        assertThat(takeBack("ARRIVED").problemCode()).isEqualTo("step-not-taken-back");
        assertThat(takeBack("IN_ROOM").status()).isEqualTo(204);
        assertThat(steps().path("status").asString()).isEqualTo("ARRIVED");
        assertThat(takeBack("ARRIVED").status()).isEqualTo(204);

        assertThat(steps().path("status").asString()).isEqualTo("BOOKED");
        assertThat(steps().path("steps").size()).isZero();
        assertThat(steps().path("corrections").size()).isEqualTo(2);
        assertThat(steps().at("/corrections/0").has("to")).isFalse();
    }

    @Test
    void after_ten_minutes_a_step_is_corrected_and_no_longer_taken_back() {
        tap("ARRIVED", null);
        clock.advance(Duration.ofMinutes(10));
        assertThat(takeBack("ARRIVED").status()).isEqualTo(409);
        clock.advance(Duration.ofSeconds(-1));
        assertThat(takeBack("ARRIVED").status()).isEqualTo(204);
    }

    @Test
    void sedation_stops_at_open_gates_and_names_them_and_goes_on_once_they_are_waived() {
        Answer stopped = tap("SEDATION", null);

        assertThat(stopped.status()).isEqualTo(409);
        assertThat(stopped.problemCode()).isEqualTo("gates-open");
        List<String> labels = stopped.body()
                .path("gates")
                .valueStream()
                .map(gate -> gate.path("label").asString())
                .toList();
        assertThat(labels).isNotEmpty();
        assertThat(stopped.body().path("detail").asString()).contains(labels);
        assertThat(steps().path("stoppedAt").asString()).isEqualTo("TIME_OUT");
        waiveOpenGates();
        assertThat(tap("SEDATION", null).status()).isEqualTo(200);
    }

    @Test
    void access_needs_a_confirmed_time_out() {
        waiveOpenGates();

        Answer refused = tap("ACCESS", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("time-out-missing");
        assertThat(tap("TIME_OUT", null).problemCode()).isEqualTo("time-out-missing");

        assertThat(confirm(timeOut()).status()).isEqualTo(201);
        assertThat(tap("ACCESS", null).status()).isEqualTo(200);
    }

    @Test
    void whoever_leaves_the_room_is_not_stopped_by_a_gate() {
        assertThat(tap("OUT", null).status()).isEqualTo(200);
    }

    @Test
    void the_time_out_asks_for_two_people_the_patient_and_a_word_on_every_difference() {
        waiveOpenGates();
        Map<String, Object> wrong = timeOut();
        wrong.put("secondName", " ADA  nurse");
        wrong.put("patientConfirmed", false);
        wrong.put("levels", List.of("L2"));

        Answer refused = confirm(wrong);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers())
                .containsExactly("/patientConfirmed", "/secondName", "/bookingJustification", "/planJustification");
        assertThat(timeOuts()).isZero();
    }

    @Test
    void a_justified_difference_is_kept_as_it_was_shown_and_reaches_the_step() {
        waiveOpenGates();
        Map<String, Object> other = timeOut();
        other.put("levels", List.of("L2"));
        other.put("bookingJustification", "Recounted from the sacrum");
        other.put("planJustification", "Decided at the table");

        Answer confirmed = confirm(other);

        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(201);
        assertThat(confirmed.body().at("/confirmed/differences").asString())
                .isEqualTo("Booked: vertebroplasty, L1.\nDecided: vertebroplasty, L1.");
        assertThat(confirmed.body().at("/confirmed/justification").asString())
                .isEqualTo("Booking: Recounted from the sacrum\nPlan: Decided at the table");
        assertThat(steps().at("/steps/0/milestone").asString()).isEqualTo("TIME_OUT");
    }

    @Test
    void of_two_confirmations_at_once_one_is_kept() throws Exception {
        waiveOpenGates();
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> send = () -> confirm(timeOut()).status();
            List<Integer> answers = new java.util.ArrayList<>();
            for (Future<Integer> answer : two.invokeAll(List.of(send, send))) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(201, 409);
        } finally {
            two.shutdownNow();
        }
        assertThat(timeOuts()).isEqualTo(1);
    }

    @Test
    void the_database_keeps_two_names_apart_and_one_time_out_for_a_case() {
        waiveOpenGates();
        confirm(timeOut());

        assertThatThrownBy(() -> jdbc.sql("update time_out set second_name = 'ADA NURSE' where booking_id = :id")
                        .param("id", booking)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("update time_out set differences = 'x' where booking_id = :id")
                        .param("id", booking)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void the_pre_check_is_reached_when_nothing_is_open() {
        clock.set(NINE.minusSeconds(3600));
        Answer half = check(List.of("L1"), "Ada Nurse", "Ben Doctor");
        assertThat(half.status()).as(half.text()).isEqualTo(201);
        assertThat(half.body().path("open").valueStream().map(JsonNode::asString))
                .containsExactly("FASTING", "LAST_DOSES", "ESCORT", "PAIN");
        assertThat(tap("PRE_CHECK", null).problemCode()).isEqualTo("pre-check-open");
        api.as(Role.NURSE)
                .post(
                        "/api/episodes/" + episode + "/pre-checks",
                        Map.of(
                                "kind",
                                "ARRIVAL",
                                "painAtRest",
                                3,
                                "painOnMovement",
                                8,
                                "escort",
                                true,
                                "dosesAsInstructed",
                                true,
                                "lastFoodAt",
                                NINE.minusSeconds(40_000),
                                "lastClearFluidAt",
                                NINE.minusSeconds(10_000)));

        Answer whole = check(List.of("L1"), "Ada Nurse", "Ben Doctor");

        assertThat(whole.body().path("open").size()).as(whole.text()).isZero();
        assertThat(steps().at("/steps/0/milestone").asString()).isEqualTo("PRE_CHECK");
        assertThat(steps().path("status").asString()).isEqualTo("ARRIVED");
    }

    @Test
    void a_level_is_counted_by_two_people() {
        assertThat(check(List.of("L1"), "Ada Nurse", "ada nurse").pointers()).containsExactly("/secondCounter");
        assertThat(check(List.of("L1"), "Ada Nurse", null).pointers()).containsExactly("/secondCounter");
        assertThat(check(List.of(), "Ada Nurse", null).pointers()).containsExactly("/levels");
    }

    @Test
    void the_day_shows_step_next_two_band_and_what_a_late_case_does_to_the_next() {
        UUID next = BookingDesk.id(desk.book(desk.acceptedEpisode(), place, NINE.plusSeconds(5400), 30));
        tap("IN_ROOM", null);
        clock.set(NINE.plus(Duration.ofMinutes(120)));

        JsonNode first = caseOf(booking, "2027-01-20");
        JsonNode second = caseOf(next, "2027-01-20");

        assertThat(first.path("milestone").asString()).isEqualTo("IN_ROOM");
        assertThat(first.path("since").asString()).isEqualTo(NINE.toString());
        assertThat(first.path("next").valueStream().map(JsonNode::asString)).containsExactly("TIME_OUT", "SEDATION");
        assertThat(first.path("skipped").valueStream().map(JsonNode::asString)).containsExactly("ARRIVED", "PRE_CHECK");
        assertThat(first.at("/finish/at").asString()).isEqualTo("2027-01-20T16:00:00Z");
        assertThat(first.at("/finish").has("late")).isFalse();
        assertThat(first.at("/finish/source").asString()).isNotBlank();
        assertThat(first.path("openGates").size()).isPositive();
        // Free now at the earliest, then the turnover of the configuration; booked at 10:30.
        int turnover = turnover();
        assertThat(second.path("delayMinutes").asInt()).isEqualTo(30 + turnover);
    }

    @Test
    void a_day_with_a_changed_clock_shows_what_starts_on_it_and_nothing_else() {
        // 14 March 2027: 23 hours, from 05:00Z to 04:00Z.
        UUID early =
                BookingDesk.id(desk.book(desk.acceptedEpisode(), place, Instant.parse("2027-03-14T05:00:00Z"), 30));
        UUID late = BookingDesk.id(desk.book(desk.acceptedEpisode(), place, Instant.parse("2027-03-15T03:30:00Z"), 30));
        UUID after =
                BookingDesk.id(desk.book(desk.acceptedEpisode(), place, Instant.parse("2027-03-15T04:00:00Z"), 30));

        String day = api.as(Role.NURSE).get("/api/day?date=2027-03-14").text();

        assertThat(day).contains(early.toString(), late.toString()).doesNotContain(after.toString());
    }

    @Test
    void the_wall_says_initials_and_no_name() {
        tap("ARRIVED", null);

        Answer wall = api.as(Role.SCHEDULER).get("/api/wallboard");

        assertThat(wall.status()).isEqualTo(200);
        JsonNode own = wall.body()
                .path("cases")
                .valueStream()
                .filter(one -> one.path("initials").asString().equals("MM")
                        && one.path("milestone").asString("").equals("ARRIVED"))
                .findFirst()
                .orElseThrow();
        assertThat(own.path("since").asString()).isEqualTo(NINE.toString());
        assertThat(wall.text()).doesNotContain("Marlowe", "Mira", "mrn", "birthDate", booking.toString());
    }

    @Test
    void the_day_asks_as_many_questions_for_five_cases_as_for_one() {
        clock.set(NINE.plus(Duration.ofDays(1)));
        book(0);
        api.as(Role.NURSE).get("/api/day?date=2027-01-21");
        int forOne = statements
                .during(() -> api.as(Role.NURSE).get("/api/day?date=2027-01-21"))
                .size();
        int onTheWall = statements
                .during(() -> api.as(Role.NURSE).get("/api/wallboard"))
                .size();
        for (int i = 1; i < 5; i++) {
            book(i);
        }

        assertThat(statements.during(() -> api.as(Role.NURSE).get("/api/day?date=2027-01-21")))
                .hasSize(forOne);
        assertThat(statements.during(() -> api.as(Role.NURSE).get("/api/wallboard")))
                .hasSize(onTheWall);
        assertThat(forOne).isLessThan(40);
    }

    @Test
    void every_step_is_told_to_open_calendars() {
        tap("ARRIVED", null);
        tap("OUT", null);

        assertThat(jdbc.sql("select what from booking_history where booking_id = :id order by seq")
                        .param("id", booking)
                        .query(String.class)
                        .list())
                .containsExactly("BOOKED", "ARRIVED", "IN_ROOM", "OUT");
    }

    private void book(int number) {
        UUID made = BookingDesk.id(desk.book(
                desk.acceptedEpisode(), place, NINE.plus(Duration.ofDays(1)).plusSeconds(3600L * number), 30));
        api.as(Role.NURSE)
                .post(
                        "/api/bookings/" + made + "/milestones",
                        Map.of("milestone", "ARRIVED", "at", NINE.plus(Duration.ofDays(1))));
    }

    private int turnover() {
        return api.as(Role.SCHEDULER)
                .get("/api/board?date=2027-01-20")
                .body()
                .path("turnoverMinutes")
                .asInt();
    }

    private JsonNode caseOf(UUID id, String date) {
        return api.as(Role.NURSE)
                .get("/api/day?date=" + date)
                .body()
                .path("rooms")
                .valueStream()
                .flatMap(room -> room.path("cases").valueStream())
                .filter(one -> one.path("bookingId").asString().equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    private Answer tap(String milestone, @Nullable Instant at) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("milestone", milestone);
        if (at != null) {
            request.put("at", at);
        }
        return api.as(Role.NURSE).post("/api/bookings/" + booking + "/milestones", request);
    }

    private Answer correct(
            String milestone, Instant at, String reason, List<Map<String, Object>> also, @Nullable String etag) {
        return api.as(Role.NURSE)
                .put(
                        "/api/bookings/" + booking + "/milestones/" + milestone,
                        Map.of("at", at, "reason", reason, "also", also),
                        etag);
    }

    private Answer takeBack(String milestone) {
        return api.as(Role.NURSE).delete("/api/bookings/" + booking + "/milestones/" + milestone, "\"0\"");
    }

    private JsonNode steps() {
        return api.as(Role.NURSE).get("/api/bookings/{id}/milestones", booking).body();
    }

    private void waiveOpenGates() {
        steps().path("openGates").valueStream().forEach(gate -> {
            Answer waived = api.as(Role.RADIOLOGIST)
                    .post(
                            "/api/episodes/" + episode + "/readiness/waivers",
                            Map.of("gate", gate.path("code").asString(), "reason", "Agreed"));
            assertThat(waived.status()).as(waived.text()).isBetween(200, 201);
        });
    }

    private Map<String, Object> timeOut() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("firstName", "Ada Nurse");
        request.put("secondName", "Ben Doctor");
        request.put("patientConfirmed", true);
        request.put("technique", "VERTEBROPLASTY");
        request.put("levels", List.of("L1"));
        request.put("numberingMethod", "Counted up from the sacrum");
        return request;
    }

    private Answer confirm(Map<String, Object> request) {
        return api.as(Role.NURSE).post("/api/bookings/" + booking + "/time-out", request);
    }

    private int timeOuts() {
        return jdbc.sql("select count(*) from time_out where booking_id = :id")
                .param("id", booking)
                .query(Integer.class)
                .single();
    }

    private Answer check(List<String> levels, @Nullable String first, @Nullable String second) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("identityConfirmed", true);
        request.put("allergiesReadBack", true);
        request.put("consentSeen", true);
        request.put("pregnancy", "NOT_APPLICABLE");
        request.put("levels", levels);
        request.put("firstCounter", first);
        request.put("secondCounter", second);
        return api.as(Role.NURSE).post("/api/bookings/" + booking + "/arrival-check", request);
    }
}
