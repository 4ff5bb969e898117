package org.spineline.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
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
import tools.jackson.databind.JsonNode;

@SpinelineTest
class ResourceApiTest {
    private static final Instant NINE = Instant.parse("2026-12-01T14:00:00Z");

    @Autowired
    private Api api;

    private BookingDesk desk;

    @BeforeEach
    void openTheDesk() {
        desk = new BookingDesk(api);
    }

    @Test
    void an_operator_keeps_privileges_and_the_last_day_of_the_credential() {
        Answer created = create(ResourceKind.OPERATOR, body -> {
            body.put("techniques", List.of("SACROPLASTY", "VERTEBROPLASTY", "SACROPLASTY"));
            body.put("credentialExpires", "2027-02-28");
        });

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        JsonNode operator = read(BookingDesk.id(created));
        assertThat(words(operator.path("techniques"))).containsExactly("VERTEBROPLASTY", "SACROPLASTY");
        assertThat(operator.path("credentialExpires").asString()).isEqualTo("2027-02-28");
        assertThat(operator.has("roomKind")).isFalse();
    }

    @Test
    void no_privileges_and_none_recorded_are_told_apart() {
        JsonNode none = read(BookingDesk.id(create(ResourceKind.OPERATOR, body -> body.put("techniques", List.of()))));
        JsonNode unknown = read(BookingDesk.id(create(ResourceKind.OPERATOR, body -> {})));

        assertThat(none.path("techniques").isArray()).isTrue();
        assertThat(none.path("techniques").isEmpty()).isTrue();
        assertThat(unknown.has("techniques")).isFalse();
    }

    @Test
    void a_room_has_a_kind_and_equipment_may_be_fixed_in_it() {
        UUID room = BookingDesk.id(create(ResourceKind.ROOM, body -> body.put("roomKind", "ANGIO_BIPLANE")));
        Answer arm = create(ResourceKind.EQUIPMENT, body -> {
            body.put("equipmentKind", "C_ARM");
            body.put("fixedRoomId", room);
        });

        assertThat(read(room).path("roomKind").asString()).isEqualTo("ANGIO_BIPLANE");
        assertThat(read(BookingDesk.id(arm)).path("fixedRoomId").asString()).isEqualTo(room.toString());
    }

    @Test
    void what_does_not_fit_the_kind_is_pointed_at_all_at_once() {
        Answer refused = create(ResourceKind.SEDATION_PROVIDER, body -> {
            body.put("roomKind", "CT");
            body.put("equipmentKind", "KIT");
            body.put("techniques", List.of("VERTEBROPLASTY"));
            body.put("fixedRoomId", desk.resource(ResourceKind.ROOM));
            body.put("credentialExpires", "1850-01-01");
        });

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers())
                .containsExactly("/roomKind", "/equipmentKind", "/techniques", "/credentialExpires", "/fixedRoomId");
    }

    @Test
    void equipment_is_fixed_in_rooms_only() {
        for (UUID place : List.of(desk.resource(ResourceKind.OPERATOR), retiredRoom(), UUID.randomUUID())) {
            Answer refused = create(ResourceKind.EQUIPMENT, body -> body.put("fixedRoomId", place));

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.pointers()).containsExactly("/fixedRoomId");
        }
        assertThat(create(ResourceKind.ROOM, body -> body.put("credentialExpires", "2027-01-01"))
                        .pointers())
                .containsExactly("/credentialExpires");
    }

    @Test
    void dates_that_no_calendar_keeps_are_refused() {
        Answer refused = create(
                ResourceKind.ROOM,
                body -> body.put(
                        "hours",
                        List.of(Map.of(
                                "weekday", "MONDAY",
                                "startsAt", "08:00",
                                "endsAt", "16:00",
                                "validFrom", "-100000-01-01",
                                "validUntil", "+999999-01-01"))));

        assertThat(refused.status()).as(refused.text()).isIn(400, 422);
    }

    @Test
    void whoever_is_booked_is_not_retired() {
        Place place = desk.newPlace();
        Answer booked = desk.book(desk.acceptedEpisode(), place, NINE, 60);

        Answer refused = retire(place.operator(), ResourceKind.OPERATOR);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("resource-in-use");
        assertThat(refused.body().path("count").asInt()).isEqualTo(1);
        assertThat(refused.body().at("/bookings/0/bookingId").asString())
                .isEqualTo(BookingDesk.id(booked).toString());
        assertThat(refused.text()).doesNotContain("Booker");
        assertThat(read(place.operator()).path("active").asBoolean()).isTrue();

        desk.cancel(BookingDesk.id(booked), booked.etag());
        assertThat(retire(place.operator(), ResourceKind.OPERATOR).status()).isEqualTo(200);
    }

    @Test
    void a_room_is_not_retired_while_equipment_is_fixed_in_it() {
        UUID room = desk.resource(ResourceKind.ROOM);
        Answer arm = create(ResourceKind.EQUIPMENT, body -> body.put("fixedRoomId", room));

        Answer refused = retire(room, ResourceKind.ROOM);

        assertThat(refused.problemCode()).isEqualTo("resource-in-use");
        assertThat(words(refused.body().path("fixedEquipment")))
                .containsExactly(arm.body().path("name").asString());
        assertThat(retire(BookingDesk.id(arm), ResourceKind.EQUIPMENT).status()).isEqualTo(200);
        assertThat(retire(room, ResourceKind.ROOM).status()).isEqualTo(200);
    }

    private UUID retiredRoom() {
        UUID room = desk.resource(ResourceKind.ROOM);
        retire(room, ResourceKind.ROOM);
        return room;
    }

    private Answer retire(UUID id, ResourceKind kind) {
        JsonNode now = read(id);
        Map<String, Object> request = request(kind, now.path("name").asString());
        request.put("active", false);
        return api.as(Role.ADMINISTRATOR)
                .put("/api/resources/" + id, request, "\"" + now.path("version").asLong() + "\"");
    }

    private Answer create(ResourceKind kind, Consumer<Map<String, @Nullable Object>> change) {
        Map<String, @Nullable Object> request = request(kind, kind + " " + UUID.randomUUID());
        change.accept(request);
        return api.as(Role.ADMINISTRATOR).post("/api/resources", request);
    }

    private static Map<String, @Nullable Object> request(ResourceKind kind, String name) {
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("kind", kind);
        request.put("name", name);
        request.put("active", true);
        request.put("hours", List.of());
        return request;
    }

    private JsonNode read(UUID id) {
        return api.as(Role.NURSE)
                .get("/api/resources")
                .body()
                .valueStream()
                .filter(one -> one.path("id").asString().equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
