package org.spineline.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.BookingDesk.Place;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class BookingApiTest {
    /** A Tuesday, 09:00 in the facility. */
    private static final Instant NINE = Instant.parse("2026-12-01T14:00:00Z");

    private static final Instant TEN = NINE.plusSeconds(3600);

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    private BookingDesk desk;
    private Place place;

    @BeforeEach
    void openTheDesk() {
        desk = new BookingDesk(api);
        place = desk.newPlace();
    }

    @Test
    void a_booking_takes_technique_levels_and_sedation_from_what_the_radiologist_decided() {
        UUID episode = desk.acceptedEpisode();

        Answer booked = desk.book(episode, place, NINE, 45);

        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        JsonNode body = api.as(Role.NURSE)
                .get("/api/bookings/{id}", BookingDesk.id(booked))
                .body();
        assertThat(body.path("status").asString()).isEqualTo("BOOKED");
        assertThat(body.path("technique").asString()).isEqualTo("VERTEBROPLASTY");
        assertThat(body.at("/levels/0").asString()).isEqualTo("L1");
        assertThat(body.path("sedationProtocolCode").asString()).isEqualTo("MODERATE");
        assertThat(Instant.parse(body.path("end").asString())).isEqualTo(NINE.plusSeconds(45 * 60));
        assertThat(body.path("resources").valueStream().map(one -> one.path("id")
                        .asString()))
                .containsExactlyInAnyOrder(
                        place.room().toString(),
                        place.operator().toString(),
                        place.sedationProvider().toString(),
                        place.equipment().toString());
        assertThat(whatHappened(body)).containsExactly("BOOKED");
    }

    @Test
    void what_no_radiologist_accepted_is_not_booked() {
        Answer refused = desk.book(desk.referredEpisode(desk.patient()), place, NINE, 30);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("episode-not-accepted");
        assertThat(refused.body().path("episodeStatus").asString()).isEqualTo("REFERRED");
        assertThat(cells(place.room())).isZero();
    }

    @Test
    void an_episode_has_one_booking_at_a_time() {
        UUID episode = desk.acceptedEpisode();
        desk.book(episode, place, NINE, 30);

        Answer second = desk.book(episode, place, NINE.plusSeconds(86_400), 30);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problemCode()).isEqualTo("episode-booked-already");
        assertThat(cells(place.room())).isEqualTo(6);
    }

    @Test
    void time_is_booked_on_the_five_minute_grid_only() {
        UUID episode = desk.acceptedEpisode();
        Answer late = desk.book(episode, place, NINE.plusSeconds(60), 30);
        Answer odd = desk.book(episode, place, NINE, 33);
        Answer both = desk.book(episode, place, NINE.plusMillis(1), 31);

        assertThat(List.of(late.status(), odd.status(), both.status())).containsOnly(422);
        assertThat(late.pointers()).containsExactly("/start");
        assertThat(odd.pointers()).containsExactly("/minutes");
        assertThat(both.pointers()).containsExactly("/start", "/minutes");
        assertThat(desk.book(episode, place, NINE, 0).status()).isEqualTo(400);
        assertThat(desk.book(episode, place, NINE, 605).status()).isEqualTo(400);
        assertThat(desk.book(episode, place, NINE.plusSeconds(300), 5).status()).isEqualTo(201);
    }

    @Test
    void the_end_of_one_booking_may_be_the_start_of_the_next() {
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 60).status()).isEqualTo(201);
        assertThat(desk.book(desk.acceptedEpisode(), place, TEN, 60).status()).isEqualTo(201);
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE.minusSeconds(300), 10)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_conflict_names_everything_in_the_way_and_who_holds_it() {
        UUID patient = desk.patient("Moorland", "Mona");
        Answer first = desk.book(desk.acceptedEpisode(patient), place, NINE, 60);

        Answer refused = desk.book(desk.acceptedEpisode(patient), place, NINE.plusSeconds(55 * 60), 30);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("booking-conflict");
        JsonNode blockers = refused.body().path("blockers");
        assertThat(blockers.valueStream().map(one -> one.path("kind").asString()))
                .containsExactlyInAnyOrder("ROOM", "OPERATOR", "SEDATION_PROVIDER", "EQUIPMENT", "PATIENT");
        assertThat(blockers.valueStream().map(one -> one.path("bookingId").asString()))
                .containsOnly(BookingDesk.id(first).toString());
        assertThat(refused.body().path("detail").asString()).contains("Moorland, Mona");
    }

    @Test
    void a_reason_never_lets_two_bookings_overlap() {
        desk.book(desk.acceptedEpisode(), place, NINE, 60);

        Answer refused = desk.book(desk.acceptedEpisode(), place, NINE, 60, "The professor said so");

        assertThat(refused.problemCode()).isEqualTo("booking-conflict");
    }

    @Test
    void outside_working_hours_takes_a_reason_and_keeps_it() {
        hours(place.room(), DayOfWeek.TUESDAY, "08:00", "16:00");
        UUID episode = desk.acceptedEpisode();
        Instant halfPastThree = Instant.parse("2026-12-01T20:30:00Z");

        Answer refused = desk.book(episode, place, halfPastThree, 60);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("outside-working-hours");
        assertThat(refused.body().at("/blockers/0/resourceId").asString())
                .isEqualTo(place.room().toString());
        assertThat(desk.book(episode, place, halfPastThree, 60, "  ").status())
                .as("a blank is no reason")
                .isEqualTo(409);
        assertThat(cells(place.room())).isZero();

        Answer booked = desk.book(episode, place, halfPastThree, 60, "Cord compression tonight");
        assertThat(booked.status()).isEqualTo(201);
        assertThat(booked.body().path("overrideReason").asString()).isEqualTo("Cord compression tonight");
        assertThat(booked.body().at("/history/0/reason").asString()).isEqualTo("Cord compression tonight");
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 60).status())
                .as("within hours")
                .isEqualTo(201);
    }

    @Test
    void working_hours_hold_only_while_they_are_valid() {
        hours(place.operator(), DayOfWeek.TUESDAY, "08:00", "16:00");
        jdbc.sql("update working_hours set valid_until = ? where resource_id = ?")
                .params(LocalDate.of(2026, 11, 30), place.operator())
                .update();

        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 30).problemCode())
                .isEqualTo("outside-working-hours");
    }

    @Test
    void a_closure_takes_a_reason_and_is_named() {
        closure(place.equipment(), NINE, TEN, "C-arm service");
        UUID episode = desk.acceptedEpisode();

        Answer refused = desk.book(episode, place, NINE.minusSeconds(1800), 60);
        assertThat(refused.problemCode()).isEqualTo("outside-working-hours");
        assertThat(refused.body().at("/blockers/0/reason").asString()).isEqualTo("C-arm service");
        assertThat(desk.book(episode, place, TEN, 60).status())
                .as("the closure is over")
                .isEqualTo(201);
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 60, "Service was called off")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void moving_frees_the_old_place_and_leaves_a_trace() {
        Answer booked = desk.book(desk.acceptedEpisode(), place, NINE, 60);
        UUID id = BookingDesk.id(booked);
        Place elsewhere = desk.newPlace();

        Answer moved = desk.move(id, booked.etag(), elsewhere, TEN, 30);

        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(cells(place.room())).isZero();
        assertThat(cells(elsewhere.room())).isEqualTo(6);
        assertThat(whatHappened(moved.body())).containsExactly("BOOKED", "MOVED");
        JsonNode trace = moved.body().at("/history/1");
        assertThat(Instant.parse(trace.path("fromStart").asString())).isEqualTo(NINE);
        assertThat(Instant.parse(trace.path("toStart").asString())).isEqualTo(TEN);
        assertThat(trace.path("fromRoom").asString())
                .isNotEqualTo(trace.path("toRoom").asString());
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 60).status()).isEqualTo(201);
    }

    @Test
    void a_booking_may_be_moved_into_its_own_time() {
        Answer booked = desk.book(desk.acceptedEpisode(), place, NINE, 60);

        Answer moved = desk.move(BookingDesk.id(booked), booked.etag(), place, NINE.plusSeconds(1800), 60);

        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(cells(place.room())).isEqualTo(12);
    }

    @Test
    void a_refused_move_leaves_the_booking_where_it_was() {
        desk.book(desk.acceptedEpisode(), place, TEN, 60);
        Answer booked = desk.book(desk.acceptedEpisode(), place, NINE, 60);
        UUID id = BookingDesk.id(booked);

        Answer refused = desk.move(id, booked.etag(), place, NINE.plusSeconds(1800), 60);

        assertThat(refused.problemCode()).isEqualTo("booking-conflict");
        Answer still = api.as(Role.SCHEDULER).get("/api/bookings/{id}", id);
        assertThat(still.etag()).isEqualTo(booked.etag());
        assertThat(Instant.parse(still.body().path("start").asString())).isEqualTo(NINE);
        assertThat(cells(place.room())).isEqualTo(24);
    }

    @Test
    void cancelling_frees_the_time_and_keeps_the_booking() {
        UUID episode = desk.acceptedEpisode();
        Answer booked = desk.book(episode, place, NINE, 60);

        Answer cancelled = desk.cancel(BookingDesk.id(booked), booked.etag());

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.body().path("status").asString()).isEqualTo("CANCELLED");
        assertThat(cells(place.room())).isZero();
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 60).status()).isEqualTo(201);
        assertThat(desk.book(episode, desk.newPlace(), NINE, 60).status())
                .as("the episode may be booked again")
                .isEqualTo(201);
        assertThat(api.as(Role.SCHEDULER)
                        .get("/api/episodes/{id}/bookings", episode)
                        .body()
                        .size())
                .isEqualTo(2);
        assertThat(desk.cancel(BookingDesk.id(booked), cancelled.etag()).problemCode())
                .isEqualTo("booking-transition-refused");
    }

    @Test
    void every_change_needs_the_version_it_was_made_on() {
        Answer booked = desk.book(desk.acceptedEpisode(), place, NINE, 60);
        UUID id = BookingDesk.id(booked);
        Answer confirmed = progress(id, booked.etag(), "CONFIRMED");
        assertThat(confirmed.status()).isEqualTo(200);

        for (String etag : new String[] {null, booked.etag()}) {
            int expected = etag == null ? 428 : 412;
            assertThat(desk.move(id, etag, place, TEN, 60).status()).isEqualTo(expected);
            assertThat(desk.cancel(id, etag).status()).isEqualTo(expected);
            assertThat(progress(id, etag, "ARRIVED").status()).isEqualTo(expected);
        }
        Answer now = api.as(Role.SCHEDULER).get("/api/bookings/{id}", id);
        assertThat(now.etag()).isEqualTo(confirmed.etag());
        assertThat(now.body().path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(whatHappened(now.body())).containsExactly("BOOKED", "CONFIRMED");
    }

    @Test
    void a_patient_is_progressed_to_the_room_and_no_further() {
        Answer answer = desk.book(desk.acceptedEpisode(), place, NINE, 60);
        UUID id = BookingDesk.id(answer);
        for (String step : List.of("CONFIRMED", "ARRIVED", "IN_ROOM")) {
            answer = progress(id, answer.etag(), step);
            assertThat(answer.status()).as(step).isEqualTo(200);
        }

        assertThat(desk.move(id, answer.etag(), place, TEN, 60).problemCode()).isEqualTo("booking-not-movable");
        for (String step : List.of("COMPLETED", "CANCELLED", "NO_SHOW", "HELD", "BOOKED")) {
            assertThat(progress(id, answer.etag(), step).problemCode()).as(step).isEqualTo("progress-refused");
        }
        assertThat(progress(id, answer.etag(), "ARRIVED").problemCode()).isEqualTo("booking-transition-refused");
    }

    @Test
    void a_booking_across_midnight_is_on_both_days_and_blocks_both() {
        Instant halfPastEleven = Instant.parse("2026-12-04T04:30:00Z");
        UUID id = BookingDesk.id(desk.book(desk.acceptedEpisode(), place, halfPastEleven, 60));

        assertThat(bookingsOn("2026-12-03")).contains(id.toString());
        assertThat(bookingsOn("2026-12-04")).contains(id.toString());
        assertThat(bookingsOn("2026-12-02")).doesNotContain(id.toString());
        assertThat(bookingsOn("2026-12-05")).doesNotContain(id.toString());
        Answer afterMidnight = desk.book(desk.acceptedEpisode(), place, halfPastEleven.plusSeconds(55 * 60), 30);
        assertThat(afterMidnight.problemCode()).isEqualTo("booking-conflict");
    }

    @Test
    void a_booking_until_midnight_is_on_one_day() {
        Instant eleven = Instant.parse("2026-12-07T04:00:00Z");
        UUID id = BookingDesk.id(desk.book(desk.acceptedEpisode(), place, eleven, 60));

        assertThat(bookingsOn("2026-12-06")).contains(id.toString());
        assertThat(bookingsOn("2026-12-07")).doesNotContain(id.toString());
    }

    @Test
    void the_day_the_clocks_go_back_has_25_hours_and_a_booking_keeps_its_length() {
        hours(place.room(), DayOfWeek.SUNDAY, "00:30", "03:00");
        Instant firstHalfPastOne = Instant.parse("2027-11-07T05:30:00Z");
        Instant secondHalfPastOne = firstHalfPastOne.plusSeconds(3600);
        Answer booked = desk.book(desk.acceptedEpisode(), place, firstHalfPastOne, 90);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);

        JsonNode board = board("2027-11-07");
        assertThat(Instant.parse(board.path("dayStart").asString())).isEqualTo("2027-11-07T04:00:00Z");
        assertThat(Instant.parse(board.path("dayEnd").asString())).isEqualTo("2027-11-08T05:00:00Z");
        JsonNode column = column(board, place.room());
        assertThat(Instant.parse(column.at("/workingHours/0/start").asString())).isEqualTo("2027-11-07T04:30:00Z");
        assertThat(Instant.parse(column.at("/workingHours/0/end").asString())).isEqualTo("2027-11-07T08:00:00Z");
        assertThat(column.path("utilisationPercent").asInt())
                .as("90 of 210 minutes")
                .isEqualTo(43);
        assertThat(Instant.parse(booked.body().path("end").asString())).isEqualTo("2027-11-07T07:00:00Z");
        assertThat(cells(place.room())).isEqualTo(18);
        assertThat(desk.book(desk.acceptedEpisode(), place, secondHalfPastOne, 30)
                        .problemCode())
                .as("the same time on the wall, an hour later")
                .isEqualTo("booking-conflict");
    }

    @Test
    void both_hours_of_the_same_name_can_be_booked() {
        Instant firstOne = Instant.parse("2027-11-07T05:00:00Z");

        assertThat(desk.book(desk.acceptedEpisode(), place, firstOne, 60).status())
                .isEqualTo(201);
        assertThat(desk.book(desk.acceptedEpisode(), place, firstOne.plusSeconds(3600), 60)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void the_day_the_clocks_go_forward_has_23_hours_and_none_in_the_gap() {
        hours(place.room(), DayOfWeek.SUNDAY, "01:00", "04:00");
        hours(place.operator(), DayOfWeek.SUNDAY, "02:00", "03:00");
        Instant halfPastOne = Instant.parse("2027-03-14T06:30:00Z");
        Answer booked = desk.book(desk.acceptedEpisode(), place, halfPastOne, 60, "The operator is on call");
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);

        JsonNode board = board("2027-03-14");
        assertThat(Instant.parse(board.path("dayStart").asString())).isEqualTo("2027-03-14T05:00:00Z");
        assertThat(Instant.parse(board.path("dayEnd").asString())).isEqualTo("2027-03-15T04:00:00Z");
        JsonNode column = column(board, place.room());
        assertThat(Instant.parse(column.at("/workingHours/0/start").asString())).isEqualTo("2027-03-14T06:00:00Z");
        assertThat(Instant.parse(column.at("/workingHours/0/end").asString())).isEqualTo("2027-03-14T08:00:00Z");
        assertThat(column.path("utilisationPercent").asInt())
                .as("60 of 120 minutes")
                .isEqualTo(50);
        assertThat(Instant.parse(booked.body().path("end").asString())).isEqualTo("2027-03-14T07:30:00Z");
        assertThat(api.as(Role.SCHEDULER)
                        .get("/api/board?date=2027-03-14&by=OPERATOR")
                        .body()
                        .path("columns")
                        .valueStream()
                        .filter(one -> one.at("/resource/id")
                                .asString()
                                .equals(place.operator().toString()))
                        .flatMap(one -> one.path("workingHours").valueStream()))
                .as("hours that the jump swallows")
                .isEmpty();
    }

    @Test
    void a_wall_clock_time_without_its_offset_is_refused() {
        Map<String, Object> request = new LinkedHashMap<>(BookingDesk.slot(place, NINE, 30, null));
        request.put("episodeId", desk.acceptedEpisode());
        request.put("start", "2027-03-14T02:30:00");

        Answer refused = api.as(Role.SCHEDULER).post("/api/bookings", request);

        assertThat(refused.status()).as("nobody can say when that is").isEqualTo(400);
        assertThat(refused.pointers()).containsExactly("/start");
    }

    @Test
    void resources_of_the_wrong_kind_or_out_of_use_are_refused_at_their_fields() {
        UUID episode = desk.acceptedEpisode();
        Place mixedUp = new Place(place.operator(), place.room(), place.equipment(), place.sedationProvider());
        Answer refused = desk.book(episode, mixedUp, NINE, 30);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers())
                .containsExactlyInAnyOrder("/roomId", "/operatorId", "/sedationProviderId", "/equipmentIds/0");

        jdbc.sql("update resource set active = false where id = ?")
                .param(place.room())
                .update();
        assertThat(desk.book(episode, place, NINE, 30).pointers()).containsExactly("/roomId");
        assertThat(desk.book(episode, place.with(ResourceKind.ROOM, UUID.randomUUID()), NINE, 30)
                        .pointers())
                .containsExactly("/roomId");
    }

    private Answer progress(UUID id, @Nullable String etag, String status) {
        return api.as(Role.NURSE).post("/api/bookings/" + id + "/progress", Map.of("status", status), etag);
    }

    private JsonNode board(String day) {
        Answer board = api.as(Role.SCHEDULER).get("/api/board?date={day}", day);
        assertThat(board.status()).as(board.text()).isEqualTo(200);
        return board.body();
    }

    private List<String> bookingsOn(String day) {
        return board(day)
                .path("bookings")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    private static JsonNode column(JsonNode board, UUID resource) {
        return board.path("columns")
                .valueStream()
                .filter(one -> one.at("/resource/id").asString().equals(resource.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> whatHappened(JsonNode booking) {
        return booking.path("history")
                .valueStream()
                .map(one -> one.path("what").asString())
                .toList();
    }

    private long cells(UUID resource) {
        return jdbc.sql("select count(*) from booking_cell where resource_id = ?")
                .param(resource)
                .query(Long.class)
                .single();
    }

    private void hours(UUID resource, DayOfWeek day, String from, String to) {
        jdbc.sql("insert into working_hours (id, resource_id, weekday, starts_at, ends_at, valid_from)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        resource,
                        day.name(),
                        LocalTime.parse(from),
                        LocalTime.parse(to),
                        LocalDate.of(2020, 1, 1))
                .update();
    }

    private void closure(UUID resource, Instant from, Instant to, String reason) {
        jdbc.sql("insert into closure (id, resource_id, starts_at, ends_at, reason) values (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), resource, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC), reason)
                .update();
    }
}
