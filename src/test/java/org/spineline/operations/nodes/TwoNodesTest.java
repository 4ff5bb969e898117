package org.spineline.operations.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.spineline.access.Role;
import org.spineline.support.BookingDesk;
import org.spineline.support.PickyMailServer;
import tools.jackson.databind.json.JsonMapper;

/** Two servers of one site in processes of their own, on one PostgreSQL, one of them on a wire that can be cut. */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TwoNodesTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** How long the database is away. The check says 60; a build may not want to wait so long. */
    private static final Duration AWAY = Duration.ofSeconds(Long.getLong("spineline.test.away", 60));

    private static final Instant FIRST = Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays(100))
            .plus(Duration.ofHours(15));

    private static EmbeddedPostgres database;
    private static Wire wire;
    private static PickyMailServer mail;
    private static Node one;
    private static Node two;

    @TempDir
    private static Path home;

    @BeforeAll
    static void two_nodes_on_one_database() throws Exception {
        database = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "100")
                .start();
        wire = new Wire(database.getPort());
        mail = new PickyMailServer();
        // One after the other: the first makes the tables.
        one = start("one", database.getPort());
        two = start("two", wire.port());
    }

    private static Node start(String name, int databasePort) throws Exception {
        return Node.start(
                home,
                name,
                url(databasePort),
                "--spineline.web.drain=2s",
                "--spring.datasource.hikari.connection-timeout=2000",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.port(),
                "--spring.mail.properties.mail.smtp.localhost=" + name,
                "--spring.mail.properties.mail.smtp.starttls.enable=false",
                "--spring.mail.properties.mail.smtp.starttls.required=false");
    }

    @AfterAll
    static void everything_goes() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {two, one, mail, wire, database}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @Test
    @Order(1)
    void check_52_of_many_who_want_the_same_time_through_two_nodes_one_gets_it() throws Exception {
        String room = resource("ROOM");
        String operator = resource("OPERATOR");
        for (int round = 0; round < 10; round++) {
            Instant start = FIRST.plus(Duration.ofDays(round));
            List<String> episodes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                episodes.add(acceptedEpisode());
            }
            List<Integer> answers = atOnce(IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> node(i).post(
                                    Role.SCHEDULER,
                                    "/api/bookings",
                                    booking(episodes.get(i), start, room, operator),
                                    null,
                                    null)
                            .statusCode())
                    .toList());
            assertThat(answers).containsOnly(201, 409);
            assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
        }
        assertThat(count("select count(*) from booking a join booking_allocation x on x.booking_id = a.id"
                        + " join booking_allocation y on y.resource_id = x.resource_id and y.booking_id <> x.booking_id"
                        + " join booking b on b.id = y.booking_id"
                        + " where a.starts_at < b.ends_at and b.starts_at < a.ends_at"
                        + " and a.status = 'BOOKED' and b.status = 'BOOKED'"))
                .isZero();
    }

    @Test
    @Order(2)
    void check_55_the_same_request_fifty_times_through_two_nodes_books_once() throws Exception {
        String body =
                booking(acceptedEpisode(), FIRST.plus(Duration.ofDays(60)), resource("ROOM"), resource("OPERATOR"));
        String key = UUID.randomUUID().toString();
        long before = count("select count(*) from booking");

        List<HttpResponse<String>> answers = atOnce(IntStream.range(0, 50)
                .<Callable<HttpResponse<String>>>mapToObj(
                        i -> () -> node(i).post(Role.SCHEDULER, "/api/bookings", body, key, null))
                .toList());

        assertThat(count("select count(*) from booking")).isEqualTo(before + 1);
        assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(200, 201, 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() < 300)
                        .map(answer -> JSON.readTree(answer.body()).path("id").asString())
                        .collect(Collectors.toSet()))
                .hasSize(1);
        HttpResponse<String> other =
                two.post(Role.SCHEDULER, "/api/bookings", body.replace("\"minutes\":60", "\"minutes\":45"), key, null);
        assertThat(other.statusCode()).as(other.body()).isIn(409, 422);
    }

    @Test
    @Order(3)
    void check_61_while_the_database_is_away_nothing_is_acknowledged_and_it_comes_back_by_itself() throws Exception {
        assertThat(two.probe("/readyz")).isEqualTo(200);
        long before = count("select count(*) from patient");

        wire.cut();
        long since = System.nanoTime();
        await(() -> two.probe("/readyz") == 503, Duration.ofSeconds(30));
        int tried = 0;
        while (System.nanoTime() - since < AWAY.toNanos()) {
            assertThat(two.probe("/livez")).isEqualTo(200);
            HttpResponse<String> answer = two.post(Role.SCHEDULER, "/api/patients", patient(), null, null);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            HttpResponse<String> read = two.get(Role.SCHEDULER, "/api/patients");
            assertThat(read.statusCode()).as(read.body()).isEqualTo(503);
            assertThat(read.headers().firstValue("Retry-After")).as(read.body()).isPresent();
            assertThat(JSON.readTree(read.body()).path("type").asString()).isEqualTo("/problems/database-away");
            tried++;
        }
        assertThat(tried).isPositive();
        assertThat(one.probe("/readyz")).as("the other node").isEqualTo(200);

        wire.mend();
        await(() -> two.probe("/readyz") == 200, Duration.ofSeconds(10));
        assertThat(count("select count(*) from patient")).isEqualTo(before);
        HttpResponse<String> again = two.post(Role.SCHEDULER, "/api/patients", patient(), null, null);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
    }

    @Test
    @Order(4)
    void check_58_what_a_killed_node_did_not_send_the_other_sends_and_nothing_twice() throws Exception {
        mail.takesOnly(3);
        String room = resource("ROOM");
        String operator = resource("OPERATOR");
        List<String> everybody = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String address = "p" + UUID.randomUUID() + "@patients.example";
            Instant start = FIRST.plus(Duration.ofDays(70 + i));
            HttpResponse<String> booked = node(i).post(
                            Role.SCHEDULER,
                            "/api/bookings",
                            booking(acceptedEpisode(address), start, room, operator),
                            null,
                            null);
            assertThat(booked.statusCode()).as(booked.body()).isEqualTo(201);
            everybody.add(address);
        }
        await(() -> !mail.leftWaiting().isEmpty(), Duration.ofSeconds(60));
        boolean first = mail.leftWaiting().equals("one");

        (first ? one : two).close();
        mail.takesEverything();
        assertThat(mail.delivered()).hasSize(3);
        // The one it had in hand is its own for five minutes, and they pass.
        change("update message set next_try_at = due_at where state = 'WAITING' and attempts > 0");

        await(() -> mail.delivered().size() >= everybody.size(), Duration.ofSeconds(90));
        assertThat(mail.delivered()).containsExactlyInAnyOrderElementsOf(everybody);
        if (first) {
            one = start("three", database.getPort());
        } else {
            two = start("three", wire.port());
        }
    }

    @Test
    @Order(5)
    void check_60_a_node_that_is_told_to_stop_lets_nobody_down() throws Exception {
        Queue<String> failed = new ConcurrentLinkedQueue<>();
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicBoolean enough = new AtomicBoolean();
        AtomicBoolean oneIsReady = new AtomicBoolean(true);
        AtomicInteger after = new AtomicInteger();
        ScheduledExecutorService proxy = Executors.newSingleThreadScheduledExecutor();
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            // What a proxy does: ask who is ready, and send only there.
            proxy.scheduleWithFixedDelay(() -> oneIsReady.set(isReady(one)), 0, 100, TimeUnit.MILLISECONDS);
            for (int i = 0; i < 4; i++) {
                int person = i;
                people.submit(() -> {
                    while (!enough.get()) {
                        work(() -> oneIsReady.get() && person % 2 == 0 ? one : two, acknowledged, failed);
                        if (!oneIsReady.get()) {
                            after.incrementAndGet();
                        }
                    }
                });
            }
            await(() -> acknowledged.size() > 20, Duration.ofSeconds(60));
            one.ask();
            assertThat(one.exit()).as("128 + SIGTERM").isEqualTo(143);
            await(() -> after.get() > 20, Duration.ofSeconds(60));
        } finally {
            enough.set(true);
            proxy.shutdownNow();
            people.shutdown();
            assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(failed).isEmpty();
        for (String id : acknowledged) {
            assertThat(count("select count(*) from patient where id = '" + UUID.fromString(id) + "'"))
                    .isOne();
        }
    }

    /** @param ready whom the proxy chooses, asked again for each request */
    private static void work(Supplier<Node> ready, Queue<String> acknowledged, Queue<String> failed) {
        try {
            HttpResponse<String> made =
                    proxied(ready, node -> node.post(Role.SCHEDULER, "/api/patients", patient(), null, null));
            if (made.statusCode() == 201) {
                acknowledged.add(JSON.readTree(made.body()).path("id").asString());
            } else {
                failed.add(made.statusCode() + " " + made.body());
            }
            HttpResponse<String> read =
                    proxied(ready, node -> node.get(Role.SCHEDULER, "/api/calendar?from=2027-03-01&to=2027-03-02"));
            if (read.statusCode() >= 500) {
                failed.add(read.statusCode() + " " + read.body());
            }
        } catch (IOException broken) {
            failed.add(broken.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever cannot even be connected to has seen nothing of the request, and the next one gets it. */
    private static HttpResponse<String> proxied(Supplier<Node> ready, Request request)
            throws IOException, InterruptedException {
        try {
            return request.to(ready.get());
        } catch (ConnectException neverReached) {
            return request.to(two);
        }
    }

    @FunctionalInterface
    private interface Request {
        HttpResponse<String> to(Node node) throws IOException, InterruptedException;
    }

    private static Node node(int i) {
        return i % 2 == 0 ? one : two;
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private static String resource(String kind) throws Exception {
        return id(one.post(
                Role.ADMINISTRATOR,
                "/api/resources",
                JSON.writeValueAsString(Map.of(
                        "kind", kind, "name", kind + " " + UUID.randomUUID(), "active", true, "hours", List.of())),
                null,
                null));
    }

    private static String patient() {
        return patient(List.of());
    }

    private static String patient(List<Map<String, ?>> contacts) {
        Map<String, Object> demographics = BookingDesk.demographics("Node", "Nora");
        demographics.put("contacts", contacts);
        if (!contacts.isEmpty()) {
            demographics.put("emailConsent", true);
        }
        return JSON.writeValueAsString(demographics);
    }

    private static String acceptedEpisode() throws Exception {
        return acceptedEpisodeOf(patient());
    }

    private static String acceptedEpisode(String address) throws Exception {
        return acceptedEpisodeOf(patient(List.of(Map.of("kind", "EMAIL", "value", address, "preferred", true))));
    }

    private static String acceptedEpisodeOf(String demographics) throws Exception {
        String patient = id(one.post(Role.SCHEDULER, "/api/patients", demographics, null, null));
        HttpResponse<String> referred = one.post(
                Role.SCHEDULER,
                "/api/patients/" + patient + "/episodes",
                JSON.writeValueAsString(BookingDesk.referral(BookingDesk.LONG_AGO)),
                null,
                null);
        String episode = id(referred);
        HttpResponse<String> vetted = one.post(
                Role.RADIOLOGIST,
                "/api/episodes/" + episode + "/vetting",
                JSON.writeValueAsString(BookingDesk.acceptance(List.of("L1"), "LOCAL")),
                null,
                referred.headers().firstValue("ETag").orElseThrow());
        assertThat(vetted.statusCode()).as(vetted.body()).isEqualTo(200);
        return episode;
    }

    private static String booking(String episode, Instant start, String room, String operator) {
        return JSON.writeValueAsString(new TreeMap<>(Map.of(
                "episodeId",
                episode,
                "start",
                start.toString(),
                "minutes",
                60,
                "roomId",
                room,
                "operatorId",
                operator,
                "equipmentIds",
                List.of())));
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("id").asString();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : crowd.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            crowd.shutdownNow();
        }
    }

    private static long count(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database.getPort()), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void change(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database.getPort()), "postgres", "");
                Statement change = connection.createStatement()) {
            change.executeUpdate(statement);
        }
    }

    private static boolean isReady(Node node) {
        try {
            return node.probe("/readyz") == 200;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void await(Callable<Boolean> condition, Duration longest) {
        Awaitility.await().atMost(longest).pollInterval(Duration.ofMillis(100)).until(condition);
    }
}
