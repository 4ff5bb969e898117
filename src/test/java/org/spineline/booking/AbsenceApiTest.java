package org.spineline.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class AbsenceApiTest {
    /** A Tuesday, 09:00 in the facility. */
    private static final Instant NINE = Instant.parse("2026-12-01T14:00:00Z");

    private static final Instant TEN = NINE.plusSeconds(3600);
    private static final Instant MIDNIGHT = Instant.parse("2026-12-01T05:00:00Z");

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    private BookingDesk desk;
    private Place place;

    @BeforeEach
    void openTheDesk() {
        desk = new BookingDesk(api);
        place = desk.newPlace();
    }

    @Test
    void a_closure_over_bookings_is_kept_and_names_whom_it_hits() {
        Answer booked = desk.book(desk.acceptedEpisode(desk.patient("Moorland", "Mona")), place, NINE, 60);
        desk.book(desk.acceptedEpisode(), place, TEN.plusSeconds(3600), 60);

        Answer closed = close(Role.SCHEDULER, place.operator(), NINE, TEN, "LEAVE", "Conference");

        assertThat(closed.status()).as(closed.text()).isEqualTo(201);
        assertThat(closed.body().path("affectedCount").asInt()).isEqualTo(1);
        JsonNode hit = closed.body().at("/affected/0");
        assertThat(hit.path("bookingId").asString())
                .isEqualTo(BookingDesk.id(booked).toString());
        assertThat(hit.at("/patient/familyName").asString()).isEqualTo("Moorland");
        assertThat(hit.path("cause").asString()).endsWith(": Conference");
        assertThat(hit.path("version").asLong())
                .isEqualTo(booked.body().path("version").asLong());
        assertThat(api.as(Role.SCHEDULER)
                        .get("/api/bookings/{id}", BookingDesk.id(booked))
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("BOOKED");
        Answer later = desk.book(desk.acceptedEpisode(), place, NINE.plusSeconds(60 * 60), 30);
        assertThat(later.status()).as("the closure is over").isEqualTo(201);
    }

    @Test
    void who_may_not_see_bookings_learns_how_many_not_who() {
        desk.book(desk.acceptedEpisode(desk.patient("Moorland", "Mona")), place, NINE, 60);

        Answer closed = close(Role.ADMINISTRATOR, place.room(), NINE, TEN, "SERVICE", "Maintenance");

        assertThat(closed.body().path("affectedCount").asInt()).isEqualTo(1);
        assertThat(closed.body().path("affected").isEmpty()).isTrue();
        assertThat(closed.text()).doesNotContain("Moorland");
    }

    @Test
    void what_is_cancelled_or_over_is_not_affected() {
        Answer cancelled = desk.book(desk.acceptedEpisode(), place, NINE, 60);
        desk.cancel(BookingDesk.id(cancelled), cancelled.etag());
        desk.book(desk.acceptedEpisode(), place, TEN, 60);

        clock.set(TEN.plusSeconds(2 * 3600));
        Answer closed = sick(place.operator(), "2026-12-01", null);

        assertThat(closed.status()).as(closed.text()).isEqualTo(201);
        assertThat(closed.body().path("affectedCount").asInt()).isZero();
    }

    @Test
    void a_sick_day_is_the_whole_local_day_and_does_not_tell_the_calendar_why() {
        desk.book(desk.acceptedEpisode(), place, NINE, 60);

        Answer sick = sick(place.operator(), "2026-12-01", null);

        JsonNode closure = sick.body().path("closure");
        assertThat(Instant.parse(closure.path("start").asString())).isEqualTo(MIDNIGHT);
        assertThat(Instant.parse(closure.path("end").asString())).isEqualTo(MIDNIGHT.plus(Duration.ofDays(1)));
        assertThat(closure.path("kind").asString()).isEqualTo("SICK");
        assertThat(sick.body().path("affected").size()).isEqualTo(1);
        JsonNode board =
                api.as(Role.NURSE).get("/api/board?date=2026-12-01&by=OPERATOR").body();
        assertThat(board.path("columns")
                        .valueStream()
                        .filter(column -> column.at("/resource/id")
                                .asString()
                                .equals(place.operator().toString()))
                        .flatMap(column -> column.path("closures").valueStream())
                        .map(one -> one.path("label").asString()))
                .containsExactly("Away");
    }

    @Test
    void a_sick_day_on_a_clock_change_is_as_long_as_the_day() {
        JsonNode longDay = sick(place.operator(), "2027-11-07", null).body().path("closure");
        JsonNode shortDay = sick(place.operator(), "2027-03-14", null).body().path("closure");

        assertThat(length(longDay)).isEqualTo(Duration.ofHours(25));
        assertThat(length(shortDay)).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void the_sick_button_pressed_twice_closes_the_day_once() {
        Answer first = sick(place.operator(), "2026-12-01", "Ill");
        Answer second = sick(place.operator(), "2026-12-01", "Ill");

        assertThat(second.body().at("/closure/id").asString())
                .isEqualTo(first.body().at("/closure/id").asString());
        assertThat(absences(place.operator(), "2026-12-01", "2026-12-01")
                        .path("closures")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_closure_is_taken_back_on_the_version_it_was_seen_on() {
        Answer closed = close(Role.SCHEDULER, place.room(), NINE, TEN, "SERVICE", "Maintenance");
        String path = "/api/resources/" + place.room() + "/closures/"
                + closed.body().at("/closure/id").asString();

        assertThat(api.as(Role.SCHEDULER).delete(path, null).status()).isEqualTo(428);
        assertThat(api.as(Role.SCHEDULER).delete(path, "\"0\"").status()).isEqualTo(412);
        assertThat(api.as(Role.SCHEDULER).delete(path, closed.etag()).status()).isEqualTo(204);
        assertThat(absences(place.room(), "2026-12-01", "2026-12-01")
                        .path("closures")
                        .isEmpty())
                .isTrue();
        long version = absences(place.room(), "2026-12-01", "2026-12-01")
                .path("resourceVersion")
                .asLong();
        assertThat(api.as(Role.SCHEDULER).delete(path, "\"" + version + "\"").problemCode())
                .isEqualTo("closure-not-found");
    }

    @Test
    void closures_that_make_no_sense_are_pointed_at() {
        assertThat(close(Role.SCHEDULER, place.room(), TEN, NINE, "OTHER", "x").pointers())
                .containsExactly("/end");
        assertThat(close(Role.SCHEDULER, place.room(), NINE, NINE, "OTHER", "x").pointers())
                .containsExactly("/end");
        assertThat(close(Role.SCHEDULER, place.room(), NINE, NINE.plus(Duration.ofDays(368)), "OTHER", "x")
                        .pointers())
                .containsExactly("/end");
        assertThat(close(Role.SCHEDULER, place.room(), Instant.parse("1900-01-01T00:00:00Z"), NINE, "OTHER", "x")
                        .pointers())
                .containsExactly("/start");
        assertThat(close(Role.SCHEDULER, place.room(), Instant.MIN, Instant.MAX, "OTHER", "x")
                        .status())
                .isIn(400, 422);
        assertThat(close(Role.SCHEDULER, place.room(), NINE, TEN, "SICK", "x").pointers())
                .containsExactly("/kind");
        assertThat(close(Role.SCHEDULER, place.room(), NINE, TEN, "OTHER", " ").status())
                .isEqualTo(400);
        assertThat(close(Role.SCHEDULER, UUID.randomUUID(), NINE, TEN, "OTHER", "x")
                        .status())
                .isEqualTo(404);
        assertThat(sick(place.room(), "2026-12-01", null).pointers()).containsExactly("#id");
        assertThat(sick(place.operator(), "2031-12-01", null).pointers()).containsExactly("/date");
        assertThat(absences(place.room(), "2026-11-01", "2027-10-31")
                        .path("closures")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void nothing_is_entered_for_a_retired_resource() {
        UUID room = desk.resource(ResourceKind.ROOM);
        Map<String, Object> retired = new LinkedHashMap<>();
        retired.put("kind", "ROOM");
        retired.put("name", "Retired " + room);
        retired.put("active", false);
        retired.put("hours", List.of());
        api.as(Role.ADMINISTRATOR).put("/api/resources/" + room, retired, "\"0\"");

        assertThat(close(Role.SCHEDULER, room, NINE, TEN, "OTHER", "x").pointers())
                .containsExactly("#id");
        assertThat(block(room, place.operator(), NINE, TEN, null, null).pointers())
                .containsExactly("#id");
    }

    @Test
    void a_weekly_block_keeps_its_local_time_and_is_released_by_the_clock_alone() {
        // Tuesdays from before to after the clocks go forward on 14 March 2027; released a week ahead.
        Instant start = Instant.parse("2027-03-09T13:00:00Z");
        Answer made = block(
                place.room(),
                place.operator(),
                start,
                start.plus(Duration.ofHours(4)),
                start.minus(Duration.ofDays(7)),
                "2027-03-16");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode weeks = made.body();
        assertThat(weeks.size()).isEqualTo(2);
        assertThat(weeks.at("/1/start").asString()).isEqualTo("2027-03-16T12:00:00Z");
        assertThat(weeks.at("/1/releaseAt").asString()).isEqualTo("2027-03-09T13:00:00Z");
        assertThat(weeks.at("/0/seriesId").asString())
                .isEqualTo(weeks.at("/1/seriesId").asString());
        assertThat(released()).containsExactly(false, false);

        clock.set(Instant.parse("2027-03-02T13:00:00Z"));
        assertThat(released()).containsExactly(true, false);
    }

    @Test
    void somebody_elses_block_is_named_until_it_is_released() {
        UUID other = desk.resource(ResourceKind.OPERATOR);
        Instant release = NINE.minus(Duration.ofDays(2));
        block(place.room(), other, NINE, TEN, release, null);
        UUID episode = desk.acceptedEpisode();

        assertThat(desk.book(episode, place, NINE, 30)
                        .body()
                        .at("/blockers/0/code")
                        .asString())
                .isEqualTo("BLOCK");
        clock.set(release);
        assertThat(desk.book(episode, place, NINE, 30).status()).isEqualTo(201);
    }

    @Test
    void one_week_or_the_rest_of_the_series_is_taken_away() {
        JsonNode weeks = block(place.room(), place.operator(), NINE, TEN, null, "2026-12-22")
                .body();
        assertThat(weeks.size()).isEqualTo(4);
        String path = "/api/resources/" + place.room() + "/blocks/";

        Answer one = api.as(Role.SCHEDULER).delete(path + weeks.at("/0/id").asString(), "\"0\"");
        assertThat(one.status()).as(one.text()).isEqualTo(204);
        assertThat(released()).hasSize(3);
        api.as(Role.SCHEDULER).delete(path + weeks.at("/2/id").asString() + "?series=true", "\"0\"");
        assertThat(absences(place.room(), "2026-12-01", "2027-01-31")
                        .at("/blocks/0/id")
                        .asString())
                .isEqualTo(weeks.at("/1/id").asString());
        assertThat(absences(place.room(), "2026-12-01", "2027-01-31")
                        .path("blocks")
                        .size())
                .isEqualTo(1);
        assertThat(api.as(Role.SCHEDULER)
                        .delete(
                                "/api/resources/" + place.operator() + "/blocks/"
                                        + weeks.at("/1/id").asString(),
                                "\"0\"")
                        .status())
                .as("a block of another resource")
                .isEqualTo(404);
    }

    @Test
    void time_is_kept_for_one_owner_only() {
        block(place.room(), place.operator(), NINE, TEN, null, "2026-12-22");

        Answer refused = block(
                place.room(),
                desk.resource(ResourceKind.OPERATOR),
                NINE.plus(Duration.ofDays(7)),
                TEN.plus(Duration.ofDays(7)),
                null,
                null);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("block-conflict");
        assertThat(refused.body().at("/blocks/0/start").asString()).isEqualTo("2026-12-08T14:00:00Z");
    }

    @Test
    void blocks_that_make_no_sense_are_pointed_at() {
        UUID room = place.room();
        UUID operator = place.operator();
        assertThat(block(room, null, NINE, TEN, null, null).pointers()).containsExactly("/ownerOperatorId");
        assertThat(block(operator, operator, NINE, TEN, null, null).pointers()).containsExactly("/ownerOperatorId");
        assertThat(block(room, place.equipment(), NINE, TEN, null, null).pointers())
                .containsExactly("/ownerOperatorId");
        assertThat(block(room, UUID.randomUUID(), NINE, TEN, null, null).pointers())
                .containsExactly("/ownerOperatorId");
        assertThat(block(room, operator, TEN, NINE, null, null).pointers()).containsExactly("/end");
        assertThat(block(room, operator, NINE, TEN, TEN, null).pointers()).containsExactly("/releaseAt");
        assertThat(block(room, operator, NINE, TEN, NINE.minus(Duration.ofDays(400)), null)
                        .pointers())
                .containsExactly("/releaseAt");
        assertThat(block(room, operator, NINE, TEN, null, "2026-11-30").pointers())
                .containsExactly("/weeklyUntil");
        assertThat(block(room, operator, NINE, TEN, null, "2028-06-01").pointers())
                .containsExactly("/weeklyUntil");
        assertThat(block(room, operator, NINE, NINE.plus(Duration.ofDays(8)), null, "2026-12-22")
                        .pointers())
                .containsExactly("/end");
        assertThat(absences(room, "2026-11-01", "2027-10-31").path("blocks").isEmpty())
                .isTrue();
    }

    @Test
    void absences_are_asked_for_over_a_year_at_most() {
        String path = "/api/resources/" + place.room() + "/absences";
        assertThat(api.as(Role.SCHEDULER)
                        .get(path + "?from=2026-01-01&to=2027-06-01")
                        .status())
                .isEqualTo(400);
        assertThat(api.as(Role.SCHEDULER)
                        .get(path + "?from=2026-02-01&to=2026-01-01")
                        .status())
                .isEqualTo(400);
        assertThat(api.as(Role.SCHEDULER)
                        .get(path + "?from=-999999-01-01&to=-999999-01-02")
                        .status())
                .isEqualTo(400);
    }

    private Answer close(Role role, UUID resource, Instant start, Instant end, String kind, String reason) {
        return api.as(role)
                .post(
                        "/api/resources/" + resource + "/closures",
                        Map.of("start", start, "end", end, "kind", kind, "reason", reason));
    }

    private Answer sick(UUID resource, String date, @Nullable String reason) {
        Map<String, Object> request = new LinkedHashMap<>(Map.of("date", date));
        if (reason != null) {
            request.put("reason", reason);
        }
        return api.as(Role.SCHEDULER).post("/api/resources/" + resource + "/sick-days", request);
    }

    private Answer block(
            UUID resource,
            @Nullable UUID owner,
            Instant start,
            Instant end,
            @Nullable Instant release,
            @Nullable String weeklyUntil) {
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("ownerOperatorId", owner);
        request.put("label", "Kept");
        request.put("start", start);
        request.put("end", end);
        request.put("releaseAt", release);
        request.put("weeklyUntil", weeklyUntil);
        return api.as(Role.SCHEDULER).post("/api/resources/" + resource + "/blocks", request);
    }

    private JsonNode absences(UUID resource, String from, String to) {
        Answer answer =
                api.as(Role.ADMINISTRATOR).get("/api/resources/{id}/absences?from={from}&to={to}", resource, from, to);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private List<Boolean> released() {
        return absences(place.room(), "2026-12-01", "2027-11-30")
                .path("blocks")
                .valueStream()
                .map(block -> block.path("released").asBoolean())
                .toList();
    }

    private static Duration length(JsonNode span) {
        return Duration.between(
                Instant.parse(span.path("start").asString()),
                Instant.parse(span.path("end").asString()));
    }
}
