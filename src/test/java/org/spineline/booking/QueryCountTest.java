package org.spineline.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.spineline.access.Role;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Technique;
import org.spineline.procedure.ProcedureSigned;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.CountedStatements;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists ask the database the same number of questions, however long they are. Has a database of its own. */
@SpinelineTest
@TestPropertySource(properties = "spineline.test.alone=query-count")
@Import(CountedStatements.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QueryCountTest {
    private static final Instant NINE = Instant.parse("2026-12-01T14:00:00Z");
    private static final int ROWS = 20;

    /** Each list, who reads it, and where its rows are in the answer. */
    private static final List<Screen> SCREENS = List.of(
            new Screen("/api/board?date=2026-12-01", Role.SCHEDULER, "/bookings"),
            new Screen("/api/board/readiness?date=2026-12-01", Role.SCHEDULER, ""),
            new Screen("/api/board/waiting", Role.SCHEDULER, ""),
            new Screen("/api/readiness?from=2026-12-01&to=2026-12-01", Role.NURSE, ""),
            new Screen("/api/follow-up/queue?view=ALL&size=100", Role.NURSE, "/page/items"),
            new Screen("/api/patients?size=100", Role.SCHEDULER, "/items"),
            new Screen("/api/patients?q=Booker&size=100", Role.SCHEDULER, "/items"),
            new Screen("/api/episodes?size=100", Role.RADIOLOGIST, "/items"),
            new Screen("/api/episodes?status=ACCEPTED&size=100", Role.RADIOLOGIST, "/items"));

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CountedStatements statements;

    @Autowired
    private TestClock clock;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    // First: it counts rows, and the others leave some.
    @Test
    @Order(1)
    void lists_ask_as_many_questions_for_twenty_rows_as_for_one() {
        BookingDesk desk = new BookingDesk(api);
        addOneOfEach(desk, 0);
        SCREENS.forEach(this::read);
        Map<Screen, List<String>> forOne = new LinkedHashMap<>();
        Map<Screen, Integer> rows = new LinkedHashMap<>();
        for (Screen screen : SCREENS) {
            forOne.put(screen, statements.during(() -> read(screen)));
            rows.put(screen, rows(screen));
            assertThat(rows.get(screen)).as(screen.path()).isPositive();
        }
        for (int i = 1; i < ROWS; i++) {
            addOneOfEach(desk, i);
        }

        for (Screen screen : SCREENS) {
            List<String> forTwenty = statements.during(() -> read(screen));
            assertThat(rows(screen)).as(screen.path()).isEqualTo(ROWS * rows.get(screen));
            assertThat(forTwenty).as(screen.path()).hasSameSizeAs(forOne.get(screen));
            assertThat(forTwenty.size()).as(screen.path()).isBetween(2, 40);
        }
    }

    @Test
    @Order(2)
    void the_counter_sees_hibernate_and_jdbc_alike() {
        assertThat(statements.during(() -> {
                    jdbc.sql("select 1").query(Integer.class).single();
                    jdbc.sql("select 2").query(Integer.class).single();
                }))
                .hasSize(2);
        assertThat(statements.during(() -> api.as(Role.SCHEDULER).get("/api/resources")))
                .anyMatch(sql -> sql.contains("resource"));
    }

    @Test
    @Order(3)
    void the_day_calendar_is_read_in_three_questions() {
        List<String> asked = statements.during(() -> assertThat(
                        api.as(Role.SCHEDULER).get("/api/board?date=2026-12-01").status())
                .isEqualTo(200));

        assertThat(asked)
                .as("besides the session, the trail and, once a second, which records are closed")
                .filteredOn(sql -> Stream.of("spring_session", "access_session", "audit_event", "patient_restriction")
                        .noneMatch(sql::contains))
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    @Order(4)
    void a_booking_decides_in_at_most_ten_statements_however_full_the_day_is() {
        BookingDesk desk = new BookingDesk(api);
        BookingDesk.Place place = desk.newPlace();
        Instant day = NINE.plus(Duration.ofDays(60));
        assertThat(desk.book(desk.acceptedEpisode(), place, day, 30).status()).isEqualTo(201);
        List<String> second = booking(desk, place, day.plus(Duration.ofMinutes(30)));
        for (int i = 2; i < 10; i++) {
            desk.book(desk.acceptedEpisode(), place, day.plus(Duration.ofMinutes(30L * i)), 30);
        }

        List<String> eleventh = booking(desk, place, day.plus(Duration.ofHours(6)));

        assertThat(second).hasSizeLessThanOrEqualTo(10);
        assertThat(eleventh).hasSameSizeAs(second);
    }

    private List<String> booking(BookingDesk desk, BookingDesk.Place place, Instant start) {
        UUID episode = desk.acceptedEpisode();
        List<String> sent = statements.during(
                () -> assertThat(desk.book(episode, place, start, 30).status()).isEqualTo(201));
        // What is read about the patient's readiness comes before, where nobody waits for it.
        int locked = IntStream.range(0, sent.size())
                .filter(i -> sent.get(i).contains("for update"))
                .findFirst()
                .orElseThrow();
        // The trail of the change and of what was read for it is the last thing before the commit, and one statement.
        assertThat(sent.get(sent.size() - 1)).contains("audit_event");
        assertThat(sent).filteredOn(sql -> sql.contains("audit_event")).hasSize(1);
        return sent.subList(locked, sent.size());
    }

    /** A booking, an episode that waits and a patient to be called, each with what belongs to it. */
    private void addOneOfEach(BookingDesk desk, int i) {
        Instant start = NINE.plus(Duration.ofMinutes(5L * i));
        UUID booked = episodeWithResults(desk);
        Answer booking = desk.book(booked, desk.newPlace(), start, 30);
        assertThat(booking.status()).as(booking.text()).isEqualTo(201);
        episodeWithResults(desk);
        called(booked, UUID.fromString(booking.body().path("patientId").asString()), BookingDesk.id(booking));
    }

    private UUID episodeWithResults(BookingDesk desk) {
        UUID episode = desk.acceptedEpisode();
        Map<String, Object> inr = new LinkedHashMap<>();
        inr.put("loinc", "6301-6");
        inr.put("value", 1.1);
        inr.put("unit", "1");
        inr.put("collectedAt", TestClock.START.minusSeconds(3600));
        Answer recorded = api.as(Role.NURSE).post("/api/episodes/" + episode + "/labs", inr);
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(201);
        Answer chased = api.as(Role.SCHEDULER)
                .post(
                        "/api/episodes/" + episode + "/chases",
                        Map.of("gate", "IMAGING", "channel", "PHONE", "whom", "Imaging department"));
        assertThat(chased.status()).as(chased.text()).isEqualTo(201);
        Answer asked = api.as(Role.NURSE)
                .post("/api/episodes/" + episode + "/pre-checks", Map.of("kind", "CALL", "painOnMovement", 7));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        return episode;
    }

    private void called(UUID episode, UUID patient, UUID booking) {
        UUID note = UUID.randomUUID();
        Instant ended = TestClock.START.minus(Duration.ofHours(30));
        jdbc.sql("insert into procedure_note (id, version, facility_id, created_at, created_by, patient_id, episode_id,"
                        + " booking_id, status, touched, planned_levels)"
                        + " select cast(? as uuid), 0, facility_id, created_at, created_by, patient_id, episode_id, id,"
                        + " 'DRAFT', '', 'L1' from booking where id = ?")
                .params(note, booking)
                .update();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> events.publishEvent(new ProcedureSigned(
                        note,
                        booking,
                        episode,
                        patient,
                        Technique.VERTEBROPLASTY,
                        List.of(VertebralLevel.L1),
                        false,
                        ended,
                        List.of())));
        UUID contact = jdbc.sql("select id from follow_up_contact where episode_id = ? and due_from < ?")
                .params(episode, clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
        Map<String, Object> attempt = new LinkedHashMap<>();
        attempt.put("outcome", "CALL_BACK_REQUESTED");
        attempt.put("nextTryAt", clock.instant().plusSeconds(600));
        attempt.put("answers", List.of());
        Answer tried = api.as(Role.NURSE).post("/api/follow-up/contacts/" + contact + "/attempts", attempt, "\"0\"");
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
    }

    private Answer read(Screen screen) {
        Answer answer = api.as(screen.reader()).get(screen.path());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private int rows(Screen screen) {
        return new ArrayList<>(
                        read(screen).body().at(screen.rows()).valueStream().toList())
                .size();
    }

    private record Screen(String path, Role reader, String rows) {}
}
