package org.spineline.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
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

/** Who may do it, what can be where, and whether the patient can be ready by then. */
@SpinelineTest
class SuitabilityTest {
    /** A Tuesday, 09:00 in the facility. */
    private static final Instant NINE = Instant.parse("2026-12-08T14:00:00Z");

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
    void an_operator_without_the_privilege_is_refused_whatever_the_reason() {
        operator(place.operator(), "BALLOON_KYPHOPLASTY", null);

        Answer refused = desk.book(desk.acceptedEpisode(), place, NINE, 30, "He is the only one here");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("resource-unsuitable");
        assertThat(refused.body().at("/blockers/0/code").asString()).isEqualTo("NO_PRIVILEGE");
        assertThat(refused.body().path("detail").asString()).contains("no privilege for vertebroplasty");
        operator(place.operator(), "BALLOON_KYPHOPLASTY,VERTEBROPLASTY", null);
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 30).status()).isEqualTo(201);
    }

    @Test
    void no_privilege_at_all_is_none_and_not_recorded_is_no_obstacle() {
        operator(place.operator(), "", null);
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 30).problemCode())
                .isEqualTo("resource-unsuitable");

        operator(place.operator(), null, null);
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 30).status()).isEqualTo(201);
    }

    @Test
    void a_credential_holds_through_its_last_day_and_not_the_day_after() {
        operator(place.operator(), null, LocalDate.of(2026, 12, 7));
        Answer late = desk.book(desk.acceptedEpisode(), place, NINE, 30);
        assertThat(late.problemCode()).isEqualTo("resource-unsuitable");
        assertThat(late.body().at("/blockers/0/code").asString()).isEqualTo("CREDENTIAL_EXPIRED");
        assertThat(late.body().path("detail").asString()).contains("7 Dec 2026");

        operator(place.operator(), null, LocalDate.of(2026, 12, 8));
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 30).status()).isEqualTo(201);
    }

    @Test
    void a_device_that_is_fixed_in_one_room_is_not_booked_into_another() {
        UUID elsewhere = desk.resource(ResourceKind.ROOM);
        fixed(place.equipment(), elsewhere);
        Answer refused = desk.book(desk.acceptedEpisode(), place, NINE, 30);
        assertThat(refused.body().at("/blockers/0/code").asString()).isEqualTo("FIXED_ELSEWHERE");

        fixed(place.equipment(), place.room());
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 30).status()).isEqualTo(201);
    }

    @Test
    void a_public_holiday_needs_a_reason() {
        jdbc.sql("insert into holiday (id, version, facility_id, created_at, created_by, holiday_on, name)"
                        + " select :id, 0, id, current_timestamp, :id, :day, 'Founders Day' from facility")
                .param("id", UUID.randomUUID())
                .param("day", LocalDate.of(2039, 3, 8))
                .update();
        Instant holiday = Instant.parse("2039-03-08T14:00:00Z");
        UUID episode = desk.acceptedEpisode();

        Answer refused = desk.book(episode, place, holiday, 30);

        assertThat(refused.body().path("blockers").valueStream().map(one -> one.path("code")
                        .asString("")))
                .contains("HOLIDAY");
        assertThat(desk.book(episode, place, holiday, 30, "Emergency list").status())
                .isEqualTo(201);
    }

    @Test
    void what_cannot_be_in_order_by_then_needs_a_reason_which_is_kept() {
        UUID episode = desk.acceptedEpisode();
        consent(episode, "REFUSED");

        Answer refused = desk.book(episode, place, NINE, 30);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("outside-working-hours");
        assertThat(refused.body().at("/blockers/0/code").asString()).isEqualTo("GATE");
        assertThat(refused.body().at("/blockers/0/overridable").asBoolean()).isTrue();
        Answer booked = desk.book(episode, place, NINE, 30, "Will talk to the patient again on Monday");
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        assertThat(booked.body().path("overrideReason").asString()).startsWith("Will talk");
        assertThat(booked.body().at("/history/0/reason").asString()).startsWith("Will talk");
    }

    private void operator(UUID id, @Nullable String privileges, @Nullable LocalDate credentialExpires) {
        jdbc.sql("update resource set privileges = :privileges, credential_expires = :expires where id = :id")
                .param("privileges", privileges, Types.VARCHAR)
                .param("expires", credentialExpires, Types.DATE)
                .param("id", id)
                .update();
    }

    private void fixed(UUID equipment, UUID room) {
        jdbc.sql("update resource set fixed_room_id = :room where id = :id")
                .param("room", room)
                .param("id", equipment)
                .update();
    }

    private void consent(UUID episode, String status) {
        Map<String, Object> consent = new LinkedHashMap<>();
        consent.put("status", status);
        consent.put("levels", List.of());
        Answer now = api.as(Role.RADIOLOGIST).get("/api/episodes/{id}/consent", episode);
        Answer saved = api.as(Role.RADIOLOGIST).put("/api/episodes/" + episode + "/consent", consent, now.etag());
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }
}
