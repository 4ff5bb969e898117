package org.spineline.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.BookingDesk.Place;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody else's transaction holds the day a booking wants, and wants the patient the booking holds. */
@SpinelineTest
class Check_57_DeadlockTest {
    private static final Instant START = Instant.parse("2027-02-02T15:00:00Z");

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @RepeatedTest(5) // The database is free to choose who loses, and how often.
    void Check_57_a_booking_that_loses_a_deadlock_is_tried_again_and_nobody_notices() throws Exception {
        BookingDesk desk = new BookingDesk(api);
        Place place = desk.newPlace();
        // The rows to lock are there from now on.
        assertThat(desk.book(desk.acceptedEpisode(), place, START, 60).status()).isEqualTo(201);
        UUID patient = desk.patient();
        UUID episode = desk.acceptedEpisode(patient);
        ExecutorService scheduler = Executors.newSingleThreadExecutor();
        try {
            List<Future<Answer>> bookings = new ArrayList<>();
            try {
                new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    jdbc.sql("select resource_id from resource_day where resource_id = ? for update")
                            .param(place.room())
                            .query()
                            .listOfRows();
                    bookings.add(
                            scheduler.submit(() -> desk.book(episode, place, START.plus(Duration.ofHours(2)), 60)));
                    await().atMost(Duration.ofSeconds(30))
                            .pollDelay(Duration.ofMillis(10))
                            .pollInterval(Duration.ofMillis(20))
                            .until(() -> TestDatabase.isSomebodyWaiting(jdbc));
                    // It waits for us, and now we for it.
                    jdbc.sql("select id from patient where id = ? for update")
                            .param(patient)
                            .query()
                            .listOfRows();
                });
            } catch (PessimisticLockingFailureException weGaveWay) {
                // The database chooses; on a slow machine it may be us.
                assertThat(weGaveWay).isNotNull();
            }

            Answer answer = bookings.get(0).get(60, TimeUnit.SECONDS);

            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        } finally {
            scheduler.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    @EnabledIf("org.spineline.support.TestDatabase#isPostgres")
    void Check_57_what_is_not_tried_again_is_answered_as_busy_and_not_as_a_mistake(String state) {
        assertThatExceptionOfType(PessimisticLockingFailureException.class).isThrownBy(() -> jdbc.sql(
                        "do $$ begin raise exception 'lost' using errcode = '%s'; end $$".formatted(state))
                .update());
    }
}
