package org.spineline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.Scenario;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A copy for the patient who asks for it, and the count of what a period of retention would remove. */
@SpinelineTest
class RecordsTest {
    private static final Map<String, Object> WHY =
            Map.of("reason", "The patient asked in writing, letter of 12 November");

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<PatientOwnedRecords> modules;

    @Test
    void the_copy_holds_what_was_recorded_down_to_the_levels_of_the_note() {
        BookingDesk desk = new BookingDesk(api);
        UUID patient = desk.patient("Copied", "Clara");
        new Scenario(api, clock).signedNote(patient);

        Answer copy = api.as(Role.LEAD).post("/api/patients/" + patient + "/record-copy", WHY);

        assertThat(copy.status()).as(copy.text()).isEqualTo(200);
        assertThat(copy.response().getHeader("Content-Disposition")).contains("record-copy.json");
        JsonNode records = copy.body().path("records");
        assertThat(records.path("Patient").path(0).path("familyName").asString())
                .isEqualTo("Copied");
        assertThat(records.path("ProcedureNote").path(0).toString())
                .contains("Good fill of the vertebral body.")
                .contains("A4417");
        assertThat(records.path("Booking")).isNotEmpty();
        assertThat(records.path("Episode").path(0).toString()).contains("L1");
    }

    @Test
    void every_kind_the_modules_keep_of_a_patient_can_be_copied() {
        UUID patient = new BookingDesk(api).patient();
        Set<String> without = new TreeSet<>();
        modules.forEach(module -> module.rows().forEach(rows -> {
            if (rows.entity() != null
                    && !hasPatientId(rows.entity())
                    && !rows.entity().getSimpleName().equals("Patient")) {
                without.add(rows.entity().getSimpleName());
            }
        }));

        assertThat(without).as("the copy asks for the field patientId").isEmpty();
        assertThat(api.as(Role.LEAD)
                        .post("/api/patients/" + patient + "/record-copy", WHY)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void it_leaves_who_took_it_and_why() {
        UUID patient = new BookingDesk(api).patient();

        api.as(Role.LEAD).post("/api/patients/" + patient + "/record-copy", WHY);

        assertThat(jdbc.sql("select reason from record_copy where patient_id = ? and created_by = ?")
                        .param(patient)
                        .param(Api.userOf(Role.LEAD).id())
                        .query(String.class)
                        .list())
                .containsExactly("The patient asked in writing, letter of 12 November");
        assertThat(jdbc.sql("select count(*) from audit_event where patient_id = ? and action = 'CREATE'"
                                + " and entity_type = 'TakenCopy'")
                        .param(patient)
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(jdbc.sql("select count(*) from audit_event where patient_id = ? and action = 'READ'"
                                + " and user_role = 'LEAD'")
                        .param(patient)
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void it_needs_a_reason_and_a_patient() {
        UUID patient = new BookingDesk(api).patient();

        assertThat(api.as(Role.LEAD)
                        .post("/api/patients/" + patient + "/record-copy", Map.of("reason", "short"))
                        .status())
                .isEqualTo(400);
        assertThat(api.as(Role.LEAD)
                        .post("/api/patients/" + UUID.randomUUID() + "/record-copy", WHY)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_period_counts_those_of_whom_nothing_was_recorded_since_and_removes_nothing() {
        // Other tests leave patients of long ago behind.
        long quietBefore = review(10).body().path("patients").asLong();
        long longerBefore = review(20).body().path("patients").asLong();
        BookingDesk desk = new BookingDesk(api);
        UUID quiet = desk.patient();
        desk.referredEpisode(quiet);
        UUID busy = desk.patient();
        longAgo(quiet);
        longAgo(busy);
        desk.referredEpisode(busy);
        long patients = all();

        JsonNode report = review(10).body();

        assertThat(report.path("before").asString()).isEqualTo("2016-11-23");
        assertThat(report.path("patients").asLong()).isEqualTo(quietBefore + 1);
        assertThat(report.path("tables").valueStream().map(table -> table.path("table")
                        .asString()))
                .contains("episode");
        assertThat(review(20).body().path("patients").asLong()).isEqualTo(longerBefore);
        assertThat(all()).isEqualTo(patients);
        assertThat(jdbc.sql("select count(*) from audit_event where entity_type = 'RetentionReview' and entity_id = ?")
                        .param(UUID.fromString(report.path("id").asString()))
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private static boolean hasPatientId(Class<?> entity) {
        for (Class<?> type = entity; type != null; type = type.getSuperclass()) {
            if (Arrays.stream(type.getDeclaredFields())
                    .anyMatch(field -> field.getName().equals("patientId"))) {
                return true;
            }
        }
        return false;
    }

    private Answer review(int years) {
        Answer answer = api.as(Role.ADMINISTRATOR).post("/api/operations/retention", Map.of("olderThanYears", years));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    private void longAgo(UUID patient) {
        Set<String> dated = new TreeSet<>(jdbc.sql(
                        "select lower(table_name) from information_schema.columns where lower(column_name) = 'created_at'")
                .query(String.class)
                .list());
        move("patient", "id", patient);
        modules.forEach(module -> module.rows().stream()
                .filter(rows -> dated.contains(rows.table()) && !rows.table().equals("patient"))
                .forEach(rows -> move(rows.table(), rows.owner(), patient)));
    }

    private void move(String table, String owner, UUID patient) {
        jdbc.sql("update " + table + " set created_at = timestamp with time zone '2011-01-01 00:00:00+00' where "
                        + owner + " = ?")
                .param(patient)
                .update();
    }

    private long all() {
        return jdbc.sql("select count(*) from patient").query(Long.class).single();
    }
}
