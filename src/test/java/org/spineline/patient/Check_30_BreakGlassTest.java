package org.spineline.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Accounts;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.ApiContract;
import org.spineline.support.ApiContract.Operation;
import org.spineline.support.BookingDesk;
import org.spineline.support.Scenario;
import org.spineline.support.Scenario.Note;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpinelineTest
class Check_30_BreakGlassTest {

    @Autowired
    private Api api;

    @Autowired
    private ApiContract contract;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    /** Nobody else's, so that a page that shows it shows this patient. */
    private String name;

    private BookingDesk desk;
    private UUID patient;
    private Note note;
    private String mrn;

    @BeforeEach
    void aRestrictedRecord() {
        desk = new BookingDesk(api);
        name = "Z" + UUID.randomUUID().toString().replace("-", "");
        patient = desk.patient(name, "Quirina");
        note = new Scenario(api, clock).signedNote(patient);
        mrn = api.as(Role.NURSE)
                .get("/api/patients/{id}", patient)
                .body()
                .path("mrn")
                .asString();
        Accounts.of(Role.LEAD, jdbc);
        Accounts.of(Role.RADIOLOGIST, jdbc);
        Answer restricted = api.as(Role.LEAD)
                .post(
                        "/api/patients/" + patient + "/restriction",
                        Map.of(
                                "reasonCode",
                                "STAFF_MEMBER",
                                "reason",
                                "Works on the ward.",
                                "team",
                                List.of(Map.of(
                                        "userId", Api.userOf(Role.RADIOLOGIST).id()))));
        assertThat(restricted.status()).as(restricted.text()).isEqualTo(201);
    }

    @AfterEach
    void nothingStaysRestricted() {
        jdbc.sql("update patient_restriction set lifted_at = created_at, lifted_by_name = 'x', lift_reason = 'x'"
                        + " where lifted_at is null")
                .update();
        clock.advance(Duration.ofSeconds(2));
        assertThat(api.as(Role.NURSE).get("/api/patients/{id}", patient).status())
                .isEqualTo(200);
    }

    @Test
    void a_restricted_record_is_404_then_opens_for_that_patient_and_an_hour_and_is_404_again() {
        UUID other = desk.patient(name, "Other");
        restrict(other);
        assertThat(nurse(patient)).isEqualTo(404);

        Answer opened = open(Role.NURSE, patient);

        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        assertThat(nurse(patient)).isEqualTo(200);
        assertThat(nurse(other)).as("this patient only").isEqualTo(404);
        assertThat(api.asColleague(Role.NURSE)
                        .get("/api/patients/{id}", patient)
                        .status())
                .as("this person only")
                .isEqualTo(404);
        assertThat(api.as(Role.NURSE)
                        .post("/api/patients/" + patient + "/restriction", Map.of())
                        .status())
                .as("verbs unchanged")
                .isIn(400, 403, 422);
        assertThat(api.as(Role.NURSE)
                        .post("/api/patients/" + patient + "/restriction/lift", Map.of("reason", "x"), "\"0\"")
                        .status())
                .isEqualTo(403);
        clock.advance(Duration.ofMinutes(60).minusMillis(1));
        assertThat(nurse(patient)).as("a moment before").isEqualTo(200);
        clock.advance(Duration.ofMillis(1));
        assertThat(nurse(patient)).as("after an hour").isEqualTo(404);
    }

    @Test
    void whoever_ends_it_early_is_out_at_once() {
        UUID grant = BookingDesk.id(open(Role.NURSE, patient));
        assertThat(api.as(Role.NURSE).get("/api/break-glass/active").text()).contains(patient.toString());
        assertThat(api.asColleague(Role.NURSE)
                        .post("/api/break-glass/" + grant + "/end", Map.of())
                        .status())
                .as("somebody else's")
                .isEqualTo(404);

        Answer ended = api.as(Role.NURSE).post("/api/break-glass/" + grant + "/end", Map.of());

        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        assertThat(nurse(patient)).isEqualTo(404);
        assertThat(api.as(Role.NURSE).get("/api/break-glass/active").text()).doesNotContain(patient.toString());
        assertThat(actions(grant)).containsExactly("EMERGENCY_START", "EMERGENCY_END");
    }

    @Test
    void every_read_under_it_says_so_in_the_trail_and_an_attempt_without_it_is_a_denial() {
        nurse(patient);
        assertThat(jdbc.sql(
                                "select count(*) from audit_event where action = 'DENIED' and patient_id = ? and user_role ="
                                        + " 'NURSE' and outcome = 'REFUSED'")
                        .param(patient)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        UUID grant = BookingDesk.id(open(Role.NURSE, patient));

        nurse(patient);

        assertThat(jdbc.sql("select purpose from audit_event where action = 'READ' and grant_id = ? and patient_id = ?")
                        .params(grant, patient)
                        .query(String.class)
                        .list())
                .containsOnly("EMERGENCY")
                .isNotEmpty();
    }

    @Test
    void asked_twice_the_first_access_counts() {
        UUID first = BookingDesk.id(open(Role.NURSE, patient));

        assertThat(BookingDesk.id(open(Role.NURSE, patient))).isEqualTo(first);
    }

    @Test
    void administrator_and_auditor_cannot_use_it_and_a_reason_is_needed() {
        assertThat(open(Role.ADMINISTRATOR, patient).status()).isEqualTo(403);
        assertThat(open(Role.AUDITOR, patient).status()).isEqualTo(403);
        assertThat(api.as(Role.NURSE)
                        .post(
                                "/api/break-glass",
                                Map.of("patientId", patient, "reasonCode", "OTHER", "text", "fourteen chars"))
                        .status())
                .isIn(400, 422);
        assertThat(open(Role.NURSE, UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(open(Role.RADIOLOGIST, patient).problemCode()).isEqualTo("record-open");
    }

    @Test
    void a_lead_reviews_it_and_nobody_his_own() {
        Answer own = open(Role.LEAD, restricted(Role.RADIOLOGIST));
        assertThat(own.status()).as(own.text()).isIn(200, 409);
        Answer opened = open(Role.NURSE, patient);
        UUID grant = BookingDesk.id(opened);
        Answer queue = api.as(Role.LEAD).get("/api/break-glass?size=100");
        assertThat(queue.text()).contains(grant.toString()).doesNotContain(name);
        assertThat(api.as(Role.RADIOLOGIST).get("/api/break-glass").status()).isEqualTo(403);

        Answer reviewed = api.as(Role.LEAD)
                .post(
                        "/api/break-glass/" + grant + "/review",
                        Map.of("verdict", "NOT_JUSTIFIED", "note", "No."),
                        "\"0\"");

        assertThat(reviewed.status()).as(reviewed.text()).isEqualTo(200);
        assertThat(reviewed.body().path("verdict").asString()).isEqualTo("NOT_JUSTIFIED");
        assertThat(api.as(Role.LEAD)
                        .post("/api/break-glass/" + grant + "/review", Map.of("verdict", "JUSTIFIED"), "\"0\"")
                        .status())
                .isEqualTo(412);
        UUID mine = BookingDesk.id(openAs(api.asColleague(Role.LEAD), patient));
        assertThat(api.asColleague(Role.LEAD)
                        .post("/api/break-glass/" + mine + "/review", Map.of("verdict", "JUSTIFIED"), "\"0\"")
                        .problemCode())
                .isEqualTo("own-emergency-access");
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.sql(
                        "update emergency_grant set verdict = 'JUSTIFIED', reviewed_by = user_id, reviewed_at = granted_at"
                                + " where id = ?")
                .param(mine)
                .update());
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.sql(
                        "update emergency_grant set expires_at = granted_at + interval '61' minute" + " where id = ?")
                .param(mine)
                .update());
    }

    @Test
    void the_team_sees_the_record_until_its_day_and_the_lead_lifts_the_restriction() {
        assertThat(api.as(Role.RADIOLOGIST).get("/api/patients/{id}", patient).status())
                .isEqualTo(200);
        Accounts.of(Role.NURSE, jdbc);
        Instant end = clock.instant().plus(Duration.ofHours(5));
        Answer joined = api.as(Role.LEAD)
                .post(
                        "/api/patients/" + patient + "/care-team",
                        Map.of("userId", Api.userOf(Role.NURSE).id(), "endsAt", end));
        assertThat(joined.status()).as(joined.text()).isEqualTo(200);
        assertThat(nurse(patient)).isEqualTo(200);
        clock.set(end);
        assertThat(nurse(patient)).as("at its end").isEqualTo(404);
        assertThat(api.as(Role.LEAD)
                        .post("/api/patients/" + patient + "/care-team", Map.of("userId", UUID.randomUUID()))
                        .status())
                .isEqualTo(422);
        assertThat(api.as(Role.LEAD)
                        .post("/api/patients/" + desk.patient() + "/care-team/" + member() + "/end", Map.of())
                        .status())
                .as("another patient's path")
                .isIn(404, 409);
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> restrictTwice(patient));

        Answer lifted = api.as(Role.LEAD)
                .post("/api/patients/" + patient + "/restriction/lift", Map.of("reason", "Left."), "\"0\"");

        assertThat(lifted.status()).as(lifted.text()).isEqualTo(200);
        assertThat(nurse(patient)).isEqualTo(200);
    }

    @Test
    void a_stranger_cannot_change_a_restricted_record_either() {
        Answer refused = api.as(Role.NURSE)
                .post(
                        "/api/episodes/" + note.episode() + "/pain",
                        Map.of("score", 7, "measuredAt", "2026-11-23T08:00:00Z"));
        assertThat(refused.text()).doesNotContain(name);
        assertThat(refused.status()).isGreaterThanOrEqualTo(400).isLessThan(500);
        assertThat(desk.refer(patient).status()).isEqualTo(404);
    }

    /** Check 26 too: lists, searches and counts have the same scope as reading one record. */
    @Test
    void no_page_of_the_api_shows_a_restricted_patient_to_a_stranger() {
        List<UUID> ids = List.of(patient, note.episode(), note.booking(), note.id());
        List<String> shown = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        int tried = 0;
        List<String> paths = new ArrayList<>(List.of(
                "/api/patients?q=" + name,
                "/api/patients?q=" + mrn.substring(0, mrn.length() - 1),
                "/api/patients?q=" + mrn,
                "/api/patients?birthDate=1948-05-03&size=100",
                "/api/patients?size=100",
                "/api/episodes?size=100",
                "/api/board?date=2026-11-23",
                "/api/day?date=2026-11-23",
                "/api/readiness?from=2026-11-23&to=2026-11-23",
                "/api/calendar?from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z"));
        for (Operation operation : contract.operations()) {
            if (operation.method() == HttpMethod.GET) {
                String somewhere = operation.somewhere();
                String query = somewhere.contains("?") ? somewhere.substring(somewhere.indexOf('?')) : "";
                ids.forEach(id -> paths.add(operation.path().replaceAll("\\{[^}]+}", id.toString()) + query));
            }
        }
        for (Role role : List.of(Role.SCHEDULER, Role.NURSE)) {
            for (String path : paths.stream().distinct().toList()) {
                Answer answer = api.as(role).send(HttpMethod.GET, path, null, null);
                tried++;
                if (answer.text().contains(name)) {
                    shown.add(role + " " + path);
                }
                if (answer.status() >= 500) {
                    failed.add(answer.status() + " " + path);
                }
                boolean ofOne = ids.stream().anyMatch(id -> path.contains(id.toString()));
                if (ofOne && answer.status() == 200 && answer.text().contains(patient.toString())) {
                    shown.add("id: " + role + " " + path);
                }
            }
        }
        assertThat(tried).isGreaterThan(100);
        assertThat(shown).isEmpty();
        assertThat(failed).isEmpty();
        assertThat(api.as(Role.NURSE)
                        .get("/api/patients?q=" + mrn)
                        .body()
                        .path("total")
                        .asInt())
                .as("by the whole number: that there is a record")
                .isEqualTo(1);
    }

    private UUID member() {
        return jdbc.sql("select id from care_team_member where patient_id = ? fetch first 1 row only")
                .param(patient)
                .query(UUID.class)
                .single();
    }

    private void restrictTwice(UUID who) {
        jdbc.sql("insert into patient_restriction (id, version, facility_id, created_at, created_by, patient_id,"
                        + " reason_code, reason, by_name) select '" + UUID.randomUUID()
                        + "', 0, facility_id, created_at,"
                        + " created_by, patient_id, reason_code, reason, by_name from patient_restriction"
                        + " where patient_id = ? and lifted_at is null")
                .param(who)
                .update();
    }

    private void restrict(UUID who) {
        Answer answer = api.as(Role.LEAD)
                .post(
                        "/api/patients/" + who + "/restriction",
                        Map.of("reasonCode", "PATIENT_REQUEST", "reason", "Asked.", "team", List.of()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    /** Another restricted patient, of whose team this role is part. */
    private UUID restricted(Role role) {
        UUID another = desk.patient(name, role.name());
        restrict(another);
        return another;
    }

    private int nurse(UUID who) {
        return api.as(Role.NURSE).get("/api/patients/{id}", who).status();
    }

    private Answer open(Role role, UUID who) {
        return openAs(api.as(role), who);
    }

    private static Answer openAs(Api.As as, UUID who) {
        return as.post(
                "/api/break-glass",
                Map.of("patientId", who, "reasonCode", "EMERGENCY_CARE", "text", "Bleeding on the table now"));
    }

    private List<String> actions(UUID grant) {
        return jdbc.sql(
                        "select action from audit_event where entity_id = ? order by case action when 'EMERGENCY_START' then"
                                + " 0 else 1 end, action")
                .param(grant)
                .query(String.class)
                .list();
    }
}
