package org.spineline.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.BookingDesk.Place;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class PlanApiTest {
    /** Nothing is rolled back: each test plans a Monday of its own. */
    private static final AtomicInteger WEEK = new AtomicInteger();

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private BookingDesk desk;
    private LocalDate day;
    private Instant nine;

    @BeforeEach
    void takeADay() {
        desk = new BookingDesk(api);
        day = LocalDate.of(2027, 3, 1).plusWeeks(WEEK.getAndIncrement()).with(DayOfWeek.MONDAY);
        nine = Instant.parse(day + "T14:00:00Z");
    }

    @Test
    void a_gap_in_a_room_is_closed_and_the_reason_is_given() {
        Place place = theOnlyPlace();
        UUID early = booked(place, nine, 30);
        UUID late = booked(place, nine.plusSeconds(4 * 3600), 30);

        JsonNode plan = solved(false);

        assertThat(plan.path("state").asString()).isEqualTo("READY");
        JsonNode moved = placement(plan, late);
        assertThat(moved.path("change").asString()).isEqualTo("OTHER_TIME");
        assertThat(reasons(moved)).contains("IDLE");
        assertThat(term(plan, "IDLE", "amountBefore")).isGreaterThan(term(plan, "IDLE", "amountAfter"));
        assertThat(total(plan, "costAfter")).isLessThan(total(plan, "costBefore"));
        assertThat(startOf(late)).as("a draft books nothing").isEqualTo(nine.plusSeconds(4 * 3600));
        assertThat(early).isNotNull();
    }

    @Test
    void publishing_moves_the_bookings_tells_whom_to_call_and_writes_the_history() {
        Place place = theOnlyPlace();
        booked(place, nine, 30);
        UUID late = booked(place, nine.plusSeconds(4 * 3600), 30);
        JsonNode plan = solved(false);

        Answer published = publish(plan, Map.of());

        assertThat(published.status()).as(published.text()).isEqualTo(200);
        assertThat(published.body().at("/plan/state").asString()).isEqualTo("PUBLISHED");
        List<String> told = published
                .body()
                .path("affected")
                .valueStream()
                .map(one -> one.path("bookingId").asString())
                .toList();
        assertThat(told).contains(late.toString());
        Instant now = Instant.parse(placement(plan, late).at("/to/start").asString());
        assertThat(startOf(late)).isEqualTo(now);
        assertThat(cells(late)).as("old cells are given back").isEqualTo(6 * 5);
        JsonNode last =
                api.as(Role.NURSE).get("/api/bookings/{id}", late).body().at("/history/1");
        assertThat(last.path("what").asString()).isEqualTo("MOVED");
        assertThat(last.path("reason").asString()).isEqualTo("plan published");
        assertThat(publish(published.body().path("plan"), Map.of()).problemCode())
                .isEqualTo("plan-closed");
    }

    @Test
    void a_plan_made_before_somebody_moved_a_booking_is_stale_and_publishes_nothing() {
        Place place = theOnlyPlace();
        UUID early = booked(place, nine, 30);
        UUID late = booked(place, nine.plusSeconds(4 * 3600), 30);
        JsonNode plan = solved(false);
        Instant elsewhere = nine.plusSeconds(6 * 3600);
        String etag = api.as(Role.SCHEDULER).get("/api/bookings/{id}", early).etag();
        assertThat(desk.move(early, etag, place, elsewhere, 30).status()).isEqualTo(200);

        Answer refused = publish(plan, Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("plan-stale");
        assertThat(refused.body().path("bookingIds").valueStream().map(JsonNode::asString))
                .containsExactly(early.toString());
        assertThat(startOf(late)).isEqualTo(nine.plusSeconds(4 * 3600));
        JsonNode seen = read(plan);
        assertThat(seen.path("state").asString()).isEqualTo("STALE");
        assertThat(seen.at("/staleBookings/0").asString()).isEqualTo(early.toString());
    }

    @Test
    void time_taken_by_somebody_else_meanwhile_refuses_the_plan() {
        Place place = theOnlyPlace();
        booked(place, nine, 30);
        UUID late = booked(place, nine.plusSeconds(4 * 3600), 30);
        JsonNode plan = solved(false);
        JsonNode to = placement(plan, late).path("to");
        Place there = desk.newPlace()
                .with(ResourceKind.ROOM, UUID.fromString(to.path("roomId").asString()));
        UUID intruder = booked(there, Instant.parse(to.path("start").asString()), 15);

        Answer refused = publish(plan, Map.of());

        assertThat(refused.problemCode()).isEqualTo("plan-stale");
        assertThat(refused.text()).contains(late.toString());
        assertThat(cells(intruder)).isEqualTo(3 * 5);
        assertThat(startOf(late)).isEqualTo(nine.plusSeconds(4 * 3600));
    }

    @Test
    void two_patients_may_change_places() {
        Place place = theOnlyPlace();
        UUID first = booked(place, nine, 30);
        UUID second = booked(place, nine.plusSeconds(45 * 60), 30);
        JsonNode plan = solved(false);
        jdbc.sql("update plan_placement set to_start = (case when booking_id = :first then :late else :early end),"
                        + " to_room_id = from_room_id, overtime_minutes = 0 where booking_id in (:first, :second)")
                .param("first", first)
                .param("second", second)
                .param("late", nine.plusSeconds(45 * 60).atOffset(ZoneOffset.UTC))
                .param("early", nine.atOffset(ZoneOffset.UTC))
                .update();

        Answer published = publish(plan, Map.of());

        assertThat(published.status()).as(published.text()).isEqualTo(200);
        assertThat(startOf(first)).isEqualTo(nine.plusSeconds(45 * 60));
        assertThat(startOf(second)).isEqualTo(nine);
        assertThat(published.body().path("affected").size()).isEqualTo(2);
    }

    @Test
    void a_pinned_booking_stays_when_the_plan_is_worked_out_again() {
        Place place = theOnlyPlace();
        UUID early = booked(place, nine, 30);
        UUID late = booked(place, nine.plusSeconds(4 * 3600), 30);
        JsonNode plan = solved(false);
        Answer pinned =
                api.as(Role.SCHEDULER).put(path(plan) + "/pins", Map.of("bookingIds", List.of(early, late)), tag(plan));
        assertThat(pinned.status()).as(pinned.text()).isEqualTo(200);
        assertThat(publish(pinned.body(), Map.of()).problemCode()).isEqualTo("plan-pins-changed");
        assertThat(api.as(Role.SCHEDULER)
                        .put(path(plan) + "/pins", Map.of("bookingIds", List.of()), tag(plan))
                        .status())
                .as("an old version")
                .isEqualTo(412);

        Answer again = api.as(Role.SCHEDULER).post(path(plan) + "/solve", Map.of(), pinned.etag());
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        JsonNode second = awaitReady(plan);

        assertThat(placement(second, early).path("change").asString()).isEqualTo("STAYS");
        assertThat(placement(second, late).path("change").asString()).isEqualTo("STAYS");
        assertThat(placement(second, late).path("pinned").asBoolean()).isTrue();
    }

    @Test
    void a_waiting_patient_gets_a_place_and_becomes_a_booking() {
        theOnlyPlace();
        UUID episode = desk.acceptedEpisode();

        JsonNode plan = solved(true, episode);
        JsonNode placed = plan.path("placements")
                .valueStream()
                .filter(one -> one.path("episodeId").asString().equals(episode.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(placed.path("change").asString()).isEqualTo("PLACED");
        assertThat(plan.path("unplacedBefore").asInt()).isEqualTo(1);
        assertThat(plan.path("unplacedAfter").asInt()).isZero();

        Answer published = publish(plan, Map.of());

        assertThat(published.status()).as(published.text()).isEqualTo(200);
        JsonNode booking = api.as(Role.NURSE)
                .get("/api/episodes/{id}/bookings", episode)
                .body()
                .get(0);
        assertThat(booking.path("status").asString()).isEqualTo("BOOKED");
        assertThat(booking.path("start").asString())
                .isEqualTo(placed.at("/to/start").asString());
        assertThat(booking.path("resources").valueStream().map(one -> one.path("kind")
                        .asString()))
                .containsExactlyInAnyOrder("ROOM", "OPERATOR", "SEDATION_PROVIDER");
    }

    @Test
    void nobody_is_given_a_place_on_a_public_holiday() {
        theOnlyPlace();
        UUID episode = desk.acceptedEpisode();
        UUID holiday = UUID.randomUUID();
        jdbc.sql(
                        "insert into holiday (id, holiday_on, name, facility_id, created_at, created_by, version)"
                                + " select ?, ?, 'Founders Day', facility_id, created_at, created_by, 0 from resource fetch first 1 row only")
                .params(holiday, day)
                .update();
        try {
            JsonNode plan = solved(true, episode);

            assertThat(plan.path("unplacedAfter").asInt()).isEqualTo(1);
        } finally {
            jdbc.sql("delete from holiday where id = ?").param(holiday).update();
        }
    }

    @Test
    void an_operator_who_lost_the_privilege_since_makes_the_plan_stale() {
        theOnlyPlace();
        UUID episode = desk.acceptedEpisode();
        JsonNode plan = solved(true, episode);
        UUID operator = jdbc.sql("select operator_id from plan_placement where draft_id = ? and episode_id = ?")
                .params(UUID.fromString(plan.path("id").asString()), episode)
                .query(UUID.class)
                .single();
        jdbc.sql("update resource set privileges = 'SACROPLASTY' where id = ?")
                .param(operator)
                .update();

        Answer refused = publish(plan, Map.of());

        assertThat(refused.problemCode()).isEqualTo("plan-stale");
        assertThat(refused.body().path("episodeIds").valueStream().map(JsonNode::asString))
                .containsExactly(episode.toString());
        assertThat(api.as(Role.NURSE)
                        .get("/api/episodes/{id}/bookings", episode)
                        .body()
                        .size())
                .isZero();
    }

    @Test
    void who_has_arrived_is_never_moved() {
        Place place = theOnlyPlace();
        booked(place, nine, 30);
        UUID late = booked(place, nine.plusSeconds(4 * 3600), 30);
        String etag = api.as(Role.SCHEDULER).get("/api/bookings/{id}", late).etag();
        api.as(Role.NURSE).post("/api/bookings/" + late + "/progress", Map.of("status", "ARRIVED"), etag);

        JsonNode plan = solved(false);

        assertThat(placement(plan, late).path("change").asString()).isEqualTo("STAYS");
        assertThat(placement(plan, late).path("movable").asBoolean()).isFalse();
    }

    @Test
    void a_plan_whose_server_died_shows_as_interrupted_and_can_be_started_again() {
        JsonNode plan = solved(false);
        jdbc.sql("update plan_draft set state = 'SOLVING' where id = ?")
                .param(UUID.fromString(plan.path("id").asString()))
                .update();
        assertThat(read(plan).path("state").asString()).isEqualTo("SOLVING");

        clock.advance(Duration.ofSeconds(21));

        assertThat(read(plan).path("state").asString()).isEqualTo("INTERRUPTED");
        assertThat(api.as(Role.SCHEDULER)
                        .post(path(plan) + "/solve", Map.of(), tag(plan))
                        .status())
                .isEqualTo(200);
        assertThat(awaitReady(plan).path("state").asString()).isEqualTo("READY");
    }

    @Test
    void days_that_cannot_be_planned_are_refused_field_by_field() {
        assertThat(create(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 22), false)
                        .pointers())
                .containsExactly("/from");
        assertThat(create(day, day.minusDays(1), false).pointers()).containsExactly("/to");
        assertThat(create(day, day.plusDays(7), false).pointers()).containsExactly("/to");
        assertThat(create(LocalDate.of(9999, 1, 1), LocalDate.of(9999, 1, 2), false)
                        .pointers())
                .containsExactly("/from");
    }

    @Test
    void a_discarded_plan_is_closed_and_no_longer_listed() {
        JsonNode plan = solved(false);
        assertThat(listed()).contains(plan.path("id").asString());

        assertThat(api.as(Role.SCHEDULER).delete(path(plan), tag(plan)).status())
                .isEqualTo(204);

        assertThat(listed()).doesNotContain(plan.path("id").asString());
        assertThat(publish(read(plan), Map.of()).problemCode()).isEqualTo("plan-closed");
    }

    /** Otherwise the emptiest room of the whole database is the cheapest way out of every gap. */
    private Place theOnlyPlace() {
        Place place = desk.newPlace();
        List<UUID> others = jdbc.sql("select id from resource where kind = 'ROOM' and id <> ?")
                .param(place.room())
                .query(UUID.class)
                .list();
        for (UUID room : others) {
            jdbc.sql("insert into closure (id, resource_id, starts_at, ends_at, reason) values (?, ?, ?, ?, ?)")
                    .params(
                            UUID.randomUUID(),
                            room,
                            nine.minus(Duration.ofHours(9)).atOffset(ZoneOffset.UTC),
                            nine.plus(Duration.ofHours(15)).atOffset(ZoneOffset.UTC),
                            "Not in this test")
                    .update();
        }
        return place;
    }

    private List<String> listed() {
        return api.as(Role.SCHEDULER)
                .get("/api/plans?from={from}&to={to}", day, day)
                .body()
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    private UUID booked(Place place, Instant start, int minutes) {
        Answer answer = desk.book(desk.acceptedEpisode(), place, start, minutes);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return BookingDesk.id(answer);
    }

    private Answer create(LocalDate from, LocalDate to, boolean includeWaiting, UUID... episodes) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("from", from);
        request.put("to", to);
        request.put("includeWaiting", includeWaiting);
        request.put("episodeIds", List.of(episodes));
        return api.as(Role.SCHEDULER).post("/api/plans", request);
    }

    private JsonNode solved(boolean includeWaiting, UUID... episodes) {
        Answer created = create(day, day, includeWaiting, episodes);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return awaitReady(created.body());
    }

    private JsonNode awaitReady(JsonNode plan) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> read(plan), seen -> !seen.path("state").asString().equals("SOLVING"));
    }

    private JsonNode read(JsonNode plan) {
        Answer answer = api.as(Role.SCHEDULER).get(path(plan));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private Answer publish(JsonNode plan, Map<String, Object> request) {
        return api.as(Role.SCHEDULER).post(path(plan) + "/publication", request, tag(plan));
    }

    private static String path(JsonNode plan) {
        return "/api/plans/" + plan.path("id").asString();
    }

    private static String tag(JsonNode plan) {
        return "\"" + plan.path("version").asLong() + "\"";
    }

    private static JsonNode placement(JsonNode plan, UUID booking) {
        return plan.path("placements")
                .valueStream()
                .filter(one -> one.path("bookingId").asString("").equals(booking.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> reasons(JsonNode placement) {
        return placement
                .path("reasons")
                .valueStream()
                .filter(one -> one.path("cost").asLong() < 0)
                .map(one -> one.path("term").asString())
                .toList();
    }

    private static long term(JsonNode plan, String term, String field) {
        return plan.path("terms")
                .valueStream()
                .filter(one -> one.path("term").asString().equals(term))
                .findFirst()
                .orElseThrow()
                .path(field)
                .asLong();
    }

    private static long total(JsonNode plan, String field) {
        return plan.path("terms")
                .valueStream()
                .mapToLong(one -> one.path(field).asLong())
                .sum();
    }

    private Instant startOf(UUID booking) {
        return Instant.parse(api.as(Role.NURSE)
                .get("/api/bookings/{id}", booking)
                .body()
                .path("start")
                .asString());
    }

    private int cells(UUID booking) {
        return jdbc.sql("select count(*) from booking_cell where booking_id = ?")
                .param(booking)
                .query(Integer.class)
                .single();
    }
}
