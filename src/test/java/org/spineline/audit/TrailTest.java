package org.spineline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.booking.ResourceKind;
import org.spineline.patient.domain.Patient;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.BookingDesk.Place;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TrailRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpinelineTest
class TrailTest {
    private static final Instant NINE = Instant.parse("2026-12-15T14:00:00Z");
    private static final String NAME = "Secretsworth";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private EntityManager entities;

    private BookingDesk desk;

    @BeforeEach
    void openTheDesk() {
        desk = new BookingDesk(api);
    }

    @Test
    void every_write_says_who_changed_what_of_whom() {
        UUID patient = desk.patient();
        UUID episode = desk.acceptedEpisode(patient);
        Answer booked = desk.book(episode, desk.newPlace(), NINE, 30);

        assertThat(rows("CREATE", "Patient", patient, Role.SCHEDULER)).isEqualTo(1);
        assertThat(rows("CREATE", "Episode", episode, Role.SCHEDULER)).isEqualTo(1);
        assertThat(rows("UPDATE", "Episode", episode, Role.RADIOLOGIST)).isEqualTo(1);
        assertThat(rows("CREATE", "Booking", BookingDesk.id(booked), Role.SCHEDULER))
                .isEqualTo(1);
        assertThat(jdbc.sql("select distinct patient_id from audit_event where entity_id in (?, ?, ?)")
                        .params(patient, episode, BookingDesk.id(booked))
                        .query(UUID.class)
                        .list())
                .containsExactly(patient);
        assertThat(jdbc.sql("select changed_fields from audit_event where action = 'UPDATE' and entity_id = ?")
                        .param(episode)
                        .query(String.class)
                        .single())
                .contains("status")
                .contains("decidedBy");
    }

    @Test
    void a_booking_that_only_changes_its_room_is_in_the_trail_too() {
        Place place = desk.newPlace();
        Answer booked = desk.book(desk.acceptedEpisode(), place, NINE, 30);
        UUID id = BookingDesk.id(booked);

        Answer moved =
                desk.move(id, booked.etag(), place.with(ResourceKind.ROOM, desk.resource(ResourceKind.ROOM)), NINE, 30);

        assertThat(moved.status()).isEqualTo(200);
        assertThat(rows("UPDATE", "Booking", id, Role.SCHEDULER)).isEqualTo(1);
    }

    @Test
    void a_refused_or_undone_write_leaves_no_trace_of_a_change() {
        UUID episode = desk.referredEpisode(desk.patient());
        long before = changes();
        assertThat(desk.book(
                                episode,
                                new Place(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()),
                                NINE,
                                30)
                        .status())
                .isEqualTo(409);
        assertThat(changes()).isEqualTo(before);

        UUID undone = new TransactionTemplate(transactions).execute(status -> {
            UUID patient = desk.patient();
            status.setRollbackOnly();
            return patient;
        });

        assertThat(changes()).isEqualTo(before);
        assertThat(count("select count(*) from patient where id = ?", undone)).isZero();

        UUID done = new TransactionTemplate(transactions).execute(status -> desk.patient());

        assertThat(changes()).as("written with the patient").isGreaterThan(before);
        assertThat(count("select count(*) from patient where id = ?", done)).isOne();
    }

    @Test
    void what_is_changed_as_the_last_thing_before_a_commit_is_kept_and_said() {
        UUID patient = desk.patient();

        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                            @Override
                            public void beforeCommit(boolean readOnly) {
                                entities.find(Patient.class, patient).died();
                            }
                        }));

        assertThat(count("select count(*) from patient where id = ? and deceased", patient))
                .isOne();
        assertThat(count("select count(*) from audit_event where action = 'UPDATE' and entity_id = ?", patient))
                .isOne();
    }

    @Test
    void what_was_read_for_a_change_that_is_refused_is_in_the_trail_all_the_same() {
        UUID patient = desk.patient();
        UUID episode = desk.acceptedEpisode(patient);
        Place place = desk.newPlace();
        assertThat(desk.book(desk.acceptedEpisode(), place, NINE, 30).status()).isEqualTo(201);
        long before = reads(patient);

        assertThat(desk.book(episode, place, NINE, 30).status()).isEqualTo(409);

        assertThat(reads(patient)).isGreaterThan(before);
    }

    @Test
    void a_read_is_in_the_trail_with_its_reader() {
        UUID patient = desk.patient();
        long before = reads(patient);

        api.as(Role.NURSE).get("/api/patients/{id}", patient);
        assertThat(reads(patient)).isEqualTo(before + 1);
        assertThat(jdbc.sql("select count(*) from audit_event where action = 'READ' and patient_id = ? and user_id = ?"
                                + " and user_role = 'NURSE' and request_id is not null")
                        .params(patient, Api.userOf(Role.NURSE).id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);

        assertThat(api.as(Role.ADMINISTRATOR).get("/api/patients/{id}", patient).status())
                .isEqualTo(403);
        assertThat(reads(patient)).as("nothing was shown").isEqualTo(before + 1);
    }

    @Test
    void while_the_trail_cannot_be_written_nobody_sees_a_patient_and_nothing_is_changed() {
        UUID patient = desk.patient(NAME, "Sue");
        UUID episode = desk.acceptedEpisode(patient);
        Answer booked = desk.book(episode, desk.newPlace(), NINE, 30);
        UUID waiting = desk.acceptedEpisode(patient);
        Place place = desk.newPlace();
        long patients = count("select count(*) from patient");
        List<String> screens = List.of(
                "/api/patients/" + patient,
                "/api/patients?q=" + NAME,
                "/api/patients?size=100",
                "/api/patients/" + patient + "/episodes",
                "/api/episodes?size=100",
                "/api/episodes/" + episode,
                "/api/episodes/" + episode + "/timeline",
                "/api/episodes/" + episode + "/bookings",
                "/api/bookings/" + BookingDesk.id(booked),
                "/api/board?date=2026-12-15",
                "/api/board/readiness?date=2026-12-15",
                "/api/board/waiting",
                "/api/readiness?from=2026-12-15&to=2026-12-15");
        for (String screen : screens) {
            assertThat(api.as(Role.RADIOLOGIST).get(screen).status()).as(screen).isEqualTo(200);
        }

        jdbc.sql("alter table audit_event rename to audit_event_away").update();
        try {
            for (String screen : screens) {
                Answer refused = api.as(Role.RADIOLOGIST).get(screen);
                assertThat(refused.status()).as(screen).isEqualTo(503);
                assertThat(refused.problemCode()).as(screen).isEqualTo("audit-unavailable");
                assertThat(refused.text()).as(screen).doesNotContain(NAME).doesNotContain("1948-05-03");
            }
            Answer created = api.as(Role.SCHEDULER).post("/api/patients", BookingDesk.demographics("Untrailed", "Una"));
            assertThat(created.status()).as(created.text()).isGreaterThanOrEqualTo(500);
            assertThat(desk.book(waiting, place, NINE.plusSeconds(7200), 30).status())
                    .isGreaterThanOrEqualTo(500);
            Answer conflict = desk.book(waiting, place, NINE.plusSeconds(600), 30);
            assertThat(conflict.status())
                    .as("a refusal that would name the patient")
                    .isEqualTo(503);
            assertThat(conflict.problemCode()).isEqualTo("audit-unavailable");
            assertThat(conflict.text()).doesNotContain(NAME);
            assertThat(desk.cancel(BookingDesk.id(booked), booked.etag()).status())
                    .isGreaterThanOrEqualTo(500);
        } finally {
            jdbc.sql("alter table audit_event_away rename to audit_event").update();
        }

        assertThat(count("select count(*) from patient")).isEqualTo(patients);
        assertThat(count("select count(*) from booking where episode_id = ?", waiting))
                .isZero();
        assertThat(count("select count(*) from booking_cell where resource_id = ?", place.room()))
                .isZero();
        assertThat(api.as(Role.SCHEDULER)
                        .get("/api/bookings/{id}", BookingDesk.id(booked))
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("BOOKED");
    }

    private long rows(String action, String type, UUID entity, Role role) {
        return jdbc.sql("select count(*) from audit_event where action = ? and entity_type = ? and entity_id = ?"
                        + " and user_id = ? and user_role = ?")
                .params(action, type, entity, Api.userOf(role).id(), role.name())
                .query(Long.class)
                .single();
    }

    private long changes() {
        return TrailRows.changesByRequests(jdbc);
    }

    private long reads(UUID patient) {
        return count("select count(*) from audit_event where action = 'READ' and patient_id = ?", patient);
    }

    private long count(String query, Object... parameters) {
        return jdbc.sql(query).params(List.of(parameters)).query(Long.class).single();
    }
}
