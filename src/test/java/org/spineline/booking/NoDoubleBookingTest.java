package org.spineline.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.BookingDesk.Place;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpinelineTest
class NoDoubleBookingTest {
    private static final int THREADS = 32;
    private static final int ROUNDS = 200;
    private static final int ROUNDS_A_DAY = 8;
    private static final Instant FIRST_DAY = Instant.parse("2027-06-07T10:00:00Z");
    private static final String PATIENT = "PATIENT";
    private static final String ANY = "ANY";
    /** What all of a round fight for; in the last kind of round, a little of everything. */
    private static final List<String> PRIZES =
            List.of("ROOM", "OPERATOR", "SEDATION_PROVIDER", "EQUIPMENT", PATIENT, ANY);

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private BookingDesk desk;

    @BeforeEach
    void openTheDesk() {
        desk = new BookingDesk(api);
    }

    @Test
    void thirty_two_schedulers_racing_for_the_same_time_never_double_book() throws Exception {
        List<Place> places =
                IntStream.range(0, THREADS).mapToObj(i -> desk.newPlace()).toList();
        List<Racer> strangers = new ArrayList<>();
        for (int i = 0; i < 2 * THREADS; i++) {
            strangers.add(new Racer(desk.acceptedEpisode()));
        }
        UUID patient = desk.patient("Wanted", "Wanda");
        List<Racer> samePatient = IntStream.range(0, THREADS)
                .mapToObj(i -> new Racer(desk.acceptedEpisode(patient)))
                .toList();
        Random chance = new Random(20261123);
        int booked = 0;
        int moved = 0;
        try (Threads threads = new Threads()) {
            for (int round = 0; round < ROUNDS; round++) {
                String prize = PRIZES.get(round % PRIZES.size());
                int first = round % 2 * THREADS;
                List<Racer> racers = prize.equals(PATIENT) ? samePatient : strangers.subList(first, first + THREADS);
                Instant base = FIRST_DAY
                        .plus(Duration.ofDays(round / ROUNDS_A_DAY))
                        .plus(Duration.ofMinutes(150L * (round % ROUNDS_A_DAY)));
                List<Attempt> attempts = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    Racer racer = racers.get(i);
                    if (racer.booking != null && chance.nextBoolean()) {
                        racer.cancels(desk);
                    }
                    attempts.add(attempt(prize, racer, places, i, base, chance));
                }

                List<Answer> answers = threads.atOnce(attempts, attempt -> attempt.make(desk));

                int won = 0;
                for (int i = 0; i < THREADS; i++) {
                    Answer answer = answers.get(i);
                    Attempt attempt = attempts.get(i);
                    if (answer.status() == 201 || answer.status() == 200) {
                        won++;
                        booked += answer.status() == 201 ? 1 : 0;
                        moved += answer.status() == 200 ? 1 : 0;
                        attempt.racer().has(answer);
                    } else {
                        assertThat(answer.status())
                                .as(prize + ": " + answer.text())
                                .isEqualTo(409);
                        assertThat(answer.problemCode()).as(answer.text()).isEqualTo("booking-conflict");
                        assertThatTheBlockerIsNamed(prize, attempt, answer);
                    }
                }
                if (prize.equals(ANY)) {
                    assertThat(won).as("winners of round %d", round).isPositive();
                } else {
                    assertThat(won)
                            .as("winners of round %d for %s", round, prize)
                            .isEqualTo(1);
                }
                if (round % 20 == 0) {
                    assertThat(overlaps()).as("after round %d", round).isEmpty();
                }
            }
        }
        assertThat(booked).as("races won by a new booking").isPositive();
        assertThat(moved).as("races won by a moved booking").isPositive();
        assertThat(overlaps()).isEmpty();
        assertThat(cellsThatDisagreeWithTheirBooking()).isZero();
    }

    /** It is tried again as a whole, which a part of something else cannot be. */
    @Test
    void a_booking_is_never_decided_within_another_transaction() {
        UUID episode = desk.acceptedEpisode();
        Place place = desk.newPlace();
        Instant start = FIRST_DAY.plus(Duration.ofDays(150));

        Integer within = new TransactionTemplate(transactions)
                .execute(outer -> desk.book(episode, place, start, 30).status());

        assertThat(within).isEqualTo(500);
        assertThat(desk.book(episode, place, start, 30).status()).isEqualTo(201);
    }

    @Test
    void an_episode_wanted_on_different_days_at_once_is_booked_on_one() throws Exception {
        List<Place> places =
                IntStream.range(0, 8).mapToObj(i -> desk.newPlace()).toList();
        try (Threads threads = new Threads()) {
            for (int round = 0; round < 20; round++) {
                UUID episode = desk.acceptedEpisode();
                Instant monday = FIRST_DAY.plus(Duration.ofDays(200 + 10L * round));

                List<Answer> answers = threads.atOnce(
                        IntStream.range(0, places.size()).boxed().toList(),
                        i -> desk.book(episode, places.get(i), monday.plus(Duration.ofDays(i)), 30));

                assertThat(answers.stream().filter(answer -> answer.status() == 201))
                        .as(
                                "round %d: %s",
                                round, answers.stream().map(Answer::text).toList())
                        .hasSize(1);
                assertThat(answers.stream()
                                .filter(answer -> answer.status() != 201)
                                .map(Answer::problemCode))
                        .containsOnly("episode-booked-already");
            }
        }
    }

    @Test
    void the_search_for_overlaps_finds_a_planted_one() {
        Place place = desk.newPlace();
        Instant start = FIRST_DAY.plus(Duration.ofDays(100));
        desk.book(desk.acceptedEpisode(), place, start, 60);
        UUID late = BookingDesk.id(desk.book(desk.acceptedEpisode(), place, start.plus(Duration.ofMinutes(60)), 60));

        assertThat(overlaps()).isEmpty();
        jdbc.sql("update booking set starts_at = ? where id = ?")
                .params(start.plus(Duration.ofMinutes(55)).atOffset(ZoneOffset.UTC), late)
                .update();
        try {
            assertThat(overlaps()).hasSize(4);
        } finally {
            jdbc.sql("update booking set starts_at = ? where id = ?")
                    .params(start.plus(Duration.ofMinutes(60)).atOffset(ZoneOffset.UTC), late)
                    .update();
        }
    }

    @Test
    void the_database_itself_refuses_a_second_booking_in_the_same_five_minutes() {
        UUID patient = desk.patient();
        Place place = desk.newPlace();
        Instant start = FIRST_DAY.plus(Duration.ofDays(101));
        UUID winner = BookingDesk.id(desk.book(desk.acceptedEpisode(patient), place, start, 30));
        UUID other = BookingDesk.id(
                desk.book(desk.acceptedEpisode(), desk.newPlace(), start.plus(Duration.ofMinutes(30)), 30));

        for (UUID taken :
                List.of(place.room(), place.operator(), place.sedationProvider(), place.equipment(), patient)) {
            assertThatExceptionOfType(DuplicateKeyException.class)
                    .isThrownBy(() -> jdbc.sql(
                                    "insert into booking_cell (resource_id, cell_start, booking_id) values (?, ?, ?)")
                            .params(taken, start.plus(Duration.ofMinutes(25)).atOffset(ZoneOffset.UTC), other)
                            .update())
                    .withMessageMatching("(?is).*booking_cell_pk.*");
        }
        assertThat(jdbc.sql("select count(*) from booking_cell where booking_id = ?")
                        .param(winner)
                        .query(Long.class)
                        .single())
                .as("six cells for each of four resources and the patient")
                .isEqualTo(30);
    }

    @Test
    void the_database_itself_refuses_to_allocate_a_resource_twice_to_one_booking() {
        Place place = desk.newPlace();
        UUID booking =
                BookingDesk.id(desk.book(desk.acceptedEpisode(), place, FIRST_DAY.plus(Duration.ofDays(102)), 30));

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> jdbc.sql(
                                "insert into booking_allocation (booking_id, resource_id, role) values (?, ?, 'OPERATOR')")
                        .params(booking, place.room())
                        .update())
                .withMessageMatching("(?is).*booking_allocation_pk.*");
    }

    @Test
    void the_database_itself_refuses_to_book_an_episode_twice() {
        UUID booking = BookingDesk.id(
                desk.book(desk.acceptedEpisode(), desk.newPlace(), FIRST_DAY.plus(Duration.ofDays(103)), 30));

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> bookAgain(booking))
                .withMessageMatching("(?is).*booking_standing_uk.*");

        cancelPastTheDesk(booking);
        assertThat(bookAgain(booking)).as("the first one no longer stands").isEqualTo(1);
        forgetBookedAgain(booking);
    }

    @Test
    void what_the_look_did_not_show_is_looked_at_again_and_named() throws Exception {
        UUID episode = desk.acceptedEpisode();
        UUID cancelled = BookingDesk.id(desk.book(episode, desk.newPlace(), FIRST_DAY.plus(Duration.ofDays(104)), 30));
        cancelPastTheDesk(cancelled);
        Place place = desk.newPlace();
        ExecutorService scheduler = Executors.newSingleThreadExecutor();
        try {
            // Past the desk and its locks, as no program should.
            Future<Answer> booking = new TransactionTemplate(transactions).execute(status -> {
                bookAgain(cancelled);
                Future<Answer> waiting =
                        scheduler.submit(() -> desk.book(episode, place, FIRST_DAY.plus(Duration.ofDays(105)), 30));
                await().atMost(Duration.ofSeconds(30)).until(this::isInsertWaiting);
                return waiting;
            });

            Answer answer = booking.get(60, TimeUnit.SECONDS);

            assertThat(answer.problemCode()).as(answer.text()).isEqualTo("episode-booked-already");
            assertThat(answer.body().path("bookingId").isString())
                    .as(answer.text())
                    .isTrue();
        } finally {
            scheduler.shutdownNow();
            forgetBookedAgain(cancelled);
        }
    }

    private boolean isInsertWaiting() {
        // H2 asks again and again instead of waiting for whoever holds the key.
        return TestDatabase.isPostgres()
                ? TestDatabase.isSomebodyWaiting(jdbc)
                : jdbc.sql(
                                        """
                                        select count(*) from information_schema.sessions
                                         where session_id <> session_id() and executing_statement like 'insert into booking %'
                                        """)
                                .query(Long.class)
                                .single()
                        > 0;
    }

    private void cancelPastTheDesk(UUID booking) {
        jdbc.sql("update booking set status = 'CANCELLED', cancel_reason = 'OTHER' where id = ?")
                .param(booking)
                .update();
        jdbc.sql("delete from booking_cell where booking_id = ?").param(booking).update();
    }

    /** A second booking of the same episode, past the desk. */
    private int bookAgain(UUID booking) {
        return jdbc.sql(
                        """
                        insert into booking (id, version, facility_id, created_at, created_by, patient_id, episode_id,
                                             starts_at, ends_at, status, technique, sedation_protocol_code,
                                             vertebral_levels)
                        select ?, 0, facility_id, created_at, created_by, patient_id, episode_id, starts_at, ends_at,
                               'BOOKED', technique, sedation_protocol_code, vertebral_levels
                          from booking where id = ?
                        """)
                .params(UUID.randomUUID(), booking)
                .update();
    }

    /** It never took any time; the search for cells without their booking would find it. */
    private void forgetBookedAgain(UUID booking) {
        jdbc.sql("delete from booking where id <> ? and episode_id = (select episode_id from booking where id = ?)")
                .params(booking, booking)
                .update();
    }

    private static Attempt attempt(String prize, Racer racer, List<Place> places, int i, Instant base, Random chance) {
        if (prize.equals(ANY)) {
            Place mixed = new Place(
                    places.get(chance.nextInt(3)).room(),
                    places.get(chance.nextInt(3)).operator(),
                    places.get(chance.nextInt(3)).sedationProvider(),
                    places.get(chance.nextInt(3)).equipment());
            return new Attempt(racer, mixed, base.plusSeconds(300L * chance.nextInt(12)), 5 * (1 + chance.nextInt(12)));
        }
        Place own = places.get(i);
        Place place = prize.equals(PATIENT)
                ? own
                : own.with(ResourceKind.valueOf(prize), places.get(0).of(ResourceKind.valueOf(prize)));
        // Starts differ by less than the shortest slot: any two of these overlap.
        return new Attempt(racer, place, base.plusSeconds(300L * chance.nextInt(12)), 60 + 5 * chance.nextInt(7));
    }

    private void assertThatTheBlockerIsNamed(String prize, Attempt attempt, Answer answer) {
        List<String> kinds = answer.body()
                .path("blockers")
                .valueStream()
                .map(blocker -> blocker.path("kind").asString())
                .toList();
        if (prize.equals(ANY)) {
            assertThat(kinds).as(answer.text()).isNotEmpty();
        } else {
            assertThat(kinds).as(answer.text()).containsExactly(prize);
        }
        answer.body().path("blockers").valueStream().forEach(blocker -> {
            assertThat(UUID.fromString(blocker.path("bookingId").asString())).isNotEqualTo(attempt.racer().booking);
            assertThat(blocker.path("name").asString()).isNotBlank();
            assertThat(Instant.parse(blocker.path("start").asString())).isBefore(attempt.end());
            assertThat(Instant.parse(blocker.path("end").asString())).isAfter(attempt.start());
        });
    }

    private List<Map<String, Object>> overlaps() {
        return overlaps(jdbc);
    }

    /** Every pair of living bookings that share a resource, or the patient, at the same time. */
    static List<Map<String, Object>> overlaps(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        with taken as (
                            select b.id, b.starts_at, b.ends_at, a.role as kind, a.resource_id as what
                              from booking b join booking_allocation a on a.booking_id = b.id
                             where b.status not in ('LAPSED', 'CANCELLED', 'NO_SHOW')
                            union all
                            select b.id, b.starts_at, b.ends_at, 'PATIENT', b.patient_id
                              from booking b where b.status not in ('LAPSED', 'CANCELLED', 'NO_SHOW'))
                        select one.id as one_id, other.id as other_id, one.kind
                          from taken one join taken other on one.what = other.what and one.id < other.id
                         where one.starts_at < other.ends_at and other.starts_at < one.ends_at
                        """)
                .query()
                .listOfRows();
    }

    /** Living bookings without all their cells, and cells of the dead or outside the time of the living. */
    private long cellsThatDisagreeWithTheirBooking() {
        String status = Arrays.stream(BookingStatus.values())
                .filter(BookingStatus::occupies)
                .map(one -> "'" + one + "'")
                .collect(Collectors.joining(","));
        long strays = jdbc.sql("select count(*) from booking_cell c join booking b on b.id = c.booking_id"
                        + " where b.status not in (" + status + ") or c.cell_start < b.starts_at"
                        + " or c.cell_start >= b.ends_at")
                .query(Long.class)
                .single();
        List<Map<String, Object>> missing = jdbc
                .sql("select b.id, b.starts_at, b.ends_at,"
                        + " (select count(*) from booking_cell c where c.booking_id = b.id) as cells,"
                        + " (select count(*) + 1 from booking_allocation a where a.booking_id = b.id) as taken"
                        + " from booking b where b.status in (" + status + ")")
                .query((row, number) -> Map.<String, Object>of(
                        "cells",
                        row.getLong("cells"),
                        "expected",
                        row.getLong("taken")
                                * (row.getTimestamp("ends_at").getTime()
                                        - row.getTimestamp("starts_at").getTime())
                                / 300_000))
                .list()
                .stream()
                .filter(row -> !row.get("cells").equals(row.get("expected")))
                .toList();
        assertThat(missing).isEmpty();
        return strays;
    }

    /** An episode that wants a place; it keeps the last one it got. */
    private static final class Racer {
        private final UUID episode;
        private @Nullable UUID booking;
        private @Nullable String etag;

        Racer(UUID episode) {
            this.episode = episode;
        }

        void has(Answer answer) {
            booking = BookingDesk.id(answer);
            etag = answer.etag();
        }

        void cancels(BookingDesk desk) {
            assertThat(desk.cancel(java.util.Objects.requireNonNull(booking), etag)
                            .status())
                    .isEqualTo(200);
            booking = null;
            etag = null;
        }
    }

    private record Attempt(Racer racer, Place place, Instant start, int minutes) {
        Answer make(BookingDesk desk) {
            UUID booking = racer.booking;
            return booking == null
                    ? desk.book(racer.episode, place, start, minutes)
                    : desk.move(booking, racer.etag, place, start, minutes);
        }

        Instant end() {
            return start.plus(Duration.ofMinutes(minutes));
        }
    }

    /** As many threads as racers, let go together. */
    static final class Threads implements AutoCloseable {
        private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

        <T, R> List<R> atOnce(List<T> tasks, Function<T, R> work) throws Exception {
            CyclicBarrier gun = new CyclicBarrier(tasks.size());
            List<Future<R>> running = new ArrayList<>();
            for (T task : tasks) {
                running.add(pool.submit(() -> {
                    gun.await(30, TimeUnit.SECONDS);
                    return work.apply(task);
                }));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> one : running) {
                results.add(one.get(60, TimeUnit.SECONDS));
            }
            return results;
        }

        @Override
        public void close() {
            pool.shutdownNow();
        }
    }
}
