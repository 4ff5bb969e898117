package org.spineline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class Check_69_ReadOnlyModeTest {
    private static final String PATH = "/api/operations/read-only";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    /** The context is everybody's. */
    @AfterEach
    void open_again() {
        if (!isOpen()) {
            assertThat(end().status()).isEqualTo(200);
        }
    }

    @Test
    void changes_wait_with_a_sentence_and_a_time_to_come_back() {
        UUID patient = new BookingDesk(api).patient();
        long before = count("select count(*) from patient");
        begin(20);

        Answer refused = api.as(Role.SCHEDULER).post("/api/patients/" + patient + "/episodes", "{}");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.response().getHeader("Retry-After")).isEqualTo("1200");
        assertThat(refused.body().path("type").asString()).isEqualTo("/problems/read-only");
        assertThat(refused.body().path("detail").asString()).contains("Nothing was saved");
        assertThat(api.as(Role.ADMINISTRATOR)
                        .delete("/api/feeds/" + UUID.randomUUID(), "\"0\"")
                        .status())
                .isEqualTo(503);
        assertThat(api.as(Role.ADMINISTRATOR)
                        .put("/api/users/" + UUID.randomUUID(), "{}", "\"0\"")
                        .status())
                .isEqualTo(503);
        assertThat(count("select count(*) from patient")).isEqualTo(before);
    }

    @Test
    void reading_goes_on_and_leaves_its_trace() {
        UUID patient = new BookingDesk(api).patient();
        begin(null);
        String traces = "select count(*) from audit_event where action = 'READ' and patient_id = '" + patient + "'";
        long before = count(traces);

        assertThat(api.as(Role.NURSE).get("/api/patients/{id}", patient).status())
                .isEqualTo(200);

        assertThat(count(traces)).isEqualTo(before + 1);
    }

    @Test
    void what_only_asks_goes_on_whatever_its_verb() {
        begin(null);

        Answer asked = api.as(Role.SCHEDULER)
                .post(
                        "/api/patients/possible-duplicates",
                        Map.of("familyName", "Nobody", "givenName", "At All", "birthDate", "1950-01-01"));

        assertThat(asked.status()).as(asked.text()).isNotEqualTo(503);
    }

    @Test
    void it_ends_at_once() {
        begin(null);

        assertThat(end().status()).isEqualTo(200);

        assertThat(isOpen()).isTrue();
        assertThat(new BookingDesk(api).patient()).isNotNull();
    }

    @Test
    void everybody_signed_in_sees_who_began_it_and_why() {
        begin(null);

        JsonNode seen = api.as(Role.AUDITOR).get(PATH).body().path("standing");

        assertThat(seen.path("reason").asString()).isEqualTo("Upgrade of the database");
        assertThat(seen.path("startedBy").asString()).isEqualTo("Test Administrator");
        assertThat(seen.path("expectedEnd").asString("")).isEmpty();
    }

    @Test
    void a_second_end_is_refused() {
        begin(null);
        String etag = etag();
        assertThat(end().status()).isEqualTo(200);

        assertThat(end().status()).as("off already").isEqualTo(409);
        assertThat(api.as(Role.ADMINISTRATOR)
                        .put(PATH, Map.of("on", false), etag)
                        .status())
                .as("seen before the switch")
                .isEqualTo(412);
    }

    @Test
    void it_does_not_begin_without_a_reason() {
        Answer refused = api.as(Role.ADMINISTRATOR).put(PATH, Map.of("on", true, "reason", "  "), etag());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/reason");
        assertThat(isOpen()).isTrue();
    }

    @Test
    void of_many_who_begin_it_at_once_one_does() throws Exception {
        String etag = etag();
        ExecutorService crowd = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> crowd.submit(() -> api.as(Role.ADMINISTRATOR)
                            .put(PATH, Map.of("on", true, "reason", "Upgrade of the database"), etag)
                            .status()))
                    .toList();
            int begun = 0;
            for (Future<Integer> answer : answers) {
                int status = answer.get();
                // The losers meet the promise of the database, or come late.
                assertThat(status).isIn(200, 409, 412);
                begun += status == 200 ? 1 : 0;
            }
            assertThat(begun).isOne();
        } finally {
            crowd.shutdownNow();
        }
    }

    private void begin(@Nullable Integer minutes) {
        Map<String, Object> request = new HashMap<>(Map.of("on", true, "reason", "Upgrade of the database"));
        request.put("minutes", minutes);
        Answer begun = api.as(Role.ADMINISTRATOR).put(PATH, request, etag());
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
    }

    private Answer end() {
        return api.as(Role.ADMINISTRATOR).put(PATH, Map.of("on", false), etag());
    }

    private @Nullable String etag() {
        return api.as(Role.ADMINISTRATOR).get(PATH).etag();
    }

    /** What is null is left out. */
    private boolean isOpen() {
        return standing().isMissingNode() || standing().isNull();
    }

    private JsonNode standing() {
        return api.as(Role.ADMINISTRATOR).get(PATH).body().path("standing");
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
