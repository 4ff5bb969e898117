package org.spineline.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.BookingDesk.Place;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.spineline.support.TrailRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What a calendar program gets, read back strictly by a library that knows the format. */
@SpinelineTest
class FeedTest {
    private static final Instant START = Instant.parse("2026-12-08T14:00:00Z");

    @Autowired
    private Api api;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private BookingDesk desk;
    private Place place;

    @BeforeEach
    void a_place_of_its_own() {
        desk = new BookingDesk(api);
        place = desk.newPlace();
    }

    @Test
    void a_feed_is_strictly_valid_and_carries_the_zone_of_the_facility() throws Exception {
        UUID booking = booked(START);
        MockHttpServletResponse answer = read(feed(place.room()));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("text/calendar;charset=UTF-8");
        String text = text(answer);
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(text.split("\r\n")).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(75));
        Calendar calendar = parsed(text);
        assertThat(calendar.validate(true).hasErrors()).isFalse();
        VTimeZone zone = calendar.<VTimeZone>getComponents(Component.VTIMEZONE).get(0);
        assertThat(zone.getTimeZoneId().getValue()).isEqualTo("America/New_York");
        VEvent event = only(calendar);
        assertThat(event.validate(true).hasErrors()).isFalse();
        assertThat(value(event, Property.UID)).isEqualTo(booking + "@spineline");
        assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("0");
        assertThat(text).contains("DTSTART;TZID=America/New_York:20261208T090000\r\n");
        assertThat(text).contains("DTEND;TZID=America/New_York:20261208T100000\r\n");
        assertThat(value(event, Property.SUMMARY)).startsWith("Procedure, OPERATOR ");
    }

    @Test
    void a_feed_names_no_patient_and_nothing_clinical() throws Exception {
        booked(START);

        assertThat(text(read(feed(place.operator()))))
                .contains("SUMMARY:Procedure\\, ROOM")
                .doesNotContainIgnoringCase("booker")
                .doesNotContainIgnoringCase("vertebroplasty")
                .doesNotContain("L1");
    }

    @Test
    void reading_a_feed_leaves_no_rows_in_the_access_trail_because_it_shows_no_patient() throws Exception {
        booked(START);
        String path = feed(place.room());
        long before = rowsInTheTrail();

        read(path);

        assertThat(rowsInTheTrail()).isEqualTo(before);
    }

    @Test
    void a_moved_booking_keeps_its_uid_and_raises_its_sequence() throws Exception {
        Answer booked = desk.book(desk.acceptedEpisode(), place, START, 60);
        UUID booking = BookingDesk.id(booked);
        String path = feed(place.room());
        clock.advance(Duration.ofMinutes(3));

        desk.move(booking, booked.etag(), place, START.plus(Duration.ofHours(2)), 60);

        VEvent event = only(parsed(text(read(path))));
        assertThat(value(event, Property.UID)).isEqualTo(booking + "@spineline");
        assertThat(Integer.parseInt(value(event, Property.SEQUENCE))).isPositive();
        assertThat(value(event, Property.DTSTART)).isEqualTo("20261208T110000");
        assertThat(value(event, Property.DTSTAMP)).isEqualTo("20261123T080300Z");
    }

    @Test
    void a_cancelled_booking_stays_in_the_feed_as_cancelled() throws Exception {
        Answer booked = desk.book(desk.acceptedEpisode(), place, START, 60);
        desk.cancel(BookingDesk.id(booked), booked.etag());

        VEvent event = only(parsed(text(read(feed(place.operator())))));

        assertThat(value(event, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(value(event, Property.TRANSP)).isEqualTo("TRANSPARENT");
    }

    @Test
    void a_hold_is_nobody_elses_business() throws Exception {
        UUID booking = booked(START);
        jdbc.sql("update booking set status = 'HELD', hold_expires_at = ends_at where id = :id")
                .param("id", booking)
                .update();

        assertThat(parsed(text(read(feed(place.room())))).getComponents(Component.VEVENT))
                .isEmpty();
    }

    @Test
    void the_window_reaches_from_thirty_days_back_to_half_a_year_ahead() throws Exception {
        booked(START);
        booked(START.plus(Duration.ofDays(200)));
        String path = feed(place.room());
        assertThat(parsed(text(read(path))).getComponents(Component.VEVENT)).hasSize(1);

        clock.set(START.plus(Duration.ofDays(31)));

        VEvent event = only(parsed(text(read(path))));
        assertThat(value(event, Property.DTSTART)).startsWith("20270626");
    }

    @Test
    void the_hour_that_comes_twice_is_told_in_utc_so_that_it_is_told_apart() throws Exception {
        // 06:30 UTC on 7 November 2027 is the second 01:30 of that night in New York.
        clock.set(Instant.parse("2027-10-25T14:00:00Z"));
        booked(Instant.parse("2027-11-07T06:30:00Z"));

        String text = text(read(feed(place.room())));

        assertThat(text).contains("DTSTART:20271107T063000Z\r\n");
        DtStart<?> start = (DtStart<?>) only(parsed(text)).getRequiredProperty(Property.DTSTART);
        assertThat(Instant.from(start.getDate())).isEqualTo("2027-11-07T06:30:00Z");
        assertThat(text).contains("DTEND;TZID=America/New_York:20271107T023000\r\n");
        assertThat(Instant.parse("2027-11-07T07:30:00Z")
                        .atZone(ZoneId.of("America/New_York"))
                        .getHour())
                .isEqualTo(2);
    }

    @Test
    void an_unchanged_feed_is_answered_with_nothing_and_a_changed_one_in_full() throws Exception {
        booked(START);
        String path = feed(place.room());
        MockHttpServletResponse first = read(path);
        clock.advance(Duration.ofHours(1));
        String etag = String.valueOf(first.getHeader(HttpHeaders.ETAG));

        MockHttpServletResponse again = readKnowing(path, etag);
        booked(START.plus(Duration.ofDays(1)));
        MockHttpServletResponse changed = readKnowing(path, etag);

        assertThat(again.getStatus()).isEqualTo(304);
        assertThat(again.getContentAsByteArray()).isEmpty();
        assertThat(first.getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-cache, private");
        assertThat(changed.getStatus()).isEqualTo(200);
    }

    @Test
    void a_revoked_a_wrong_and_a_misshapen_address_are_not_found_in_the_same_words() throws Exception {
        Answer created = create(Role.ADMINISTRATOR, place.room());
        String path = created.body().path("path").asString();
        String id = created.body().path("feed").path("id").asString();
        assertThat(read(path).getStatus()).isEqualTo(200);

        assertThat(api.as(Role.ADMINISTRATOR)
                        .delete("/api/feeds/" + id, created.etag())
                        .status())
                .isEqualTo(204);

        String refused = sentence(read(path));
        assertThat(read(path).getStatus()).isEqualTo(404);
        for (String wrong : new String[] {"/ical/" + "A".repeat(43) + ".ics", "/ical/x.ics"}) {
            MockHttpServletResponse answer =
                    mvc.perform(get(wrong).accept("text/calendar")).andReturn().getResponse();
            assertThat(answer.getStatus()).as(wrong).isEqualTo(404);
            assertThat(sentence(answer)).isEqualTo(refused);
        }
    }

    @Test
    void the_secret_is_told_once_and_kept_as_a_hash() {
        String path =
                create(Role.ADMINISTRATOR, place.room()).body().path("path").asString();
        String token = path.replaceAll("^/ical/|\\.ics$", "");

        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(api.as(Role.ADMINISTRATOR).get("/api/feeds").text()).doesNotContain(token);
        assertThat(jdbc.sql("select count(*) from calendar_feed where token_hash like :part")
                        .param("part", "%" + token + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_radiologist_follows_his_own_calendar_and_nobody_elses() {
        Answer mine = api.as(Role.ADMINISTRATOR)
                .post(
                        "/api/resources",
                        Map.of(
                                "kind",
                                "OPERATOR",
                                "name",
                                "Op " + UUID.randomUUID(),
                                "userId",
                                Api.userOf(Role.RADIOLOGIST).id(),
                                "active",
                                true,
                                "hours",
                                List.of()));
        UUID own = BookingDesk.id(mine);
        Answer others = create(Role.ADMINISTRATOR, place.operator());

        Answer created = create(Role.RADIOLOGIST, own);
        Answer refused = create(Role.RADIOLOGIST, place.operator());

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/resourceId");
        List<String> seen = api.as(Role.RADIOLOGIST)
                .get("/api/feeds")
                .body()
                .valueStream()
                .map(feed -> feed.path("resourceId").asString())
                .distinct()
                .toList();
        assertThat(seen).containsExactly(own.toString());
        assertThat(api.as(Role.RADIOLOGIST)
                        .delete(
                                "/api/feeds/"
                                        + others.body().path("feed").path("id").asString(),
                                others.etag())
                        .status())
                .isEqualTo(404);
        assertThat(api.as(Role.RADIOLOGIST)
                        .delete(
                                "/api/feeds/"
                                        + created.body().path("feed").path("id").asString(),
                                created.etag())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void only_reading_a_feed_is_open() throws Exception {
        String path = feed(place.room());

        assertThat(mvc.perform(post(path).with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
        for (String closed : new String[] {"/ical", "/ical/", "/ical/a/b.ics"}) {
            assertThat(mvc.perform(get(closed)).andReturn().getResponse().getStatus())
                    .as(closed)
                    .isIn(401, 404);
        }
    }

    private UUID booked(Instant start) {
        Answer booked = desk.book(desk.acceptedEpisode(), place, start, 60);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        return BookingDesk.id(booked);
    }

    private Answer create(Role role, UUID resource) {
        return api.as(role).post("/api/feeds", Map.of("resourceId", resource));
    }

    private String feed(UUID resource) {
        Answer created = create(Role.ADMINISTRATOR, resource);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.body().path("path").asString();
    }

    private MockHttpServletResponse read(String path) throws Exception {
        return mvc.perform(get(path)).andReturn().getResponse();
    }

    private MockHttpServletResponse readKnowing(String path, String etag) throws Exception {
        return mvc.perform(get(path).header(HttpHeaders.IF_NONE_MATCH, etag))
                .andReturn()
                .getResponse();
    }

    private long rowsInTheTrail() {
        return TrailRows.ofRequests(jdbc);
    }

    /** The refusal without the address it repeats. */
    private static String sentence(MockHttpServletResponse answer) {
        return text(answer).replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static Calendar parsed(String text) throws Exception {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static VEvent only(Calendar calendar) {
        List<VEvent> events = calendar.getComponents(Component.VEVENT);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static String value(VEvent event, String property) {
        return event.getRequiredProperty(property).getValue();
    }
}
