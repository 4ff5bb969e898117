package org.spineline.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A held record stays out of what a period of retention would remove, until the hold is lifted. */
@SpinelineTest
class LegalHoldTest {
    private static final String HOLDS = "/api/operations/legal-holds";
    private static final String WHY = "District court, reference 26-CV-1140";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Test
    void the_count_leaves_a_held_record_out_and_says_so() {
        UUID patient = quietSince2011();
        JsonNode before = counted();

        JsonNode hold = held(patient);
        JsonNode during = counted();
        Answer lifted = lift(hold, "\"0\"");

        assertThat(during.path("patients").asLong())
                .isEqualTo(before.path("patients").asLong() - 1);
        assertThat(during.path("held").asLong()).isEqualTo(before.path("held").asLong() + 1);
        assertThat(lifted.status()).as(lifted.text()).isEqualTo(200);
        JsonNode after = counted();
        assertThat(after.path("patients").asLong())
                .as("neither the hold nor its lifting is an entry in the record")
                .isEqualTo(before.path("patients").asLong());
        assertThat(after.path("held").asLong()).isEqualTo(before.path("held").asLong());
    }

    @Test
    void who_held_and_lifted_it_when_and_why_is_kept_and_shown_without_name_or_number() {
        UUID patient = new BookingDesk(api).patient("Heldenmaier", "Ida");
        JsonNode hold = held(patient);
        lift(hold, "\"0\"");

        Answer list = api.as(Role.ADMINISTRATOR).get(HOLDS);

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.text()).doesNotContain("Heldenmaier", numberOf(patient));
        JsonNode row = list.body()
                .valueStream()
                .filter(each -> each.path("id").equals(hold.path("id")))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("patientId").asString()).isEqualTo(patient.toString());
        assertThat(row.path("reason").asString()).isEqualTo(WHY);
        assertThat(row.path("by").asString()).isNotBlank();
        assertThat(row.path("since").asString()).isNotBlank();
        assertThat(row.path("liftedBy").asString()).isNotBlank();
        assertThat(row.path("liftReason").asString()).isEqualTo("The case was closed in May.");
        assertThat(traces(patient, "CREATE")).isOne();
        assertThat(traces(patient, "UPDATE")).isOne();
    }

    @Test
    void a_record_is_held_once_at_a_time_whoever_asks() {
        UUID patient = new BookingDesk(api).patient();
        JsonNode hold = held(patient);

        Answer again = place(numberOf(patient));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problemCode()).isEqualTo("legal-hold-in-force");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("insert into legal_hold (id, version, facility_id, created_at, created_by,"
                                + " patient_id, reason, by_name) select ?, version, facility_id, created_at, created_by,"
                                + " patient_id, reason, by_name from legal_hold where patient_id = ?")
                        .param(UUID.randomUUID())
                        .param(patient)
                        .update());

        assertThat(lift(hold, "\"0\"").status()).isEqualTo(200);
        assertThat(place(numberOf(patient)).status()).isEqualTo(201);
    }

    @Test
    void it_is_lifted_on_the_version_that_was_seen_and_only_once() {
        UUID patient = new BookingDesk(api).patient();
        JsonNode hold = held(patient);

        assertThat(lift(hold, null).status()).isEqualTo(428);
        assertThat(lift(hold, "\"7\"").status()).isEqualTo(412);
        assertThat(lift(hold, "\"0\"").status()).isEqualTo(200);
        Answer again = lift(hold, "\"1\"");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problemCode()).isEqualTo("legal-hold-lifted");
    }

    @Test
    void an_unknown_number_and_a_short_reason_are_refused_at_their_fields() {
        Answer unknown = place("no such record");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.pointers()).containsExactly("/recordNumber");

        Answer silent = api.as(Role.ADMINISTRATOR)
                .post(HOLDS, Map.of("recordNumber", numberOf(new BookingDesk(api).patient()), "reason", "court"));
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.pointers()).containsExactly("/reason");
    }

    @Test
    void a_restricted_record_can_be_held_by_somebody_it_is_closed_to() {
        UUID patient = new BookingDesk(api).patient();
        jdbc.sql("insert into patient_restriction (id, version, facility_id, created_at, created_by, patient_id,"
                        + " reason_code, reason, by_name) select ?, 0, facility_id, created_at, created_by, id,"
                        + " 'STAFF_MEMBER', 'Works here', 'Lead' from patient where id = ?")
                .param(UUID.randomUUID())
                .param(patient)
                .update();
        // Which records are restricted is remembered for a second.
        clock.advance(Duration.ofSeconds(2));
        assertThat(api.as(Role.SCHEDULER).get("/api/patients/" + patient).status())
                .isEqualTo(404);

        JsonNode hold = held(patient);

        assertThat(lift(hold, "\"0\"").status()).isEqualTo(200);
    }

    @Test
    void two_held_records_are_merged_only_when_one_hold_is_lifted() {
        UUID one = new BookingDesk(api).patient();
        UUID other = new BookingDesk(api).patient();
        held(one);
        JsonNode second = held(other);

        Answer refused = merge(one, other);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("legal hold");

        lift(second, "\"0\"");
        assertThat(merge(one, other).status()).isEqualTo(200);
        Answer again = place(numberOf(other));
        assertThat(again.problemCode()).as("the number of the other leads here").isEqualTo("legal-hold-in-force");
    }

    private Answer merge(UUID one, UUID other) {
        String etag = api.as(Role.SCHEDULER).get("/api/patients/" + one).etag();
        return api.as(Role.SCHEDULER)
                .post(
                        "/api/patients/" + one + "/merge",
                        Map.of("otherId", other, "reason", "The same person, registered twice."),
                        etag);
    }

    private JsonNode held(UUID patient) {
        Answer answer = place(numberOf(patient));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private Answer place(String number) {
        return api.as(Role.ADMINISTRATOR).post(HOLDS, Map.of("recordNumber", number, "reason", WHY));
    }

    private Answer lift(JsonNode hold, @Nullable String version) {
        return api.as(Role.ADMINISTRATOR)
                .post(
                        HOLDS + "/" + hold.path("id").asString() + "/lift",
                        Map.of("reason", "The case was closed in May."),
                        version);
    }

    private JsonNode counted() {
        Answer answer = api.as(Role.ADMINISTRATOR).post("/api/operations/retention", Map.of("olderThanYears", 10));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private UUID quietSince2011() {
        UUID patient = new BookingDesk(api).patient();
        jdbc.sql("update patient set created_at = timestamp with time zone '2011-01-01 00:00:00+00' where id = ?")
                .param(patient)
                .update();
        return patient;
    }

    private String numberOf(UUID patient) {
        return jdbc.sql("select mrn from patient where id = ?")
                .param(patient)
                .query(String.class)
                .single();
    }

    private long traces(UUID patient, String action) {
        return jdbc.sql(
                        "select count(*) from audit_event where patient_id = ? and action = ? and entity_type = 'LegalHold'")
                .param(patient)
                .param(action)
                .query(Long.class)
                .single();
    }
}
