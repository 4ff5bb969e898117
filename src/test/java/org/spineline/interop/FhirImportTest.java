package org.spineline.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TrailRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpinelineTest
class FhirImportTest {
    private static final Path DEMO = Path.of("src/main/resources/demo/patients");
    private static final String SYSTEM = "https://hospital.example/mrn";
    private static final List<String> PATIENT_TABLES = List.of(
            "patient",
            "patient_identifier",
            "patient_condition",
            "patient_medication",
            "patient_allergy",
            "lab_result",
            "fhir_import");

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Test
    void everything_in_a_real_record_arrives_or_is_accounted_for() {
        for (Path file : demoFiles()) {
            byte[] content = read(file);
            Map<String, Long> inFile = resourcesIn(content);

            JsonNode report = taken(file.getFileName().toString(), content);

            assertThat(report.at("/patients/created").asInt()
                            + report.at("/patients/unchanged").asInt())
                    .as(file.toString())
                    .isEqualTo(inFile.get("Patient").intValue());
            Map<String, Long> ignored = ignored(report);
            for (String useless : List.of("Encounter", "DiagnosticReport", "Procedure", "DocumentReference")) {
                assertThat(ignored.getOrDefault(useless, 0L))
                        .as("%s in %s", useless, file)
                        .isEqualTo(inFile.getOrDefault(useless, 0L));
            }
            Map<String, String> used = Map.of(
                    "Condition", "conditions", "MedicationRequest", "medications", "AllergyIntolerance", "allergies");
            used.forEach((type, member) -> assertThat(all(report.path(member)) + ignored.getOrDefault(type, 0L))
                    .as("%s in %s", type, file)
                    .isEqualTo(inFile.getOrDefault(type, 0L)));
            if (inFile.get("Patient") > 1) {
                // The sums of the report cannot be told apart by patient; the file of hazards has a test of its own.
                continue;
            }
            UUID id = UUID.fromString(report.at("/patientIds/0").asString());
            JsonNode patient = api.as(Role.NURSE).get("/api/patients/{id}", id).body();
            assertThat((long) patient.path("conditions").size()).isEqualTo(all(report.path("conditions")));
            assertThat((long) patient.path("medications").size()).isEqualTo(all(report.path("medications")));
            assertThat(count("select count(*) from lab_result where patient_id = ?", id))
                    .isEqualTo(all(report.path("observations")));
            assertThat(patient.path("identifiers").valueStream().map(one -> one.path("system")
                            .asString()))
                    .as("no social security number is kept")
                    .doesNotContain("http://hl7.org/fhir/sid/us-ssn")
                    .isNotEmpty();
        }
    }

    @Test
    void the_same_file_again_changes_nothing() {
        byte[] content = read(demoFiles().get(2));
        JsonNode first = taken("first.json.gz", content);
        Map<String, Long> before = contents();
        long changes = changes();

        JsonNode again = taken("second.json.gz", content);

        assertThat(again.path("alreadyImported").asBoolean()).isTrue();
        assertThat(again.path("patientIds")).isEqualTo(first.path("patientIds"));
        assertThat(contents()).isEqualTo(before);
        assertThat(changes()).isEqualTo(changes);
    }

    @Test
    void the_same_record_in_another_file_is_known_already() {
        String record = new String(unpacked(read(demoFiles().get(3))), StandardCharsets.UTF_8);
        JsonNode first = taken("one.json", (record + "\n").getBytes(StandardCharsets.UTF_8));
        Map<String, Long> before = contents();

        JsonNode again = taken("two.json", (record + "\n\n").getBytes(StandardCharsets.UTF_8));

        assertThat(again.path("alreadyImported").asBoolean()).isFalse();
        for (String member : List.of("patients", "conditions", "observations", "medications", "allergies")) {
            assertThat(again.path(member).path("created").asInt()).as(member).isZero();
            assertThat(again.path(member).path("updated").asInt()).as(member).isZero();
            assertThat(again.path(member).path("unchanged").asLong()).as(member).isEqualTo(all(first.path(member)));
        }
        before.merge("fhir_import", 1L, Long::sum);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_file_that_ends_too_early_is_refused_with_its_line() {
        String whole = text(bundle(patient("Truncated", "Tom", "1950-01-02", number()), condition("c1", "2020-01-02")));
        String[] lines = whole.split("\n", -1);
        String half = String.join("\n", Arrays.copyOf(lines, lines.length / 2));
        Map<String, Long> before = contents();

        Answer refused = upload("half.json", half.getBytes(StandardCharsets.UTF_8));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problemCode()).isEqualTo("import-refused");
        assertThat(refused.body().at("/errors/0/message").asString()).contains("line " + (lines.length / 2));
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_damaged_compressed_file_is_refused() {
        byte[] content = packed(unpacked(read(demoFiles().get(0))));
        Map<String, Long> before = contents();

        Answer refused = upload("half.json.gz", Arrays.copyOf(content, content.length / 2));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/message").asString()).contains("compressed file is damaged");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_broken_resource_is_named_and_nothing_of_the_file_stays() {
        Map<String, Object> broken = condition("c2", "the day after Easter");
        Map<String, Long> before = contents();

        Answer refused = upload(
                "broken.json",
                bytes(bundle(patient("Broken", "Bo", "1950-01-02", number()), condition("c1", "2020-01-02"), broken)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).isNotEmpty().allMatch(pointer -> pointer.startsWith("/entry/2/resource"));
        assertThat(refused.body().path("detail").asString()).contains("Nothing was saved");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_patient_who_cannot_be_right_is_refused_with_every_reason() {
        Map<String, Object> nobody = patient("Nobody", "Ned", "2031-01-01", number());
        nobody.remove("name");
        Map<String, Long> before = contents();

        Answer refused = upload("nobody.json", bytes(bundle(patient("Some", "Body", "1950-01-02", number()), nobody)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers())
                .containsExactlyInAnyOrder("/entry/1/resource/name", "/entry/1/resource/birthDate");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void resources_of_kinds_nobody_needs_here_are_counted() {
        JsonNode report = taken(
                "mixed.json",
                bytes(bundle(
                        patient("Mixed", "Max", "1950-01-02", number()),
                        Map.of("resourceType", "Immunization", "id", "i1"),
                        Map.of("resourceType", "Immunization", "id", "i2"),
                        Map.of("resourceType", "FluxCapacitor", "id", "f1"),
                        Map.of("resourceType", "<script>", "id", "s1"))));

        assertThat(ignored(report)).isEqualTo(Map.of("Immunization", 2L, "FluxCapacitor", 1L, "(unknown)", 1L));
    }

    @Test
    void a_coded_finding_is_recorded_and_one_nobody_knows_is_reported() {
        String mrn = number();
        JsonNode report = taken(
                "findings.json",
                bytes(bundle(
                        patient("Finding", "Fay", "1990-01-02", mrn),
                        observation(mrn + "-1", "2106-3", "2026-11-20", coding("http://snomed.info/sct", "260385009")),
                        observation(mrn + "-2", "2118-8", "2026-11-21", coding("http://loinc.org", "LA6576-8")),
                        observation(mrn + "-3", "2106-3", "2026-11-19", coding("http://snomed.info/sct", "82334004")),
                        observation(mrn + "-4", "2106-3", "2026-11-18", Map.of("text", "negative")),
                        observation(mrn + "-5", "777-3", "2026-11-17", coding("http://snomed.info/sct", "10828004")),
                        observation(mrn + "-6", "72166-2", "2026-11-16", coding("http://snomed.info/sct", "266919005")),
                        observation(
                                mrn + "-7",
                                "2106-3",
                                "2026-11-15",
                                Map.of(
                                        "coding",
                                        List.of(
                                                Map.of("system", "http://snomed.info/sct", "code", "10828004"),
                                                Map.of("system", "http://snomed.info/sct", "code", "260385009")))))));

        assertThat(report.at("/observations/created").asInt()).isEqualTo(2);
        assertThat(ignored(report))
                .as("a smoking status is no laboratory result")
                .containsEntry("Observation", 1L);
        assertThat(report.path("warnings").valueStream().map(each -> each.path("message")
                        .asString()))
                .containsExactlyInAnyOrder(
                        "Pregnancy test, urine was left out: it was told as http://snomed.info/sct|82334004, which does"
                                + " not say negative or positive here. Enter it by hand.",
                        "Pregnancy test, urine was left out: it was told in words only. Enter it by hand.",
                        "Platelets was left out: it was told as http://snomed.info/sct|10828004, which is no measured"
                                + " value. Enter it by hand.",
                        "Pregnancy test, urine was left out: it was told as http://snomed.info/sct|10828004,"
                                + " http://snomed.info/sct|260385009, which does not say negative or positive here."
                                + " Enter it by hand.");
        UUID id = UUID.fromString(report.at("/patientIds/0").asString());
        assertThat(jdbc.sql("select loinc, result_value from lab_result where patient_id = ? order by collected_at")
                        .param(id)
                        .query((row, at) ->
                                row.getString(1) + " " + row.getBigDecimal(2).intValue())
                        .list())
                .containsExactly("2106-3 0", "2118-8 1");
    }

    private static Map<String, Object> coding(String system, String code) {
        return Map.of("coding", List.of(Map.of("system", system, "code", code)));
    }

    private static Map<String, Object> observation(String id, String loinc, String day, Map<String, Object> finding) {
        return Map.of(
                "resourceType",
                "Observation",
                "id",
                id,
                "status",
                "final",
                "code",
                coding("http://loinc.org", loinc),
                "effectiveDateTime",
                day,
                "valueCodeableConcept",
                finding);
    }

    @Test
    void a_patient_who_married_is_still_the_same_patient() {
        String number = number();
        JsonNode first = taken("before.json", bytes(bundle(patient("Maiden", "Mary", "1950-01-02", number))));

        JsonNode second = taken("after.json", bytes(bundle(patient("Married", "Mary", "1950-01-02", number))));

        assertThat(second.at("/patients/updated").asInt()).isEqualTo(1);
        assertThat(second.path("patientIds")).isEqualTo(first.path("patientIds"));
        JsonNode patient = api.as(Role.NURSE)
                .get("/api/patients/{id}", first.at("/patientIds/0").asString())
                .body();
        assertThat(patient.path("familyName").asString()).isEqualTo("Married");
        assertThat(patient.path("mrn").asString()).isEqualTo(number);
    }

    @Test
    void what_people_here_entered_outlives_an_import() {
        String number = number();
        JsonNode first = taken("before.json", bytes(bundle(patient("Kept", "Kim", "1950-01-02", number))));
        String path = "/api/patients/" + first.at("/patientIds/0").asString();
        Answer read = api.as(Role.SCHEDULER).get(path);
        Map<String, Object> entered = new LinkedHashMap<>();
        for (String field : List.of("mrn", "familyName", "givenName", "birthDate", "sex", "language")) {
            entered.put(field, read.body().path(field).asString());
        }
        entered.put("interpreterNeeded", true);
        entered.put("voicemailRule", "NO_VOICEMAIL");
        entered.put("contacts", List.of(Map.of("kind", "MOBILE", "value", "555-0199", "preferred", true)));
        entered.put("allergies", List.of(Map.of("substance", "Latex", "category", "LATEX", "severity", "SEVERE")));
        Answer changed = api.as(Role.SCHEDULER).put(path, entered, read.etag());
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);

        taken("after.json", bytes(bundle(patient("Kept", "Kimberly", "1950-01-02", number))));

        JsonNode now = api.as(Role.SCHEDULER).get(path).body();
        assertThat(now.path("givenName").asString()).isEqualTo("Kimberly");
        assertThat(now.path("interpreterNeeded").asBoolean()).isTrue();
        assertThat(now.path("voicemailRule").asString()).isEqualTo("NO_VOICEMAIL");
        assertThat(now.at("/contacts/0/value").asString()).isEqualTo("555-0199");
        assertThat(now.at("/allergies/0/substance").asString()).isEqualTo("Latex");
    }

    @Test
    void an_identifier_never_overwrites_a_different_person() {
        String number = number();
        taken("first.json", bytes(bundle(patient("Rightful", "Rita", "1950-01-02", number))));
        Map<String, Long> before = contents();
        long changes = changes();

        Answer refused = upload(
                "other.json",
                bytes(bundle(
                        patient("Bystander", "Bill", "1944-04-04", number()),
                        patient("Stranger", "Stan", "1961-07-08", number),
                        condition("c1", "2020-01-02"))));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/entry/1/resource/identifier");
        assertThat(refused.text()).as("whose number it is stays untold").doesNotContain("Rightful");
        assertThat(contents()).isEqualTo(before);
        assertThat(changes()).isEqualTo(changes);
    }

    @Test
    void identifiers_of_two_different_patients_are_never_joined() {
        String one = number();
        String other = number();
        taken("one.json", bytes(bundle(patient("Samebirth", "Sam", "1950-01-02", one))));
        taken("other.json", bytes(bundle(patient("Otherbirth", "Olga", "1950-01-02", other))));
        Map<String, Long> before = contents();

        Answer refused = upload("both.json", bytes(bundle(patient("Samebirth", "Sam", "1950-01-02", one, other))));

        assertThat(refused.status()).as(refused.text()).isIn(409, 422);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_record_number_given_out_here_is_not_taken_over_by_a_file() {
        UUID ours = new BookingDesk(api).patient("Ourown", "Otto");
        String mrn = api.as(Role.SCHEDULER)
                .get("/api/patients/{id}", ours)
                .body()
                .path("mrn")
                .asString();
        Map<String, Long> before = contents();

        Answer refused = upload("theirs.json", bytes(bundle(patient("Theirs", "Thea", "1961-07-08", mrn))));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/entry/0/resource/identifier");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void one_file_sent_by_four_people_at_once_is_taken_in_once() throws Exception {
        byte[] content =
                bytes(bundle(patient("Everyone", "Eve", "1950-01-02", number()), condition("c1", "2020-01-02")));
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            CyclicBarrier gun = new CyclicBarrier(4);
            List<Future<Answer>> sent = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                sent.add(people.submit(() -> {
                    gun.await(30, TimeUnit.SECONDS);
                    return upload("everyone.json", content);
                }));
            }
            int created = 0;
            for (Future<Answer> one : sent) {
                Answer answer = one.get(60, TimeUnit.SECONDS);
                assertThat(answer.status()).as(answer.text()).isIn(200, 409);
                created += answer.status() == 200
                        ? answer.body().at("/patients/created").asInt()
                        : 0;
            }
            assertThat(created).isEqualTo(1);
        } finally {
            people.shutdownNow();
        }
        assertThat(count("select count(*) from patient where family_name = ?", "Everyone"))
                .isEqualTo(1);
        assertThat(upload("again.json", content).body().path("alreadyImported").asBoolean())
                .isTrue();
    }

    private JsonNode taken(String name, byte[] content) {
        Answer answer = upload(name, content);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private Answer upload(String name, byte[] content) {
        return api.as(Role.SCHEDULER).upload("/api/imports/fhir", name, content);
    }

    private Map<String, Long> contents() {
        Map<String, Long> rows = new LinkedHashMap<>();
        PATIENT_TABLES.forEach(table -> rows.put(table, count("select count(*) from " + table)));
        return rows;
    }

    private long changes() {
        return TrailRows.changesByRequests(jdbc);
    }

    private long count(String query, Object... parameters) {
        return jdbc.sql(query).params(List.of(parameters)).query(Long.class).single();
    }

    private static long all(JsonNode counts) {
        return counts.path("created").asLong()
                + counts.path("updated").asLong()
                + counts.path("unchanged").asLong();
    }

    private static Map<String, Long> ignored(JsonNode report) {
        return report.path("ignored")
                .valueStream()
                .collect(Collectors.toMap(one -> one.path("resourceType").asString(), one -> one.path("count")
                        .asLong()));
    }

    private Map<String, Long> resourcesIn(byte[] content) {
        return json.readTree(unpacked(content))
                .path("entry")
                .valueStream()
                .collect(Collectors.groupingBy(
                        entry -> entry.at("/resource/resourceType").asString(), Collectors.counting()));
    }

    private static String number() {
        return "F" + UUID.randomUUID();
    }

    private static Map<String, Object> patient(String family, String given, String birthDate, String... numbers) {
        Map<String, Object> patient = new LinkedHashMap<>();
        patient.put("resourceType", "Patient");
        patient.put("id", numbers[0]);
        patient.put(
                "identifier",
                Arrays.stream(numbers).map(FhirImportTest::recordNumber).toList());
        patient.put("name", List.of(Map.of("use", "official", "family", family, "given", List.of(given))));
        patient.put("gender", "female");
        patient.put("birthDate", birthDate);
        patient.put("communication", List.of(Map.of("language", Map.of("coding", List.of(Map.of("code", "en"))))));
        return patient;
    }

    private static Map<String, Object> recordNumber(String number) {
        return Map.of("system", SYSTEM, "value", number, "type", Map.of("coding", List.of(Map.of("code", "MR"))));
    }

    private static Map<String, Object> condition(String id, String onset) {
        return Map.of(
                "resourceType",
                "Condition",
                "id",
                id,
                "code",
                Map.of("text", "Compression fracture"),
                "onsetDateTime",
                onset);
    }

    /** Everything but patients belongs to the first patient. */
    @SafeVarargs
    private static Map<String, Object> bundle(Map<String, Object>... resources) {
        List<Object> entries = new ArrayList<>();
        String first = String.valueOf(resources[0].get("id"));
        for (Map<String, Object> resource : resources) {
            Map<String, Object> whole = new LinkedHashMap<>(resource);
            if (List.of("Condition", "Observation").contains(whole.get("resourceType"))) {
                whole.put("subject", Map.of("reference", "urn:uuid:" + first));
            }
            entries.add(Map.of("fullUrl", "urn:uuid:" + whole.get("id"), "resource", whole));
        }
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("resourceType", "Bundle");
        bundle.put("type", "collection");
        bundle.put("entry", entries);
        return bundle;
    }

    private String text(Map<String, Object> bundle) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(bundle).replace("\r", "");
    }

    private byte[] bytes(Map<String, Object> bundle) {
        return text(bundle).getBytes(StandardCharsets.UTF_8);
    }

    private static List<Path> demoFiles() {
        try (Stream<Path> files = Files.list(DEMO)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json.gz"))
                    .sorted()
                    .toList();
            assertThat(found).hasSizeGreaterThanOrEqualTo(5);
            return found;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static byte[] unpacked(byte[] content) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
