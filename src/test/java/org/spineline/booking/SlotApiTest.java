package org.spineline.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.day.DayProgress;
import org.spineline.day.Milestone;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.BookingDesk.Place;
import org.spineline.support.CountedStatements;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Looking for times. Has a database of its own, because what is free depends on everything there is. */
@SpinelineTest
@TestPropertySource(properties = "spineline.test.alone=slots")
@Import(CountedStatements.class)
class SlotApiTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /** A Tuesday on which nothing stands in the way of an episode that was accepted on the first day of the tests. */
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    private static final int MINUTES = 45;
    private static final int TURNOVER = 15;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private CountedStatements statements;

    @Autowired
    private DayProgress day;

    private BookingDesk desk;
    private Place place;

    @BeforeEach
    void openDesk() {
        desk = new BookingDesk(api);
        place = desk.newPlace();
    }

    @Test
    void the_first_open_day_is_the_one_on_which_every_gate_can_be_met() {
        JsonNode found = find(desk.acceptedEpisode(), "");

        assertThat(found.path("minutes").asInt()).isEqualTo(MINUTES);
        assertThat(found.at("/durationBasis/kind").asString()).isEqualTo("CONFIG");
        assertThat(found.path("timeZone").asString()).isEqualTo("America/New_York");
        assertThat(starts(found).get(0)).isEqualTo(at("2026-11-28", 0, 0));
        List<JsonNode> without = found.path("daysWithout").valueStream().toList();
        assertThat(without)
                .extracting(day -> day.path("date").asString())
                .containsExactly("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27");
        assertThat(without).allSatisfy(day -> {
            assertThat(day.path("code").asString()).isEqualTo("GATE");
            assertThat(day.path("reason").asString()).isNotBlank();
        });
    }

    @Test
    void gates_can_be_ignored_and_then_each_slot_says_so() {
        JsonNode found = find(desk.acceptedEpisode(), "&ignoreGates=true");

        assertThat(starts(found).get(0)).isBefore(at("2026-11-24", 0, 0));
        assertThat(found.at("/slots/0/reasons").valueStream().toList()).anySatisfy(reason -> {
            assertThat(reason.path("code").asString()).isEqualTo("GATE");
            assertThat(reason.path("tone").asString()).isEqualTo("WARN");
        });
    }

    @Test
    void a_slot_names_everything_it_needs_and_can_be_booked_as_it_stands() {
        UUID episode = desk.acceptedEpisode();
        JsonNode slot = find(episode, on(DAY)).at("/slots/0");
        assertThat(slot.at("/room/id").asString()).isEqualTo(place.room().toString());
        assertThat(slot.at("/operator/id").asString())
                .isEqualTo(place.operator().toString());
        assertThat(slot.path("rank").asInt()).isEqualTo(1);

        Map<String, Object> booking = new LinkedHashMap<>();
        booking.put("episodeId", episode);
        booking.put("start", slot.path("start").asString());
        booking.put("minutes", MINUTES);
        booking.put("roomId", place.room());
        booking.put("operatorId", place.operator());
        booking.put("sedationProviderId", slot.at("/sedationProvider/id").asString());
        booking.put("equipmentIds", List.of());
        Answer booked = api.as(Role.SCHEDULER).post("/api/bookings", booking);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
    }

    @Test
    void a_booking_and_its_turnover_are_kept_free_and_come_back_when_it_is_cancelled() {
        UUID waiting = desk.acceptedEpisode();
        Instant nine = at("2026-12-01", 9, 0);
        assertThat(starts(find(waiting, onDayFrom(nine)))).contains(nine);

        Answer booked = desk.book(desk.acceptedEpisode(), place, nine, 60);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        List<Instant> beside = starts(find(waiting, on(DAY)));
        assertThat(beside)
                .isNotEmpty()
                .noneMatch(start -> start.isBefore(nine.plus(Duration.ofMinutes(60 + TURNOVER)))
                        && start.plus(Duration.ofMinutes(MINUTES + TURNOVER)).isAfter(nine));

        assertThat(desk.cancel(BookingDesk.id(booked), booked.etag()).status()).isEqualTo(200);
        assertThat(starts(find(waiting, onDayFrom(nine)))).contains(nine);
    }

    @Test
    void a_slot_that_leaves_no_gap_comes_first_and_says_so() {
        Instant noon = at("2026-12-01", 12, 0);
        desk.book(desk.acceptedEpisode(), place, noon, 60);

        JsonNode found = find(desk.acceptedEpisode(), on(DAY));

        List<Instant> gapless = found.path("slots")
                .valueStream()
                .filter(slot -> codes(slot).contains("NO_GAP"))
                .map(slot -> Instant.parse(slot.path("start").asString()))
                .toList();
        assertThat(gapless)
                .contains(
                        noon.minus(Duration.ofMinutes(MINUTES + TURNOVER)),
                        noon.plus(Duration.ofMinutes(60 + TURNOVER)));
        assertThat(codes(found.at("/slots/0"))).contains("NO_GAP");
    }

    @Test
    void the_booking_that_is_moved_does_not_stand_in_its_own_way() {
        UUID episode = desk.acceptedEpisode();
        Instant nine = at("2026-12-01", 9, 0);
        UUID booking = BookingDesk.id(desk.book(episode, place, nine, MINUTES));
        restrictToMorning(place.room(), "09:00", "09:45");

        assertThat(starts(find(episode, on(DAY)))).isEmpty();
        assertThat(starts(find(episode, on(DAY) + "&exceptBooking=" + booking))).containsExactly(nine);

        Answer foreign = api.as(Role.SCHEDULER)
                .get("/api/slots?episodeId=" + desk.acceptedEpisode() + "&exceptBooking=" + booking);
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.pointers()).containsExactly("/exceptBooking");
    }

    @Test
    void a_leave_day_gives_its_reason_by_name_and_the_index_notices_when_it_is_entered() {
        UUID episode = desk.acceptedEpisode();
        assertThat(starts(find(episode, on(DAY)))).isNotEmpty();

        close(place.operator(), at("2026-12-01", 0, 0), at("2026-12-02", 0, 0), "Annual leave");

        JsonNode found = find(episode, on(DAY));
        assertThat(starts(found)).isEmpty();
        assertThat(found.at("/daysWithout/0/code").asString()).isEqualTo("OPERATOR");
        assertThat(found.at("/daysWithout/0/reason").asString())
                .startsWith("OPERATOR ")
                .endsWith(": Annual leave.");
    }

    @Test
    void a_closed_room_says_so() {
        close(place.room(), at("2026-12-01", 0, 0), at("2026-12-02", 0, 0), "Tube replacement");

        JsonNode found = find(desk.acceptedEpisode(), on(DAY));

        assertThat(found.at("/daysWithout/0/code").asString()).isEqualTo("CLOSED");
        assertThat(found.at("/daysWithout/0/reason").asString()).endsWith(": Tube replacement.");
    }

    @Test
    void a_block_is_for_its_owner_until_it_is_released() {
        UUID owner = desk.resource(ResourceKind.OPERATOR);
        restrictToMorning(place.room(), "08:00", "12:00");
        block(place.room(), owner, at("2026-12-01", 0, 0), at("2026-12-02", 0, 0), at("2026-11-29", 12, 0));
        UUID episode = desk.acceptedEpisode();

        JsonNode others = find(episode, on(DAY));
        assertThat(starts(others)).isEmpty();
        assertThat(others.at("/daysWithout/0/reason").asString()).contains("Spine block");
        JsonNode own = get("episodeId=" + episode + "&roomId=" + place.room() + "&operatorId=" + owner + on(DAY));
        assertThat(starts(own)).isNotEmpty();
        assertThat(codes(own.at("/slots/0"))).contains("OWN_BLOCK");

        clock.set(at("2026-11-29", 12, 0));
        assertThat(starts(find(episode, on(DAY) + "&ignoreGates=true"))).isNotEmpty();
    }

    @Test
    void hours_on_the_day_the_clocks_go_back_are_the_hours_on_the_wall() {
        clock.set(at("2027-10-01", 8, 0));
        UUID episode = desk.acceptedEpisode();
        LocalDate sunday = LocalDate.of(2027, 11, 7);
        hours(place.room(), "SUNDAY", "08:00", "09:00");

        List<Instant> found = starts(find(episode, on(sunday) + "&ignoreGates=true"));

        assertThat(found).isNotEmpty().allSatisfy(start -> assertThat(start)
                .isBetween(Instant.parse("2027-11-07T13:00:00Z"), Instant.parse("2027-11-07T13:15:00Z")));
    }

    @Test
    void weekday_part_of_day_and_limit_are_kept() {
        UUID episode = desk.acceptedEpisode();

        JsonNode found =
                find(episode, "&from=2026-12-01&to=2026-12-31&weekdays=THURSDAY,FRIDAY&part=AFTERNOON&limit=7");

        assertThat(starts(found)).hasSize(7).allSatisfy(start -> {
            assertThat(start.atZone(NEW_YORK).getDayOfWeek().name()).isIn("THURSDAY", "FRIDAY");
            assertThat(start.atZone(NEW_YORK).getHour()).isGreaterThanOrEqualTo(12);
        });
        assertThat(found.path("daysWithout")).isEmpty();
    }

    @Test
    void a_hold_takes_time_until_it_runs_out_but_not_from_its_own_episode() {
        UUID episode = desk.acceptedEpisode();
        restrictToMorning(place.room(), "09:00", "09:45");
        Instant nine = at("2026-12-01", 9, 0);
        Map<String, Object> hold = BookingDesk.slot(place, nine, MINUTES, null);
        hold.put("episodeId", episode);
        Answer held = api.as(Role.SCHEDULER).post("/api/bookings/holds", hold);
        assertThat(held.status()).as(held.text()).isEqualTo(201);
        UUID other = desk.acceptedEpisode();

        assertThat(starts(find(episode, on(DAY)))).containsExactly(nine);
        assertThat(starts(find(other, on(DAY)))).isEmpty();
        clock.advance(Duration.ofMinutes(6));
        assertThat(starts(find(other, on(DAY)))).containsExactly(nine);
    }

    @Test
    void nonsense_is_refused_with_its_place() {
        UUID episode = desk.acceptedEpisode();
        assertRefused(episode, "&from=2026-12-02&to=2026-12-01", "/to");
        assertRefused(episode, "&to=2026-11-22", "/to");
        assertRefused(episode, "&to=2027-05-29", "/to");
        assertRefused(episode, "&from=9999-12-31", "/from");
        assertRefused(episode, "&roomId=" + place.operator(), "/roomId");
        assertRefused(episode, "&operatorId=" + UUID.randomUUID(), "/operatorId");
        Answer referred = api.as(Role.SCHEDULER).get("/api/slots?episodeId=" + desk.referredEpisode(desk.patient()));
        assertThat(referred.status()).isEqualTo(409);
        assertThat(referred.problemCode()).isEqualTo("episode-not-accepted");
        assertThat(api.as(Role.SCHEDULER)
                        .get("/api/slots?episodeId=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_search_asks_as_many_questions_however_much_is_booked() {
        UUID episode = desk.acceptedEpisode();
        find(episode, "");
        int before = statements.during(() -> find(episode, "")).size();
        for (int i = 0; i < 10; i++) {
            desk.book(desk.acceptedEpisode(), desk.newPlace(), at("2026-12-01", 9, 0), MINUTES);
        }
        List<String> fresh = statements.during(() -> find(episode, ""));
        assertThat(fresh.size()).isLessThan(40);

        assertThat(statements.during(() -> find(episode, ""))).hasSize(before);
    }

    // Learned durations

    @Test
    void the_planned_time_is_learned_from_the_log_and_says_from_how_many_cases() {
        String asked = "/api/bookings/durations?technique=VERTEBROPLASTY&levels=1&sedation=LOCAL&operatorId=";
        JsonNode before = api.as(Role.SCHEDULER).get(asked + place.operator()).body();
        assertThat(before.path("kind").asString()).isEqualTo("CONFIG");
        assertThat(before.path("minutes").asInt()).isEqualTo(35);

        for (int i = 0; i < 10; i++) {
            Instant start = at("2026-11-24", 8 + i, 0);
            Answer booked = desk.book(desk.acceptedEpisode(), place, start, MINUTES);
            logged(BookingDesk.id(booked), start, start.plus(Duration.ofMinutes(20 + 2 * i)));
        }
        assertThat(api.as(Role.SCHEDULER)
                        .get(asked + place.operator())
                        .body()
                        .path("kind")
                        .asString())
                .as("read again after a while only")
                .isEqualTo("CONFIG");
        clock.advance(Duration.ofMinutes(10));

        JsonNode own = api.as(Role.SCHEDULER).get(asked + place.operator()).body();
        assertThat(own.path("kind").asString()).isEqualTo("LEARNED");
        assertThat(own.path("cases").asInt()).isEqualTo(10);
        // Ten minutes before the first puncture and five after the needle is out are the site's choice.
        assertThat(own.path("medianMinutes").asInt()).isEqualTo(28 + 15);
        assertThat(own.path("p90Minutes").asInt()).isEqualTo(36 + 15);
        assertThat(own.path("minutes").asInt()).isEqualTo(50);
        assertThat(own.path("source").asString()).startsWith("10 cases of OPERATOR ");
        JsonNode others = api.as(Role.SCHEDULER)
                .get(asked + desk.resource(ResourceKind.OPERATOR))
                .body();
        assertThat(others.path("source").asString()).startsWith("10 cases of all operators");
    }

    @Test
    void a_corrected_step_is_what_is_learned_from_and_what_the_search_plans_with() {
        List<UUID> done = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Instant came = at("2026-11-24", 6 + i, 0);
            UUID booking = BookingDesk.id(desk.book(threeLevels(), place, came, 60));
            done.add(booking);
            day.reached(booking, Milestone.IN_ROOM, came);
            day.reached(booking, Milestone.OUT, came.plus(Duration.ofMinutes(60 + i)));
            noted(booking, came.plus(Duration.ofMinutes(20)), came.plus(Duration.ofMinutes(50)));
        }
        UUID waiting = threeLevels();
        clock.set(at("2026-11-24", 20, 0));
        JsonNode before = find(waiting, on(DAY));
        assertThat(before.path("minutes").asInt()).as("75 of 100 took 67").isEqualTo(70);

        for (int i = 7; i < 10; i++) {
            Instant left = at("2026-11-24", 6 + i, 0).plus(Duration.ofMinutes(100 + i));
            Answer corrected = api.as(Role.NURSE)
                    .put(
                            "/api/bookings/" + done.get(i) + "/milestones/OUT",
                            Map.of("at", left, "reason", "Tapped too early", "also", List.of()),
                            "\"0\"");
            assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(10));

        JsonNode found = find(waiting, on(DAY));
        assertThat(found.at("/durationBasis/kind").asString()).isEqualTo("LEARNED");
        assertThat(found.at("/durationBasis/cases").asInt()).isEqualTo(10);
        assertThat(found.at("/durationBasis/medianMinutes").asInt()).isEqualTo(64);
        assertThat(found.at("/durationBasis/p90Minutes").asInt()).isEqualTo(108);
        assertThat(found.path("minutes").asInt()).isEqualTo(110);
        JsonNode slot = found.at("/slots/0");
        Instant start = Instant.parse(slot.path("start").asString());
        Answer booked = desk.book(waiting, place, start, found.path("minutes").asInt());
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        assertThat(booked.body().path("end").asString())
                .isEqualTo(start.plus(Duration.ofMinutes(110)).toString());
    }

    /** Nobody else here plans three levels, so nobody else's cases are learned from. */
    private UUID threeLevels() {
        return desk.acceptedEpisode(desk.patient(), List.of("T12", "L1", "L2"));
    }

    private void logged(UUID booking, Instant started, Instant ended) {
        jdbc.sql("update booking set sedation_protocol_code = 'LOCAL' where id = ?")
                .param(booking)
                .update();
        noted(booking, started, ended);
    }

    private void noted(UUID booking, Instant started, Instant ended) {
        jdbc.sql("update booking set status = 'COMPLETED' where id = ?")
                .param(booking)
                .update();
        jdbc.sql("insert into procedure_note (id, version, facility_id, created_at, created_by, patient_id, episode_id,"
                        + " booking_id, status, touched, planned_levels, started_at, ended_at, signed_by, signed_at,"
                        + " content_hash) select cast(? as uuid), 0, facility_id, created_at, created_by, patient_id,"
                        + " episode_id, id, 'SIGNED', '', 'L1', cast(? as timestamp with time zone),"
                        + " cast(? as timestamp with time zone), created_by, created_at, 'x' from booking where id = ?")
                .params(UUID.randomUUID(), utc(started), utc(ended), booking)
                .update();
    }

    // Waitlist

    @Test
    void wishes_are_kept_with_their_version() {
        UUID episode = desk.acceptedEpisode();
        Answer none = api.as(Role.SCHEDULER).get("/api/episodes/" + episode + "/waitlist");
        assertThat(none.body().path("version").asInt()).isZero();

        Answer first = prefer(episode, none.etag(), true, "FRIDAY", "MONDAY");
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.body()
                        .path("allowedWeekdays")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList())
                .containsExactly("MONDAY", "FRIDAY");
        assertThat(prefer(episode, none.etag(), false).status()).as("stale").isEqualTo(412);
        assertThat(prefer(episode, null, false).status()).as("no version").isEqualTo(428);
        assertThat(prefer(episode, first.etag(), false).status()).isEqualTo(200);
    }

    @Test
    void the_wishes_of_all_who_wait_are_read_at_once() {
        UUID silent = desk.acceptedEpisode();
        UUID quick = desk.acceptedEpisode();
        prefer(quick, "\"0\"", true, "TUESDAY");

        Answer answer = api.as(Role.NURSE).get("/api/waitlist/preferences");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<JsonNode> rows = answer.body().valueStream().toList();
        assertThat(ids(rows, List.of(silent, quick))).containsExactly(quick.toString());
        assertThat(of(rows, quick).path("shortNotice").asBoolean()).isTrue();
        assertThat(of(rows, quick).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void a_gap_lists_who_would_be_ready_first_and_says_why_the_others_would_not() {
        Instant nine = at("2026-12-01", 9, 0);
        UUID waiting = desk.acceptedEpisode();
        UUID shortNotice = desk.acceptedEpisode();
        prefer(shortNotice, "\"0\"", true);
        UUID otherDays = desk.acceptedEpisode();
        prefer(otherDays, "\"0\"", true, "FRIDAY");
        UUID later = desk.acceptedEpisode();
        Answer booked = desk.book(later, desk.newPlace(), at("2026-12-10", 9, 0), MINUTES);
        UUID earlier = desk.acceptedEpisode();
        desk.book(earlier, desk.newPlace(), at("2026-11-30", 9, 0), MINUTES);

        List<JsonNode> found = candidates(nine, 60);

        List<String> order = ids(found, List.of(waiting, shortNotice, otherDays, later, earlier));
        assertThat(order).doesNotContain(earlier.toString());
        JsonNode bookedLater = of(found, later);
        assertThat(bookedLater.at("/booking/id").asString())
                .isEqualTo(BookingDesk.id(booked).toString());
        assertThat(bookedLater.path("fits").asBoolean()).isTrue();
        assertThat(bookedLater.path("score").asDouble())
                .isLessThan(of(found, waiting).path("score").asDouble());
        assertThat(order.indexOf(waiting.toString())).isLessThan(order.indexOf(later.toString()));
        assertThat(of(found, otherDays).path("fits").asBoolean()).isFalse();
        assertThat(codes(of(found, otherDays))).contains("WEEKDAY");
        assertThat(order.indexOf(later.toString())).isLessThan(order.indexOf(otherDays.toString()));
        assertThat(of(found, waiting).at("/room/id").asString())
                .isEqualTo(place.room().toString());
        assertThat(codes(of(found, waiting))).contains("PAIN");

        assertThat(of(candidates(nine, 30), waiting).path("fits").asBoolean()).isFalse();
        assertThat(codes(of(candidates(nine, 30), waiting))).contains("TOO_LONG");
        clock.set(at("2026-11-23", 12, 0));
        assertThat(codes(of(candidates(at("2026-11-24", 9, 0), 60), waiting))).contains("GATE");
        assertThat(codes(of(candidates(at("2026-11-24", 9, 0), 60), shortNotice)))
                .contains("SHORT_NOTICE");
    }

    // What resources are good for

    @Test
    void ct_guidance_needs_a_room_with_a_ct_and_fluoroscopy_brings_a_c_arm_where_there_is_none() {
        UUID episode = desk.acceptedEpisode();
        UUID arm = desk.resource(ResourceKind.EQUIPMENT);
        UUID fixedElsewhere = desk.resource(ResourceKind.EQUIPMENT);
        trait(arm, "equipment_kind", "C_ARM");
        trait(fixedElsewhere, "equipment_kind", "C_ARM");
        jdbc.sql("update resource set fixed_room_id = ?, version = version + 1 where id = ?")
                .params(desk.resource(ResourceKind.ROOM), fixedElsewhere)
                .update();
        trait(place.room(), "room_kind", "PROCEDURE_ROOM");
        try {
            JsonNode withArm = find(episode, on(DAY));
            assertThat(withArm.at("/slots/0/equipment/0/id").asString()).isEqualTo(arm.toString());
            assertThat(codes(withArm.at("/slots/0"))).contains("ROOM_SECOND_BEST");

            trait(place.room(), "room_kind", "ANGIO_BIPLANE");
            JsonNode built = find(episode, on(DAY));
            assertThat(built.at("/slots/0/equipment")).isEmpty();
            assertThat(codes(built.at("/slots/0"))).doesNotContain("ROOM_SECOND_BEST");

            jdbc.sql("update episode set guidance = 'CT' where id = ?")
                    .param(episode)
                    .update();
            JsonNode ct = find(episode, on(DAY));
            assertThat(starts(ct)).isEmpty();
            assertThat(ct.at("/daysWithout/0/reason").asString())
                    .isEqualTo("No room suits the guidance that was chosen.");
        } finally {
            jdbc.sql("update resource set equipment_kind = null, fixed_room_id = null, version = version + 1"
                            + " where equipment_kind is not null")
                    .update();
        }
    }

    @Test
    void privileges_and_credentials_decide_who_may_operate() {
        UUID episode = desk.acceptedEpisode();
        assertThat(codes(find(episode, on(DAY)).at("/slots/0"))).contains("PRIVILEGE_NOT_RECORDED");

        trait(place.operator(), "privileges", "VERTEBROPLASTY");
        jdbc.sql("update resource set credential_expires = ?, version = version + 1 where id = ?")
                .params(DAY, place.operator())
                .update();
        JsonNode lastDay = find(episode, on(DAY));
        assertThat(codes(lastDay.at("/slots/0")))
                .doesNotContain("PRIVILEGE_NOT_RECORDED")
                .contains("CREDENTIAL_ENDS");
        JsonNode dayAfter = find(episode, on(DAY.plusDays(1)));
        assertThat(starts(dayAfter)).isEmpty();
        assertThat(dayAfter.at("/daysWithout/0/reason").asString()).endsWith(": credentials end on 1 Dec 2026.");

        trait(place.operator(), "privileges", "SACROPLASTY");
        assertThat(find(episode, on(DAY)).at("/daysWithout/0/reason").asString())
                .contains("privileged");
    }

    @Test
    void a_holiday_closes_everything_and_names_itself() {
        UUID episode = desk.acceptedEpisode();
        UUID holiday = UUID.randomUUID();
        jdbc.sql("insert into holiday (id, version, facility_id, created_at, created_by, holiday_on, name)"
                        + " select cast(? as uuid), 0, facility_id, created_at, created_by, cast(? as date), 'Own holiday'"
                        + " from resource where id = ?")
                .params(holiday, LocalDate.of(2026, 12, 17), place.room())
                .update();
        JsonNode found = find(episode, on(LocalDate.of(2026, 12, 17)));
        jdbc.sql("delete from holiday where id = ?").param(holiday).update();

        assertThat(starts(found)).isEmpty();
        assertThat(found.at("/daysWithout/0/code").asString()).isEqualTo("HOLIDAY");
        assertThat(found.at("/daysWithout/0/reason").asString()).isEqualTo("Own holiday.");
        assertThat(starts(find(episode, on(LocalDate.of(2026, 12, 17))))).isNotEmpty();
    }

    private void trait(UUID resource, String column, String value) {
        jdbc.sql("update resource set " + column + " = ?, version = version + 1 where id = ?")
                .params(value, resource)
                .update();
    }

    // Add-on

    @Test
    void an_inpatient_takes_a_free_place_or_one_that_a_booked_patient_gives_up() {
        restrictToMorning(place.room(), "09:00", "10:00");
        List<UUID> otherRooms = jdbc.sql("select id from resource where kind = 'ROOM' and id <> ? and active = true")
                .param(place.room())
                .query(UUID.class)
                .list();
        otherRooms.forEach(room -> jdbc.sql("update resource set active = false, version = version + 1 where id = ?")
                .param(room)
                .update());
        try {
            UUID added = desk.acceptedEpisode();
            JsonNode free = addOn(added);
            assertThat(free.at("/0/harm").asInt()).isZero();
            assertThat(free.at("/0/moves")).isEmpty();

            Answer booked = desk.book(desk.acceptedEpisode(), place, at("2026-12-01", 9, 0), MINUTES);
            JsonNode places = addOn(added);
            assertThat(places).hasSize(1);
            assertThat(places.at("/0/moves/0/bookingId").asString())
                    .isEqualTo(BookingDesk.id(booked).toString());
            assertThat(Instant.parse(places.at("/0/moves/0/to/start").asString()))
                    .isEqualTo(at("2026-12-08", 9, 0));
            assertThat(places.at("/0/harm").asInt()).isEqualTo(10 + 7 * 5);
            assertThat(codes(places.at("/0"))).contains("MOVES", "COVERAGE_OF_MOVED");
        } finally {
            otherRooms.forEach(room -> jdbc.sql("update resource set active = true, version = version + 1 where id = ?")
                    .param(room)
                    .update());
        }
    }

    // Leave

    @Test
    void a_leave_day_proposes_another_time_for_each_and_none_of_them_collide() {
        List<UUID> affected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Answer booked = desk.book(desk.acceptedEpisode(), place, at("2026-12-01", 8 + i, 0), MINUTES);
            assertThat(booked.status()).as(booked.text()).isEqualTo(201);
            affected.add(BookingDesk.id(booked));
        }
        desk.book(desk.acceptedEpisode(), place, at("2026-12-02", 9, 0), MINUTES);
        close(place.operator(), at("2026-12-01", 0, 0), at("2026-12-02", 0, 0), "Sick");

        Answer answer = api.as(Role.SCHEDULER)
                .get("/api/resources/" + place.operator() + "/affected?from=2026-12-01&to=2026-12-01");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<JsonNode> rows = answer.body().valueStream().toList();
        assertThat(rows)
                .extracting(row -> row.path("bookingId").asString())
                .containsExactlyElementsOf(affected.stream().map(UUID::toString).toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.path("cause").asString()).endsWith(": Sick");
            assertThat(row.at("/proposal/operator/id").asString())
                    .isNotEmpty()
                    .isNotEqualTo(place.operator().toString());
        });
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(collide(rows.get(i).path("proposal"), rows.get(j).path("proposal")))
                        .isFalse();
            }
        }
    }

    private static boolean collide(JsonNode one, JsonNode other) {
        boolean together = one.path("start")
                                .asString()
                                .compareTo(other.path("end").asString())
                        < 0
                && other.path("start").asString().compareTo(one.path("end").asString()) < 0;
        return together
                && List.of("/room/id", "/operator/id", "/sedationProvider/id").stream()
                        .anyMatch(resource -> one.at(resource)
                                .asString()
                                .equals(other.at(resource).asString()));
    }

    // How it is asked

    private JsonNode find(UUID episode, String wishes) {
        return get("episodeId=" + episode + "&roomId=" + place.room() + "&operatorId=" + place.operator() + wishes);
    }

    private JsonNode get(String query) {
        Answer answer = api.as(Role.SCHEDULER).get("/api/slots?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static String on(LocalDate day) {
        return "&from=" + day + "&to=" + day + "&limit=100";
    }

    private static String onDayFrom(Instant start) {
        LocalDate day = LocalDate.ofInstant(start, NEW_YORK);
        return on(day) + "&part=" + (start.atZone(NEW_YORK).getHour() < 12 ? "MORNING" : "AFTERNOON");
    }

    private void assertRefused(UUID episode, String wishes, String pointer) {
        Answer answer = api.as(Role.SCHEDULER).get("/api/slots?episodeId=" + episode + wishes);
        assertThat(answer.status()).as(wishes).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly(pointer);
    }

    private List<JsonNode> candidates(Instant start, int minutes) {
        Answer answer = api.as(Role.SCHEDULER)
                .get("/api/waitlist/candidates?start=" + start + "&minutes=" + minutes + "&roomId=" + place.room());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().valueStream().toList();
    }

    private static List<String> ids(List<JsonNode> rows, List<UUID> among) {
        return rows.stream()
                .map(row -> row.path("episodeId").asString())
                .filter(id -> among.contains(UUID.fromString(id)))
                .toList();
    }

    private static JsonNode of(List<JsonNode> rows, UUID episode) {
        return rows.stream()
                .filter(row -> row.path("episodeId").asString().equals(episode.toString()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode addOn(UUID episode) {
        Answer answer = api.as(Role.SCHEDULER).get("/api/episodes/" + episode + "/add-on?date=" + DAY);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private Answer prefer(UUID episode, @Nullable String etag, boolean shortNotice, String... weekdays) {
        return api.as(Role.SCHEDULER)
                .put(
                        "/api/episodes/" + episode + "/waitlist",
                        Map.of("shortNotice", shortNotice, "allowedWeekdays", List.of(weekdays)),
                        etag);
    }

    private static List<Instant> starts(JsonNode found) {
        return found.path("slots")
                .valueStream()
                .map(slot -> Instant.parse(slot.path("start").asString()))
                .toList();
    }

    private static List<String> codes(JsonNode row) {
        return row.path("reasons")
                .valueStream()
                .map(reason -> reason.path("code").asString())
                .toList();
    }

    private static Instant at(String day, int hour, int minute) {
        return LocalDate.parse(day).atTime(hour, minute).atZone(NEW_YORK).toInstant();
    }

    private void restrictToMorning(UUID resource, String from, String to) {
        hours(resource, "TUESDAY", from, to);
    }

    private void hours(UUID resource, String weekday, String from, String to) {
        Answer all = api.as(Role.ADMINISTRATOR).get("/api/resources");
        JsonNode known = all.body()
                .valueStream()
                .filter(row -> row.path("id").asString().equals(resource.toString()))
                .findFirst()
                .orElseThrow();
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("kind", known.path("kind").asString());
        request.put("name", known.path("name").asString());
        request.put("active", true);
        request.put(
                "hours",
                List.of(Map.of("weekday", weekday, "startsAt", from, "endsAt", to, "validFrom", "2026-01-01")));
        Answer changed = api.as(Role.ADMINISTRATOR)
                .put(
                        "/api/resources/" + resource,
                        request,
                        "\"%d\"".formatted(known.path("version").asLong()));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    private void close(UUID resource, Instant from, Instant to, String reason) {
        jdbc.sql("insert into closure (id, resource_id, starts_at, ends_at, reason) values (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), resource, utc(from), utc(to), reason)
                .update();
    }

    private void block(UUID resource, UUID owner, Instant from, Instant to, Instant released) {
        jdbc.sql(
                        "insert into resource_block (id, resource_id, owner_operator_id, label, starts_at, ends_at, release_at)"
                                + " values (?, ?, ?, 'Spine block', ?, ?, ?)")
                .params(UUID.randomUUID(), resource, owner, utc(from), utc(to), utc(released))
                .update();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
