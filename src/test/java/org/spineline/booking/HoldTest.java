package org.spineline.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.booking.application.CalendarFeed;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.BookingDesk.Place;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Holds, repeated requests, sessions that belong together, and what the desk says before anything is taken. */
@SpinelineTest
class HoldTest {
    /** A Tuesday, 09:00 in the facility. */
    private static final Instant NINE = Instant.parse("2026-12-15T14:00:00Z");

    private static final Instant TEN = NINE.plusSeconds(3600);
    private static final Duration HOLD = Duration.ofMinutes(5);

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private CalendarFeed feed;

    private BookingDesk desk;
    private Place place;

    @BeforeEach
    void openTheDesk() {
        desk = new BookingDesk(api);
        place = desk.newPlace();
    }

    @Test
    void a_held_time_is_shown_to_others_and_not_given_to_them() {
        Answer held = hold(desk.acceptedEpisode(), NINE, 30);

        assertThat(held.status()).as(held.text()).isEqualTo(201);
        assertThat(Instant.parse(held.body().path("holdExpiresAt").asString()))
                .isEqualTo(clock.instant().plus(HOLD));
        JsonNode tile = tiles("2026-12-15", BookingDesk.id(held));
        assertThat(tile.path("status").asString()).isEqualTo("HELD");
        assertThat(tile.path("heldBy").asString()).isEqualTo("Test Scheduler");
        Answer other = desk.book(desk.acceptedEpisode(), place, NINE, 30);
        assertThat(other.problemCode()).isEqualTo("booking-conflict");
        assertThat(other.body().at("/blockers/0/code").asString()).isEqualTo("HELD");
        assertThat(other.body().at("/blockers/0/reason").asString()).contains("held by Test Scheduler");
        assertThat(other.body().at("/blockers/0/overridable").asBoolean()).isFalse();
    }

    @Test
    void Check_62_a_clock_an_hour_wrong_gives_nobody_a_time_that_another_holds_or_has() {
        UUID episode = desk.acceptedEpisode();
        assertThat(hold(episode, NINE, 30).status()).isEqualTo(201);
        UUID booked = BookingDesk.id(desk.book(desk.acceptedEpisode(), place, TEN, 30));
        Duration hour = Duration.ofHours(1);

        clock.advance(hour.negated());

        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 30).problemCode())
                .as("a slow clock keeps what is held")
                .isEqualTo("booking-conflict");
        assertThat(desk.book(desk.acceptedEpisode(), place, TEN, 30).problemCode())
                .isEqualTo("booking-conflict");

        clock.advance(hour.multipliedBy(2));

        assertThat(desk.book(desk.acceptedEpisode(), place, TEN, 30).problemCode())
                .as("a fast clock ends holds, never bookings")
                .isEqualTo("booking-conflict");
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 30).status()).isEqualTo(201);

        clock.advance(hour.negated());

        assertThat(desk.book(episode, place, NINE, 30).problemCode())
                .as("whoever held it is told that it is gone")
                .isEqualTo("booking-conflict");
        assertThat(tiles("2026-12-15", booked).path("status").asString()).isEqualTo("BOOKED");
    }

    @Test
    void the_hold_becomes_the_booking_and_may_still_change() {
        UUID episode = desk.acceptedEpisode();
        Answer held = hold(episode, NINE, 30);
        Map<String, Object> request = BookingDesk.slot(place, TEN, 45, null);
        request.put("episodeId", episode);
        request.put("holdId", BookingDesk.id(held));

        Answer booked = api.as(Role.SCHEDULER).post("/api/bookings", request);

        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        assertThat(BookingDesk.id(booked)).isEqualTo(BookingDesk.id(held));
        assertThat(booked.body().path("status").asString()).isEqualTo("BOOKED");
        assertThat(booked.body().path("holdExpiresAt").isMissingNode()
                        || booked.body().path("holdExpiresAt").isNull())
                .isTrue();
        assertThat(cells(place.room())).isEqualTo(9);
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 30).status())
                .as("the time held first")
                .isEqualTo(201);
    }

    @Test
    void a_hold_counts_until_its_last_moment_and_not_after() {
        hold(desk.acceptedEpisode(), NINE, 30);
        clock.advance(HOLD.minusNanos(1000));
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 30).status()).isEqualTo(409);

        clock.advance(Duration.ofNanos(1000));

        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 30).status()).isEqualTo(201);
    }

    @Test
    void a_hold_that_ran_out_is_no_longer_shown_even_before_anybody_clears_it_away() {
        UUID held = BookingDesk.id(hold(desk.acceptedEpisode(), NINE, 30));

        clock.advance(HOLD);

        assertThat(tiles("2026-12-15", held).isMissingNode()).isTrue();
    }

    @Test
    void booking_on_a_hold_that_ran_out_is_refused_with_what_to_do() {
        UUID episode = desk.acceptedEpisode();
        Answer held = hold(episode, NINE, 30);
        clock.advance(HOLD);
        Map<String, Object> request = BookingDesk.slot(place, NINE, 30, null);
        request.put("episodeId", episode);
        request.put("holdId", BookingDesk.id(held));

        Answer refused = api.as(Role.SCHEDULER).post("/api/bookings", request);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("hold-expired");
        assertThat(refused.body().path("detail").asString()).contains("Choose it again");
        assertThat(refused.body().path("holdId").asString())
                .isEqualTo(BookingDesk.id(held).toString());
        request.remove("holdId");
        assertThat(api.as(Role.SCHEDULER).post("/api/bookings", request).status())
                .isEqualTo(201);
    }

    @Test
    void a_new_hold_of_the_same_person_takes_the_place_of_the_old_one() {
        UUID episode = desk.acceptedEpisode();
        hold(episode, NINE, 30);

        assertThat(hold(episode, TEN, 30).status()).isEqualTo(201);

        assertThat(cells(place.room())).isEqualTo(6);
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 30).status()).isEqualTo(201);
    }

    @Test
    void two_people_do_not_book_the_same_episode_at_once() {
        UUID episode = desk.acceptedEpisode();
        hold(episode, NINE, 30);

        Answer refused =
                api.as(Role.RADIOLOGIST).post("/api/bookings/holds", request(episode, desk.newPlace(), TEN, 30));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("episode-held");
        assertThat(refused.body().path("detail").asString()).startsWith("Test Scheduler");
    }

    @Test
    void a_hold_is_given_back_by_whoever_took_it_and_by_nobody_else() {
        Answer held = hold(desk.acceptedEpisode(), NINE, 30);
        String path = "/api/bookings/holds/" + BookingDesk.id(held);

        assertThat(api.as(Role.RADIOLOGIST).delete(path, held.etag()).problemCode())
                .isEqualTo("hold-of-somebody-else");
        assertThat(api.as(Role.SCHEDULER).delete(path, null).status()).isEqualTo(428);
        assertThat(api.as(Role.SCHEDULER).delete(path, "\"99\"").status()).isEqualTo(412);
        assertThat(api.as(Role.SCHEDULER).delete(path, held.etag()).status()).isEqualTo(204);

        assertThat(cells(place.room())).isZero();
    }

    @Test
    void a_hold_needs_no_reason_outside_hours_but_the_booking_does() {
        UUID episode = desk.acceptedEpisode();
        jdbc.sql(
                        "insert into closure (id, resource_id, starts_at, ends_at, reason) values (:id, :room, :start, :end, 'Service')")
                .param("id", UUID.randomUUID())
                .param("room", place.room())
                .param("start", NINE.atOffset(ZoneOffset.UTC))
                .param("end", TEN.atOffset(ZoneOffset.UTC))
                .update();

        assertThat(hold(episode, NINE, 30).status()).isEqualTo(201);
        Answer refused = desk.book(episode, place, NINE, 30);
        assertThat(refused.problemCode()).isEqualTo("outside-working-hours");
        assertThat(refused.body().at("/blockers/0/code").asString()).isEqualTo("CLOSED");
        assertThat(desk.book(episode, place, NINE, 30, "Emergency, service postponed")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_block_is_open_to_its_owner_and_to_all_once_released() {
        Place owner = desk.newPlace().with(ResourceKind.ROOM, place.room());
        block(place.room(), owner.operator(), NINE.minusSeconds(86_400));

        Answer stranger = desk.book(desk.acceptedEpisode(), place, NINE, 30);
        assertThat(stranger.problemCode()).isEqualTo("outside-working-hours");
        assertThat(stranger.body().at("/blockers/0/code").asString()).isEqualTo("BLOCK");
        assertThat(stranger.body().path("detail").asString()).contains("reserved: Dr Owner");
        assertThat(desk.book(desk.acceptedEpisode(), owner, NINE, 30).status()).isEqualTo(201);

        clock.set(NINE.minusSeconds(86_400).minusSeconds(1));
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE.plusSeconds(1800), 15)
                        .status())
                .as("a second before the release")
                .isEqualTo(409);
        clock.advance(Duration.ofSeconds(1));
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE.plusSeconds(1800), 15)
                        .status())
                .as("from the release on")
                .isEqualTo(201);
    }

    @Test
    void the_same_request_sent_again_finds_its_first_answer() {
        Map<String, Object> request = request(desk.acceptedEpisode(), place, NINE, 30);
        Answer first = api.as(Role.SCHEDULER).postWithKey("/api/bookings", request, "form-" + place.room());

        Answer again = api.as(Role.SCHEDULER).postWithKey("/api/bookings", request, "form-" + place.room());

        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(BookingDesk.id(again)).isEqualTo(BookingDesk.id(first));
        assertThat(cells(place.room())).isEqualTo(6);
    }

    @Test
    void a_key_is_not_used_for_two_requests() {
        UUID episode = desk.acceptedEpisode();
        String key = "form-" + place.room();
        api.as(Role.SCHEDULER).postWithKey("/api/bookings", request(episode, place, NINE, 30), key);

        Answer other = api.as(Role.SCHEDULER).postWithKey("/api/bookings", request(episode, place, TEN, 30), key);
        Answer stranger = api.as(Role.SCHEDULER)
                .postWithKey("/api/bookings", request(desk.acceptedEpisode(), place, TEN, 30), key);

        assertThat(List.of(other.problemCode(), stranger.problemCode())).containsOnly("idempotency-key-reused");
        assertThat(cells(place.room())).isEqualTo(6);
        assertThat(api.as(Role.SCHEDULER)
                        .postWithKey("/api/bookings", request(episode, place, NINE, 30), "no spaces")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_double_click_books_once_and_both_clicks_are_told_so() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 10; round++) {
                Map<String, Object> request =
                        request(desk.acceptedEpisode(), desk.newPlace(), NINE.plusSeconds(86_400L * round), 30);
                String key = "double-" + UUID.randomUUID();
                CyclicBarrier together = new CyclicBarrier(4);
                List<Future<Answer>> clicks = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    clicks.add(threads.submit(() -> {
                        together.await();
                        return api.as(Role.SCHEDULER).postWithKey("/api/bookings", request, key);
                    }));
                }
                List<UUID> made = new ArrayList<>();
                for (Future<Answer> click : clicks) {
                    assertThat(click.get().status()).as(click.get().text()).isEqualTo(201);
                    made.add(BookingDesk.id(click.get()));
                }
                assertThat(made.stream().distinct()).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void sessions_that_belong_together_are_booked_together_or_not_at_all() {
        UUID episode = twoLevels();
        desk.book(desk.acceptedEpisode(), place, NINE.plusSeconds(14 * 86_400), 30);
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("episodeId", episode);
        request.put("sessions", List.of(session(NINE, "L1"), session(NINE.plusSeconds(14 * 86_400), "T12")));

        Answer refused = api.as(Role.SCHEDULER).post("/api/bookings/series", request);
        assertThat(refused.problemCode()).isEqualTo("booking-conflict");
        assertThat(cells(place.room())).as("only the stranger's").isEqualTo(6);

        request.put("sessions", List.of(session(NINE, "L1"), session(NINE.plusSeconds(15 * 86_400), "T12")));
        Answer booked = api.as(Role.SCHEDULER).post("/api/bookings/series", request);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        assertThat(booked.body().at("/bookings/0/levels/0").asString()).isEqualTo("L1");
        assertThat(booked.body().at("/bookings/1/levels/0").asString()).isEqualTo("T12");
        assertThat(booked.body().at("/bookings/1/seriesPart").asInt()).isEqualTo(2);
        assertThat(cells(place.room())).isEqualTo(18);
    }

    @Test
    void a_level_is_planned_and_in_one_session_only() {
        UUID episode = twoLevels();
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("episodeId", episode);
        request.put("sessions", List.of(session(NINE, "L1"), session(TEN, "L1"), session(TEN.plusSeconds(3600), "L5")));

        Answer refused = api.as(Role.SCHEDULER).post("/api/bookings/series", request);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/sessions/1/levels/0", "/sessions/2/levels/0");
        request.put("sessions", List.of(session(NINE, "L1"), session(NINE.plusSeconds(900), "T12")));
        assertThat(api.as(Role.SCHEDULER).post("/api/bookings/series", request).pointers())
                .as("overlapping sessions")
                .containsExactly("/sessions/1/start");
        assertThat(cells(place.room())).isZero();
    }

    @Test
    void the_desk_says_before_the_drop_what_would_stand_against_it() {
        UUID episode = desk.acceptedEpisode();
        desk.book(desk.acceptedEpisode(), place, NINE, 60);

        Answer taken = check(Map.of("episodeId", episode), NINE.plusSeconds(1800), 30);

        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(taken.body().path("clean").asBoolean()).isFalse();
        assertThat(taken.body().path("overridable").asBoolean()).isFalse();
        assertThat(taken.body().path("blockers")).hasSize(4);
        assertThat(taken.body().path("gates")).as("nothing is recorded yet").isNotEmpty();
        assertThat(Instant.parse(taken.body().at("/nearest/start").asString())).isEqualTo(TEN);
        assertThat(cells(place.room())).as("nothing was taken").isEqualTo(12);

        Answer free = check(Map.of("episodeId", episode), TEN, 30);
        assertThat(free.body().path("blockers")).isEmpty();
        assertThat(free.body().path("nearest").isMissingNode()
                        || free.body().path("nearest").isNull())
                .isTrue();
    }

    @Test
    void a_booking_does_not_stand_in_its_own_way_and_somebody_must_be_meant() {
        UUID booking = BookingDesk.id(desk.book(desk.acceptedEpisode(), place, NINE, 60));

        assertThat(check(Map.of("bookingId", booking), NINE.plusSeconds(1800), 60)
                        .body()
                        .path("blockers"))
                .isEmpty();
        Answer nobody = check(Map.of(), NINE, 30);
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.pointers()).containsExactly("/episodeId");
        assertThat(check(Map.of("bookingId", UUID.randomUUID()), NINE, 30).status())
                .isEqualTo(404);
    }

    @Test
    void a_past_day_is_neither_held_nor_booked_but_earlier_today_is() {
        UUID episode = desk.acceptedEpisode();
        clock.set(Instant.parse("2026-11-23T18:00:00Z"));
        Instant midnight = Instant.parse("2026-11-23T05:00:00Z");

        assertThat(hold(episode, midnight.minusSeconds(300), 30).pointers()).containsExactly("/start");
        assertThat(desk.book(episode, place, midnight.minusSeconds(300), 30).pointers())
                .containsExactly("/start");
        assertThat(desk.book(episode, place, midnight, 30).status()).isEqualTo(201);
    }

    @Test
    void the_feed_names_bookings_and_days_and_never_patients() {
        long before = feed.latest();
        UUID booking = BookingDesk.id(desk.book(desk.acceptedEpisode(), place, NINE, 30));
        Answer read = api.as(Role.SCHEDULER).get("/api/bookings/{id}", booking);
        desk.move(booking, read.etag(), place, NINE.plusSeconds(86_400), 30);

        List<CalendarFeed.Change> changes = feed.since(before).stream()
                .filter(change -> change.bookingId().equals(booking))
                .toList();

        assertThat(changes).extracting(CalendarFeed.Change::what).containsExactly("BOOKED", "MOVED");
        assertThat(changes.get(0).days()).hasToString("[2026-12-15]");
        assertThat(changes.get(1).days()).hasToString("[2026-12-15, 2026-12-16]");
    }

    @Test
    void several_days_at_a_glance_show_load_and_closures() {
        desk.book(desk.acceptedEpisode(), place, NINE, 45);

        Answer range = api.as(Role.SCHEDULER).get("/api/calendar?from=2026-12-14&to=2026-12-16");

        assertThat(range.status()).as(range.text()).isEqualTo(200);
        assertThat(range.body().path("days")).hasSize(3);
        JsonNode load = range.body()
                .at("/days/1/loads")
                .valueStream()
                .filter(one ->
                        one.path("resourceId").asString().equals(place.room().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(load.path("bookedMinutes").asInt()).isEqualTo(45);
        assertThat(load.path("count").asInt()).isEqualTo(1);
        assertThat(api.as(Role.SCHEDULER)
                        .get("/api/calendar?from=2026-12-14&to=2027-01-14")
                        .pointers())
                .as("32 days")
                .containsExactly("/to");
        assertThat(api.as(Role.SCHEDULER)
                        .get("/api/calendar?from=2026-12-14&to=2027-01-13")
                        .status())
                .as("31 days")
                .isEqualTo(200);
        assertThat(api.as(Role.SCHEDULER)
                        .get("/api/calendar?from=2026-12-14&to=2026-12-13")
                        .status())
                .isEqualTo(422);
    }

    private Answer hold(UUID episode, Instant start, int minutes) {
        return api.as(Role.SCHEDULER).post("/api/bookings/holds", request(episode, place, start, minutes));
    }

    private static Map<String, Object> request(UUID episode, Place place, Instant start, int minutes) {
        Map<String, Object> request = BookingDesk.slot(place, start, minutes, null);
        request.put("episodeId", episode);
        return request;
    }

    private Map<String, Object> session(Instant start, String level) {
        Map<String, Object> session = BookingDesk.slot(place, start, 30, null);
        session.put("levels", List.of(level));
        return session;
    }

    private UUID twoLevels() {
        return desk.acceptedEpisode(desk.patient(), List.of("L1", "T12"));
    }

    private Answer check(Map<String, Object> who, Instant start, int minutes) {
        Map<String, Object> request = BookingDesk.slot(place, start, minutes, null);
        request.putAll(who);
        return api.as(Role.SCHEDULER).post("/api/bookings/check", request);
    }

    private void block(UUID room, UUID owner, Instant releaseAt) {
        jdbc.sql(
                        """
                        insert into resource_block (id, resource_id, owner_operator_id, label, starts_at, ends_at, release_at)
                        values (:id, :room, :owner, 'Dr Owner', :start, :end, :release)
                        """)
                .param("id", UUID.randomUUID())
                .param("room", room)
                .param("owner", owner)
                .param("start", NINE.atOffset(ZoneOffset.UTC))
                .param("end", TEN.atOffset(ZoneOffset.UTC))
                .param("release", releaseAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    private long cells(UUID resource) {
        return jdbc.sql("select count(*) from booking_cell where resource_id = :id")
                .param("id", resource)
                .query(Long.class)
                .single();
    }

    private JsonNode tiles(String day, UUID booking) {
        JsonNode board = api.as(Role.NURSE).get("/api/board?date=" + day).body();
        return board.path("bookings")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(booking.toString()))
                .findFirst()
                .orElse(board.path("missing"));
    }
}
