package org.spineline.kernel.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.kernel.config.WrongConfigurationException;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

/** What identifies a patient is unreadable in the database, moves with its key, and is refused when somebody tampered with it. */
@SpinelineTest
class EncryptedRecordsTest {
    private static final String PHONE = "+1 617 555 0199 x7";
    private static final String STREET = "48 Quillfeather Crescent";
    private static final String DAUGHTER = "Wilhelmina Thornapple";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RecordKeys keys;

    @Autowired
    private RecordRewriter rewriter;

    @Autowired
    private RecordKeyBook book;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Clock clock;

    @Autowired
    private Environment environment;

    @Test
    void no_text_of_the_database_holds_the_telephone_the_address_or_the_daughter() {
        UUID patient = registered();

        assertThat(read(patient).path("addressLine").asString()).isEqualTo(STREET);
        assertThat(read(patient).path("contacts").toString()).contains(PHONE, DAUGHTER);
        assertThat(everyText("%Quillfeather%")).isEmpty();
        // As written and as a number; anything looser is met by chance in the random texts of the trail.
        assertThat(everyText("%555 0199%")).isEmpty();
        assertThat(everyText("%16175550199%")).isEmpty();
        assertThat(everyText("%Thornapple%")).isEmpty();
        assertThat(kept("patient", "address_line", patient)).startsWith(keys.currentPrefix());
    }

    @Test
    void a_dump_of_the_embedded_database_does_not_hold_them_either() {
        registered();
        if (environment.getRequiredProperty("spring.datasource.url").startsWith("jdbc:h2:")) {
            String dump = String.join(
                    "\n",
                    jdbc.sql("script table patient, patient_contact")
                            .query(String.class)
                            .list());

            assertThat(dump).contains("enc:").doesNotContain("Quillfeather", "555 0199", "Thornapple");
        }
    }

    @Test
    void who_shares_a_telephone_is_still_found() {
        UUID patient = registered();

        Answer found = api.as(Role.SCHEDULER)
                .post(
                        "/api/patients/possible-duplicates",
                        Map.of(
                                "familyName", read(patient).path("familyName").asString(),
                                "givenName", "Ottoline",
                                "phone", "(617) 555-01997"));

        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.text()).contains("SAME_PHONE");
    }

    @Test
    void a_value_moved_to_another_column_or_changed_is_refused_and_not_shown() {
        UUID patient = registered();
        String street = kept("patient", "address_line", patient);
        put("patient", "city", patient, street);
        Answer moved = api.as(Role.SCHEDULER).get("/api/patients/" + patient);
        assertThat(moved.status()).isEqualTo(503);
        assertThat(moved.problemCode()).isEqualTo("record-unreadable");
        assertThat(moved.text()).doesNotContain("Quillfeather", "enc:");

        put("patient", "city", patient, null);
        char last = street.charAt(street.length() - 4);
        put(
                "patient",
                "address_line",
                patient,
                street.substring(0, street.length() - 4)
                        + (last == 'A' ? 'B' : 'A')
                        + street.substring(street.length() - 3));
        Answer changed = api.as(Role.SCHEDULER).get("/api/patients/" + patient);
        assertThat(changed.status()).isEqualTo(503);
        assertThat(changed.problemCode()).isEqualTo("record-unreadable");

        put("patient", "address_line", patient, street);
        assertThat(api.as(Role.SCHEDULER).get("/api/patients/" + patient).status())
                .isEqualTo(200);
    }

    @Test
    void a_row_of_before_is_read_and_then_encrypted_once() {
        UUID patient = registered();
        put("patient", "address_line", patient, "9 Plainspoken Row");
        jdbc.sql("update patient_contact set contact_value = '+1 212 555 0144', phone_key = null where patient_id = ?"
                        + " and kind = 'MOBILE'")
                .param(patient)
                .update();
        assertThat(read(patient).path("addressLine").asString()).isEqualTo("9 Plainspoken Row");
        long version = read(patient).path("version").asLong();

        assertThat(rewriter.run()).isNotNull().satisfies(done -> {
            assertThat(done.rewritten()).isGreaterThanOrEqualTo(2);
            assertThat(done.unreadable()).isZero();
        });

        assertThat(everyText("%Plainspoken%")).isEmpty();
        assertThat(read(patient).path("addressLine").asString()).isEqualTo("9 Plainspoken Row");
        assertThat(read(patient).path("version").asLong()).isEqualTo(version);
        assertThat(jdbc.sql("select phone_key from patient_contact where patient_id = ? and kind = 'MOBILE'")
                        .param(patient)
                        .query(String.class)
                        .single())
                .isEqualTo(keys.index("5550144", "patient_contact.phone_key"));
        assertThat(rewriter.run()).isEqualTo(new RecordRewriter.Result(0, 0));
    }

    @Test
    void a_new_key_takes_over_what_the_old_one_wrote() {
        UUID patient = registered();
        RecordKeys newer = new RecordKeys(List.of(RecordKeysTest.secret(7), testKey()));
        RecordKeys back = new RecordKeys(List.of(testKey(), RecordKeysTest.secret(7)));
        assertThat(back.current()).isEqualTo(keys.current());
        try {
            rewritten(newer);

            assertThat(kept("patient", "address_line", patient)).startsWith(newer.currentPrefix());
            assertThat(newer.decrypted(kept("patient", "address_line", patient), "patient.address_line"))
                    .isEqualTo(STREET);
            assertThat(retired(keys.current())).isTrue();
            assertThat(api.as(Role.SCHEDULER).get("/api/patients/" + patient).problemCode())
                    .as("this server does not know the new key yet")
                    .isEqualTo("record-unreadable");
        } finally {
            rewritten(back);
        }
        assertThat(read(patient).path("addressLine").asString()).isEqualTo(STREET);
        assertThat(retired(newer.current())).isTrue();
        assertThat(retired(keys.current())).isFalse();
    }

    @Test
    void a_start_without_the_key_of_what_is_there_ends_with_a_sentence() {
        RecordKeys other = new RecordKeys(List.of(RecordKeysTest.secret(9)));

        assertThatExceptionOfType(WrongConfigurationException.class)
                .isThrownBy(() -> new RecordKeyBook(jdbc, other, clock).afterPropertiesSet())
                .withMessageContaining(keys.current())
                .satisfies(wrong -> assertThat(wrong.remedy()).contains("Put that key back"));
        assertThat(jdbc.sql("select count(*) from record_key where key_id = ?")
                        .param(other.current())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void the_command_does_it_without_a_server() {
        UUID patient = registered();
        put("patient", "city", patient, "Plainfield");
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int code = EncryptRun.run(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                "encrypt-records",
                "--spring.datasource.url=" + environment.getRequiredProperty("spring.datasource.url"),
                "--spring.datasource.username=" + environment.getRequiredProperty("spring.datasource.username"),
                "--spring.datasource.password=" + environment.getRequiredProperty("spring.datasource.password"));

        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("brought under the newest key");
        assertThat(kept("patient", "city", patient)).startsWith(keys.currentPrefix());
        assertThat(read(patient).path("city").asString()).isEqualTo("Plainfield");
    }

    @Test
    void one_server_at_a_time_does_it() {
        assertThat(book.claimed(Duration.ofMinutes(10))).isTrue();
        try {
            assertThat(rewriter.run()).isNull();
        } finally {
            book.released();
        }
        assertThat(rewriter.run()).isNotNull();
    }

    private void rewritten(RecordKeys under) {
        RecordKeyBook itsBook = new RecordKeyBook(jdbc, under, clock);
        itsBook.afterPropertiesSet();
        assertThat(new RecordRewriter(jdbc, under, itsBook, transactions).run())
                .isNotNull()
                .satisfies(done -> assertThat(done.unreadable()).isZero());
    }

    private boolean retired(String id) {
        return jdbc.sql("select count(*) from record_key where key_id = ? and retired_at is not null")
                        .param(id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private byte[] testKey() {
        return EncryptionConfiguration.SETTING.exactly(environment.getRequiredProperty("spineline.keys.records"));
    }

    private UUID registered() {
        Map<String, Object> told = new HashMap<>();
        told.put("mrn", "E" + UUID.randomUUID().toString().substring(0, 12));
        told.put("familyName", "Verdigris");
        told.put("givenName", "Ottoline");
        told.put("birthDate", "1941-03-09");
        told.put("sex", "FEMALE");
        told.put("language", "en");
        told.put("interpreterNeeded", false);
        told.put("voicemailRule", "NO_VOICEMAIL");
        told.put("addressLine", STREET);
        told.put("contacts", List.of(contact("MOBILE", PHONE, null), contact("ALTERNATE", "212 555 0188", DAUGHTER)));
        told.put("allergies", List.of());
        Answer made = api.as(Role.SCHEDULER).post("/api/patients", told);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return UUID.fromString(made.body().path("id").asString());
    }

    private static Map<String, Object> contact(String kind, String value, @Nullable String name) {
        Map<String, Object> contact = new HashMap<>();
        contact.put("kind", kind);
        contact.put("value", value);
        contact.put("name", name);
        contact.put("preferred", kind.equals("MOBILE"));
        return contact;
    }

    private JsonNode read(UUID patient) {
        Answer answer = api.as(Role.SCHEDULER).get("/api/patients/" + patient);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private String kept(String table, String column, UUID id) {
        return jdbc.sql("select %s from %s where id = ?".formatted(column, table))
                .param(id)
                .query(String.class)
                .single();
    }

    private void put(String table, String column, UUID id, @Nullable String value) {
        jdbc.sql("update %s set %s = :value where id = :id".formatted(table, column))
                .param("value", value)
                .param("id", id)
                .update();
    }

    /** Where in the whole database a text like this stands. */
    private List<String> everyText(String like) {
        List<String> places = new ArrayList<>();
        jdbc.sql("select c.table_name, c.column_name from information_schema.columns c join information_schema.tables t"
                        + " on t.table_schema = c.table_schema and t.table_name = c.table_name"
                        + " where lower(c.table_schema) = 'public' and t.table_type = 'BASE TABLE'"
                        + " and lower(c.data_type) like 'character%'")
                .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                .list()
                .forEach(place -> {
                    long found = jdbc.sql("select count(*) from \"%s\" where \"%s\" like :like"
                                    .formatted(place.get(0), place.get(1)))
                            .param("like", like)
                            .query(Long.class)
                            .single();
                    if (found > 0) {
                        places.add(place.get(0) + "." + place.get(1));
                    }
                });
        return places;
    }
}
