package org.spineline.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.spineline.SpinelineApplication;
import org.spineline.access.Role;
import org.spineline.booking.NoDoubleBookingTest.Threads;
import org.spineline.booking.application.BookingRequests.BookingRequest;
import org.spineline.booking.application.BookingService;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.support.Api;
import org.spineline.support.BookingDesk;
import org.spineline.support.BookingDesk.Place;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two servers on one database share nothing but the database. */
@SpinelineTest
class TwoServersTest {
    private static final int ROUNDS = 25;
    private static final int FROM_EACH = 8;
    private static final Instant FIRST = Instant.parse("2028-01-10T14:00:00Z");

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private BookingService here;

    @Test
    void two_servers_booking_at_once_never_double_book() throws Exception {
        BookingDesk desk = new BookingDesk(api);
        List<Place> places = new ArrayList<>();
        List<UUID> episodes = new ArrayList<>();
        for (int i = 0; i < 2 * FROM_EACH; i++) {
            places.add(desk.newPlace());
            episodes.add(desk.acceptedEpisode());
        }
        UUID room = places.get(0).room();
        int[] wins = new int[2];
        try (ConfigurableApplicationContext there = secondServer();
                Threads threads = new Threads()) {
            List<BookingService> servers = List.of(here, there.getBean(BookingService.class));
            for (int round = 0; round < ROUNDS; round++) {
                List<Runner> runners = new ArrayList<>();
                for (int i = 0; i < 2 * FROM_EACH; i++) {
                    Place place = places.get(i).with(ResourceKind.ROOM, room);
                    Instant start = FIRST.plus(Duration.ofDays(round / 3))
                            .plus(Duration.ofHours(2L * (round % 3)))
                            .plusSeconds(300L * (i % 6));
                    runners.add(new Runner(
                            i % 2,
                            new BookingRequest(
                                    episodes.get(i),
                                    start,
                                    60,
                                    place.room(),
                                    place.operator(),
                                    place.sedationProvider(),
                                    List.of(place.equipment()),
                                    null,
                                    null,
                                    null)));
                }
                List<Boolean> won = threads.atOnce(runners, runner -> runner.books(servers.get(runner.server())));

                assertThat(won).as("round %d", round).containsOnlyOnce(true);
                int winner = won.indexOf(true);
                wins[winner % 2]++;
                episodes.set(winner, desk.acceptedEpisode());
            }
        }
        assertThat(wins[0]).as("won by this server").isPositive();
        assertThat(wins[1]).as("won by the other server").isPositive();
        assertThat(NoDoubleBookingTest.overlaps(jdbc)).isEmpty();
    }

    private ConfigurableApplicationContext secondServer() {
        Map<String, Object> sameDatabase = new LinkedHashMap<>();
        for (String name : List.of("url", "username", "password")) {
            sameDatabase.put("spring.datasource." + name, environment.getRequiredProperty("spring.datasource." + name));
        }
        List<String> arguments = new ArrayList<>();
        sameDatabase.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.add("--server.port=0");
        arguments.add("--spineline.access.second-factor=optional");
        return new SpringApplicationBuilder(SpinelineApplication.class).run(arguments.toArray(String[]::new));
    }

    private record Runner(int server, BookingRequest request) {
        boolean books(BookingService bookings) {
            try {
                return BookingUntilKilled.as(Role.SCHEDULER, () -> bookings.book(request, null)) != null;
            } catch (ConflictException refused) {
                assertThat(refused.code()).isEqualTo("booking-conflict");
                assertThat(refused.detail()).contains("ROOM");
                return false;
            }
        }
    }
}
