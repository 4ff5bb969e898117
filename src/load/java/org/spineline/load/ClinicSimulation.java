package org.spineline.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.csv;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.Cookie;
import static io.gatling.javaapi.http.HttpDsl.addCookie;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Schedulers search and book, nurses call, radiologists write, each thinking as long as people do. Reading must be answered
 * within 300 ms and saving within 500 ms for 95 of 100 requests, and never with a 5xx.
 */
public final class ClinicSimulation extends Simulation {
    static final String READ = "read";
    private static final String WRITE = "write";
    private static final int READ_P95_MS = 300;
    private static final int WRITE_P95_MS = 500;
    private static final Path LISTS = Path.of(System.getProperty("load.lists"));
    private static final Duration LASTS = Duration.ofMinutes(Integer.getInteger("load.minutes", 10));
    private static final Duration ARRIVE_WITHIN = Duration.ofSeconds(90);
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private static final List<String> ASKED_FOR = List.of(
            "day board",
            "waiting",
            "calendar",
            "slot search",
            "patient search",
            "chart",
            "queue",
            "contact",
            "day",
            "notes",
            "note");
    private static final List<String> SAVED = List.of("save a call", "book", "cancel", "lease", "autosave");
    /** To saving, by status: said at the end. */
    private static final Map<Integer, Integer> ANSWERS = new ConcurrentSkipListMap<>();

    private static final int COME_AGAIN = 429;
    private static final int SIGN_IN_TRIES = 60;

    /** A list is read again from its start when it is used up. */
    private static FeederBuilder<String> list(String name) {
        return csv(LISTS.resolve(name + ".csv").toString()).circular();
    }

    private static ChainBuilder read(String name, String path) {
        return read(http(name).get(path).check(status().is(200)));
    }

    private static ChainBuilder read(HttpRequestActionBuilder request) {
        return group(READ).on(exec(request));
    }

    /** Somebody else may have been first: that is an answer as good as any. */
    private static ChainBuilder write(HttpRequestActionBuilder request) {
        return group(WRITE)
                .on(exec(request.check(status().in(200, 201, 204, 409, 412).saveAs("status")))
                        .exec(session -> {
                            if (session.contains("status")) {
                                ANSWERS.merge(session.getInt("status"), 1, Integer::sum);
                            }
                            return session;
                        }));
    }

    private static ChainBuilder think() {
        return pause(Duration.ofSeconds(4), Duration.ofSeconds(12));
    }

    static ChainBuilder signIn(String role) {
        return exec(addCookie(Cookie("XSRF-TOKEN", "token").withPath("/")))
                .feed(list(role))
                // Few passwords are looked at in one moment; whoever finds no seat is asked to come again in two
                // seconds.
                .exec(asLongAs(ClinicSimulation::standsBeforeTheDoor, "tries")
                        .on(exec(http("sign in")
                                        .post("/api/auth/login")
                                        .body(StringBody("{\"username\": \"#{username}\", \"password\": \""
                                                + Site.PASSWORD + "\"}"))
                                        .check(status().in(200, 204, COME_AGAIN).saveAs("door")))
                                .exec(doIf(session -> session.getInt("door") == COME_AGAIN)
                                        .then(pause(Duration.ofSeconds(2), Duration.ofSeconds(4))))))
                // A new token comes with each proof; this page sends the one it chose.
                .exec(addCookie(Cookie("XSRF-TOKEN", "token").withPath("/")))
                .exec(http("who am I").get("/api/me").check(status().is(200)));
    }

    private static boolean standsBeforeTheDoor(Session session) {
        return !session.contains("door")
                || session.getInt("door") == COME_AGAIN && session.getInt("tries") < SIGN_IN_TRIES;
    }

    static ChainBuilder lookAtChart() {
        return feed(list("charts"))
                .exec(read("patient search", "/api/patients?q=Family#{randomInt(100,9999)}"))
                .exec(think())
                .exec(read("chart", "/api/patients/#{chartPatientId}"))
                .exec(read("chart", "/api/patients/#{chartPatientId}/episodes"))
                .exec(read("chart", "/api/episodes/#{chartEpisodeId}"))
                .exec(read("chart", "/api/episodes/#{chartEpisodeId}/readiness"))
                .exec(read("chart", "/api/episodes/#{chartEpisodeId}/timeline"))
                .exec(think());
    }

    private static ScenarioBuilder schedulers() {
        ChainBuilder aRound = exec(read("day board", "/api/board?date=" + TODAY))
                .exec(read("waiting", "/api/board/waiting"))
                .exec(read("calendar", "/api/calendar?from=" + TODAY + "&to=" + TODAY.plusDays(7)))
                .exec(think())
                .exec(lookAtChart())
                .exec(read(http("slot search")
                        .get("/api/slots?episodeId=#{episodeId}&ignoreGates=true")
                        .check(status().is(200))
                        .check(jsonPath("$.minutes").ofInt().saveAs("minutes"))
                        .check(jsonPath("$.slots[*]")
                                .ofObject()
                                .findRandom()
                                .optional()
                                .saveAs("slot"))))
                .exec(think())
                .exec(session -> session.contains("slot") ? Slots.chosen(session) : session)
                .exec(doIf(session -> session.contains("slot"))
                        .then(exec(write(http("book")
                                        .post("/api/bookings")
                                        .header("Idempotency-Key", session -> UUID.randomUUID()
                                                .toString())
                                        .body(StringBody("#{booking}"))
                                        .check(jsonPath("$.id").optional().saveAs("bookingId"))
                                        .check(header("ETag").optional().saveAs("etag"))))
                                .exec(think())
                                .exec(doIf(session -> session.getInt("status") == 201)
                                        .then(write(http("cancel")
                                                .post("/api/bookings/#{bookingId}/cancellation")
                                                .header("If-Match", "#{etag}")
                                                .body(StringBody("{\"reasonCode\": \"PATIENT_REQUEST\"}")))))));
        return scenario("schedulers")
                .exec(signIn("schedulers"))
                .exec(feed(list("waiting")))
                .during(LASTS)
                .on(aRound);
    }

    private static ScenarioBuilder nurses() {
        ChainBuilder aRound = exec(read("queue", "/api/follow-up/queue?page=#{randomInt(0,5)}"))
                .exec(think())
                .exec(feed(list("contacts")))
                .exec(read(http("contact")
                        .get("/api/follow-up/contacts/#{contactId}")
                        .check(status().is(200))
                        .check(header("ETag").saveAs("etag"))))
                .exec(think())
                .exec(think())
                .exec(
                        write(
                                http("save a call")
                                        .post("/api/follow-up/contacts/#{contactId}/attempts")
                                        .header("If-Match", "#{etag}")
                                        .body(
                                                StringBody(
                                                        "{\"outcome\": \"REACHED\", \"answers\": [], \"painAtRest\": 1, \"painOnMovement\": 2}"))))
                .exec(think())
                .exec(read("day", "/api/day?date=" + TODAY))
                .exec(lookAtChart());
        return scenario("nurses").exec(signIn("nurses")).during(LASTS).on(aRound);
    }

    private static ScenarioBuilder radiologists() {
        ChainBuilder aRound = exec(read("notes", "/api/notes?status=DRAFT"))
                .exec(lookAtChart())
                .exec(read(http("note")
                        .get("/api/notes/#{noteId}")
                        .check(status().is(200))
                        .check(header("ETag").saveAs("etag"))))
                .exec(write(http("lease")
                        .post("/api/notes/#{noteId}/lease")
                        .body(StringBody("{\"editor\": \"#{editor}\"}"))))
                .exec(repeat(5)
                        .on(pause(Duration.ofSeconds(2), Duration.ofSeconds(6))
                                .exec(write(http("autosave")
                                        .put("/api/notes/#{noteId}?editor=#{editor}")
                                        .header("If-Match", "#{etag}")
                                        .body(
                                                StringBody(
                                                        "{\"freeText\": \"Said #{randomInt(1,100000)} words.\","
                                                                + " \"indication\": \"Painful fracture of L1\", \"levels\": [], \"touched\": []}"))
                                        .check(header("ETag").saveAs("etag"))))))
                .exec(think());
        return scenario("radiologists")
                .exec(signIn("radiologists"))
                .exec(feed(list("drafts")))
                .exec(session -> session.set("editor", UUID.randomUUID().toString()))
                .during(LASTS)
                .on(aRound);
    }

    /** Said with their figures at the end; those that promise nothing are there to be read. */
    private static List<Assertion> promises() {
        List<Assertion> promises = new ArrayList<>();
        promises.add(global().failedRequests().count().is(0L));
        for (double percentile : new double[] {50, 95, 99}) {
            boolean promised = percentile == 95;
            promises.add(details(READ).responseTime().percentile(percentile).lte(promised ? READ_P95_MS : 60_000));
            promises.add(details(WRITE).responseTime().percentile(percentile).lte(promised ? WRITE_P95_MS : 60_000));
            promises.add(
                    details("sign in").responseTime().percentile(percentile).lte(60_000));
            ASKED_FOR.forEach(name -> promises.add(
                    details(READ, name).responseTime().percentile(percentile).lte(60_000)));
            SAVED.forEach(name -> promises.add(
                    details(WRITE, name).responseTime().percentile(percentile).lte(60_000)));
        }
        return promises;
    }

    public ClinicSimulation() {
        setUp(
                        schedulers().injectOpen(rampUsers(Site.SCHEDULERS).during(ARRIVE_WITHIN)),
                        nurses().injectOpen(rampUsers(Site.NURSES).during(ARRIVE_WITHIN)),
                        radiologists().injectOpen(rampUsers(Site.RADIOLOGISTS).during(ARRIVE_WITHIN)))
                .protocols(browser())
                .assertions(promises());
    }

    static HttpProtocolBuilder browser() {
        return http.baseUrl(System.getProperty("load.base"))
                .acceptHeader("application/json")
                .contentTypeHeader("application/json")
                .header("X-XSRF-TOKEN", "token")
                // What is asked for is answered in full, not with "as before".
                .disableCaching();
    }

    @Override
    public void after() {
        System.out.println("Saving was answered with " + ANSWERS);
    }
}
