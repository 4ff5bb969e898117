package org.spineline.patient.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineline.support.BookingDesk.demographics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpinelineTest
class PatientApiTest {
    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_registered_patient_is_read_back_as_entered() {
        Map<String, Object> request = demographics("Ashgrove", "Ida");
        request.put("weightKg", 61.5);
        request.put("contacts", List.of(Map.of("kind", "MOBILE", "value", "555-0100", "preferred", true)));
        request.put("allergies", List.of(Map.of("substance", "Latex", "category", "LATEX", "severity", "SEVERE")));

        Answer created = api.as(Role.SCHEDULER).post("/api/patients", request);

        assertThat(created.status()).isEqualTo(201);
        Answer read = api.as(Role.NURSE).get("/api/patients/{id}", id(created));
        assertThat(read.body().path("familyName").asString()).isEqualTo("Ashgrove");
        assertThat(read.body().path("weightKg").decimalValue()).isEqualByComparingTo("61.5");
        assertThat(read.body().has("heightCm")).as("not recorded is not 0").isFalse();
        assertThat(read.body().at("/contacts/0/value").asString()).isEqualTo("555-0100");
        assertThat(read.body().at("/allergies/0/imported").asBoolean()).isFalse();
        assertThat(read.etag()).isEqualTo("\"0\"");
    }

    @Test
    void a_change_needs_the_version_it_was_made_on() {
        Answer created = api.as(Role.SCHEDULER).post("/api/patients", demographics("Birchwood", "Ben"));
        Map<String, Object> married = demographics("Birchwood-Lane", "Ben");
        married.put("mrn", created.body().path("mrn").asString());
        married.put("formerName", "Birchwood");
        String path = "/api/patients/" + id(created);

        assertThat(api.as(Role.SCHEDULER).put(path, married, null).status()).isEqualTo(428);
        Answer changed = api.as(Role.SCHEDULER).put(path, married, created.etag());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(api.as(Role.SCHEDULER).put(path, married, created.etag()).status())
                .isEqualTo(412);
        married.put("formerName", null);
        Answer cleared = api.as(Role.SCHEDULER).put(path, married, changed.etag());
        assertThat(cleared.body().has("formerName")).isFalse();
    }

    @Test
    void a_record_number_belongs_to_one_patient() {
        Map<String, Object> first = demographics("Cedarholm", "Cara");
        Map<String, Object> second = demographics("Cedarholm", "Cleo");
        second.put("mrn", first.get("mrn"));
        api.as(Role.SCHEDULER).post("/api/patients", first);

        Answer refused = api.as(Role.SCHEDULER).post("/api/patients", second);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("mrn-taken");
        assertThat(found("Cleo Cedarholm")).doesNotContain("Cleo");
    }

    @Test
    void impossible_birth_dates_and_languages_are_refused_at_their_fields() {
        Map<String, Object> request = demographics("Dogwood", "Dan");
        request.put("birthDate", "2026-11-24");
        request.put("language", "no such language");
        Answer refused = api.as(Role.SCHEDULER).post("/api/patients", request);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactlyInAnyOrder("/birthDate", "/language");

        request.put("language", "en");
        request.put("birthDate", "2026-11-23");
        assertThat(api.as(Role.SCHEDULER).post("/api/patients", request).status())
                .as("born today, where it is still the 23rd")
                .isEqualTo(201);
        request.put("mrn", "M" + UUID.randomUUID());
        request.put("birthDate", "1896-11-22");
        assertThat(api.as(Role.SCHEDULER).post("/api/patients", request).pointers())
                .containsExactly("/birthDate");
    }

    @Test
    void an_address_no_mail_server_takes_is_refused_at_its_field() {
        for (String address : List.of(
                "ida", "ida@", "ida@home", "ida@a..org", "a b@c.org", "ida@c.org\nBcc: x@y.org", "<ida@c.org>")) {
            Map<String, Object> request = demographics("Elmhurst", "Eve");
            request.put("contacts", List.of(Map.of("kind", "EMAIL", "value", address, "preferred", false)));
            Answer refused = api.as(Role.SCHEDULER).post("/api/patients", request);
            assertThat(refused.status()).as(address).isEqualTo(422);
            assertThat(refused.pointers()).as(address).containsExactly("/contacts/0/value");
        }
        Map<String, Object> request = demographics("Elmhurst", "Eve");
        request.put(
                "contacts",
                List.of(Map.of("kind", "EMAIL", "value", "eve.o'neill+clinic@mail-1.example.org", "preferred", false)));
        assertThat(api.as(Role.SCHEDULER).post("/api/patients", request).status())
                .isEqualTo(201);
    }

    @Test
    void a_consent_to_email_never_asked_for_is_neither_yes_nor_no() {
        Map<String, Object> request = demographics("Fernhill", "Fay");
        Answer unasked = api.as(Role.SCHEDULER).post("/api/patients", request);
        assertThat(unasked.body().has("emailConsent")).isFalse();

        request.put("emailConsent", false);
        Answer refused = api.as(Role.SCHEDULER).put("/api/patients/" + id(unasked), request, unasked.etag());

        assertThat(refused.body().path("emailConsent").asBoolean(true)).isFalse();
    }

    @Test
    void a_misspelt_name_an_accent_and_a_maiden_name_find_the_patient() {
        Map<String, Object> request = demographics("Przybylski", "Élodie");
        request.put("formerName", "Vandersteen");
        api.as(Role.SCHEDULER).post("/api/patients", request);

        assertThat(found("Przybilski")).contains("Élodie");
        assertThat(found("elodie PRZYBYLSKI")).contains("Élodie");
        assertThat(found("Vandersten")).contains("Élodie");
        assertThat(found("Quattlebaum")).doesNotContain("Élodie");
    }

    @Test
    void the_exact_name_comes_before_the_similar_one() {
        api.as(Role.SCHEDULER).post("/api/patients", demographics("Fernhollowby", "Similar"));
        api.as(Role.SCHEDULER).post("/api/patients", demographics("Fernhollow", "Exact"));

        assertThat(found("Fernhollow")).startsWith("Exact", "Similar");
    }

    @Test
    void the_beginning_of_a_record_number_finds_the_patient_in_either_case() {
        Map<String, Object> request = demographics("Gorsebank", "Gil");
        String mrn = "Zq7-" + UUID.randomUUID();
        request.put("mrn", mrn);
        api.as(Role.SCHEDULER).post("/api/patients", request);

        assertThat(found(mrn.substring(0, 20).toUpperCase(java.util.Locale.ROOT)))
                .containsExactly("Gil");
        assertThat(found(mrn.substring(4))).doesNotContain("Gil");
    }

    @Test
    void signs_that_mean_something_to_a_database_find_nothing_extra() {
        api.as(Role.SCHEDULER).post("/api/patients", demographics("Hawthorn", "Hal"));

        assertThat(found("%")).isEmpty();
        assertThat(found("1%")).isEmpty();
        assertThat(found("1_")).isEmpty();
    }

    @Test
    void a_name_with_digits_behind_it_is_still_a_name() {
        api.as(Role.SCHEDULER).post("/api/patients", demographics("Ivybridge477", "Ines"));

        assertThat(found("Ivybridge477")).contains("Ines");
    }

    @Test
    void a_birth_date_typed_or_chosen_finds_who_was_born_then() {
        Map<String, Object> request = demographics("Juniperhill", "June");
        request.put("birthDate", "1932-02-29");
        api.as(Role.SCHEDULER).post("/api/patients", request);
        api.as(Role.SCHEDULER).post("/api/patients", demographics("Juniperhill", "Jack"));

        assertThat(found("29.02.1932")).containsExactly("June");
        assertThat(found("02/29/1932")).containsExactly("June");
        assertThat(givenNames(api.as(Role.SCHEDULER).get("/api/patients?q=Juniperhill&birthDate=1932-02-29")))
                .containsExactly("June");
        assertThat(api.as(Role.SCHEDULER)
                        .get("/api/patients?birthDate=1931-02-29")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void paging_through_equal_matches_shows_each_patient_once() {
        for (int i = 0; i < 7; i++) {
            api.as(Role.SCHEDULER).post("/api/patients", demographics("Kingsfoilton", "Twin"));
        }
        List<String> seen = new ArrayList<>();
        for (int page = 0; page < 4; page++) {
            Answer answer = api.as(Role.SCHEDULER).get("/api/patients?q=Kingsfoilton Twin&size=2&page={page}", page);
            assertThat(answer.body().path("total").asLong()).isEqualTo(7);
            answer.body()
                    .path("items")
                    .valueStream()
                    .forEach(row -> seen.add(row.path("id").asString()));
        }

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void whoever_was_shown_in_a_search_is_written_to_the_trail() {
        Answer created = api.as(Role.SCHEDULER).post("/api/patients", demographics("Larchmontague", "Lee"));

        api.as(Role.RADIOLOGIST).get("/api/patients?q=Larchmontague");

        assertThat(jdbc.sql("select count(*) from audit_event where action = 'READ' and user_role = 'RADIOLOGIST'"
                                + " and patient_id = ?")
                        .param(UUID.fromString(id(created)))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void the_trail_names_the_patient_of_every_allergy_and_number_entered() {
        Map<String, Object> request = demographics("Maplethorpe", "Mia");
        request.put("contacts", List.of(Map.of("kind", "PHONE", "value", "555-0101", "preferred", false)));
        request.put("allergies", List.of(Map.of("substance", "Iohexol", "category", "CONTRAST", "severity", "MILD")));
        Answer created = api.as(Role.SCHEDULER).post("/api/patients", request);

        assertThat(jdbc.sql("select entity_type from audit_event where action = 'CREATE' and patient_id = ?")
                        .param(UUID.fromString(id(created)))
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("Patient", "PatientContact", "PatientAllergy");
    }

    @Test
    void an_unknown_patient_is_not_found() {
        Answer answer = api.as(Role.NURSE).get("/api/patients/{id}", UUID.randomUUID());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problemCode()).isEqualTo("patient-not-found");
    }

    private List<String> found(String query) {
        return givenNames(api.as(Role.SCHEDULER).get("/api/patients?q={q}", query));
    }

    private static List<String> givenNames(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body()
                .path("items")
                .valueStream()
                .map(row -> row.path("givenName").asString())
                .toList();
    }

    private static String id(Answer answer) {
        return answer.body().path("id").asString();
    }
}
