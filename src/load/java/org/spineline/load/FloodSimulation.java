package org.spineline.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.Cookie;
import static io.gatling.javaapi.http.HttpDsl.addCookie;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/**
 * Check 12: for a minute sixty-four clients guess passwords as fast as they are answered, while nurses who signed in before
 * look at charts. Ninety-five of a hundred pages must come within 500 ms, and nobody's guess may end in a 5xx.
 */
public final class FloodSimulation extends Simulation {
    private static final int GUESSING = 64;
    private static final int READING = 30;
    private static final int READ_P95_MS = 500;
    private static final Duration ARRIVE_WITHIN = Duration.ofSeconds(15);
    private static final Duration FLOOD_BEGINS = Duration.ofSeconds(25);
    private static final Duration LASTS = Duration.ofSeconds(60);

    public FloodSimulation() {
        setUp(
                        readers().injectOpen(rampUsers(READING).during(ARRIVE_WITHIN)),
                        guessers().injectOpen(nothingFor(FLOOD_BEGINS), atOnceUsers(GUESSING)))
                .protocols(ClinicSimulation.browser())
                .assertions(
                        global().failedRequests().count().is(0L),
                        details(ClinicSimulation.READ)
                                .responseTime()
                                .percentile(50.0)
                                .lte(60_000),
                        details(ClinicSimulation.READ)
                                .responseTime()
                                .percentile(95.0)
                                .lte(READ_P95_MS),
                        details("guess").responseTime().percentile(95.0).lte(60_000),
                        // Fewer would be no flood; more there cannot be, for the door lets each wait two seconds.
                        details("guess").allRequests().count().gt(GUESSING * LASTS.toSeconds() / 4));
    }

    private static ScenarioBuilder readers() {
        return scenario("readers")
                .exec(ClinicSimulation.signIn("nurses"))
                // Together with the flood: pages before it would flatter the figure.
                .rendezVous(READING)
                .pause(FLOOD_BEGINS.minus(ARRIVE_WITHIN))
                .during(LASTS)
                .on(ClinicSimulation.lookAtChart());
    }

    private static ScenarioBuilder guessers() {
        return scenario("guessers")
                .exec(addCookie(Cookie("XSRF-TOKEN", "token").withPath("/")))
                .during(LASTS)
                .on(exec(http("guess")
                        .post("/api/auth/login")
                        .body(StringBody("{\"username\": \"nobody#{randomInt(1,100000)}\","
                                + " \"password\": \"a guess of fifteen letters\"}"))
                        .check(status().in(401, 429))));
    }
}
