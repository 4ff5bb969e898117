package org.spineline.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.GeneratedYear;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

@SpinelineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutcomeApiTest {
    private final Api api;
    private final JdbcTemplate jdbc;
    private final TestClock clock;
    private Optional<GeneratedYear.Truth> truth = Optional.empty();

    @Autowired
    OutcomeApiTest(Api api, JdbcTemplate jdbc, TestClock clock) {
        this.api = api;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void write_some_cases_once() {
        if (truth.isEmpty()) {
            truth = Optional.of(new GeneratedYear(
                            jdbc,
                            "EX",
                            7,
                            OffsetDateTime.parse("2016-01-10T15:00:00Z"),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .write(120, 300));
        }
    }

    private int treated() {
        return truth.orElseThrow().treated;
    }

    private Map<String, String> export(ExportFormat format, boolean deIdentified) throws IOException {
        Answer ordered = api.as(Role.LEAD)
                .post(
                        "/api/outcomes/exports",
                        Map.of(
                                "format",
                                format,
                                "deIdentified",
                                deIdentified,
                                "from",
                                "2016-01-01",
                                "until",
                                "2016-12-31",
                                "purpose",
                                "Audit of the year"));
        assertThat(ordered.status()).as(ordered.text()).isEqualTo(201);
        String id = ordered.body().path("id").asString();
        Answer file = api.as(Role.LEAD).get("/api/outcomes/exports/" + id + "/file");
        assertThat(file.status()).isEqualTo(200);
        assertThat(api.asColleague(Role.LEAD)
                        .get("/api/outcomes/exports/" + id + "/file")
                        .status())
                .isEqualTo(409);
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(file.response().getContentAsByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void an_export_with_names_has_every_case_and_leaves_a_trail_of_every_patient() throws IOException {
        Map<String, String> files = export(ExportFormat.CSV, false);
        assertThat(files.keySet())
                .isEqualTo(Set.of("cases.csv", "levels.csv", "scores.csv", "events.csv", "dictionary.csv"));
        String cases = files.get("cases.csv");
        assertThat(cases.lines()).hasSize(treated() + 1);
        assertThat(cases).contains("EX1").contains("Family");
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_event where action = 'CREATE' and entity_type = 'OutcomeExport'",
                        Long.class))
                .isPositive();
        assertThat(jdbc.queryForObject(
                        "select count(distinct a.patient_id) from audit_event a join patient p on p.id = a.patient_id"
                                + " where a.action = 'READ' and p.mrn like 'EX%'",
                        Long.class))
                .isEqualTo(treated());
    }

    @Test
    void a_cell_that_a_spreadsheet_would_run_is_made_harmless() throws IOException {
        String cases = export(ExportFormat.CSV, false).get("cases.csv");
        assertThat(cases).contains(",'=Family").doesNotContain(",=Family");
    }

    @Test
    void an_export_without_names_says_nobody() throws IOException {
        for (ExportFormat format : ExportFormat.values()) {
            Map<String, String> files = export(format, true);
            files.forEach((name, content) -> assertThat(content)
                    .as(name)
                    .doesNotContain("Family")
                    .doesNotContainPattern("EX\\d")
                    .doesNotContain("Operator "));
            String id = jdbc.queryForList("select id from patient where mrn like 'EX%'", UUID.class)
                    .get(0)
                    .toString();
            assertThat(String.join("", files.values())).doesNotContain(id);
        }
    }

    @Test
    void fhir_lines_are_resources_that_point_at_each_other() throws IOException {
        Map<String, String> files = export(ExportFormat.FHIR_NDJSON, true);
        assertThat(files.get("Procedure.ndjson").lines()).hasSize(treated());
        assertThat(files.get("Patient.ndjson").lines()).hasSize(treated()).allSatisfy(line -> assertThat(line)
                .startsWith("{\"resourceType\":\"Patient\"")
                .doesNotContain("birthDate"));
        String subject = files.get("Procedure.ndjson")
                .lines()
                .findFirst()
                .orElseThrow()
                .replaceAll(".*\"Patient/([^\"]+)\".*", "$1");
        assertThat(files.get("Patient.ndjson")).contains("\"id\":\"" + subject + "\"");
    }

    @Test
    void a_target_is_set_once_and_changed_on_the_version_that_was_read() {
        Map<String, Object> target =
                Map.of("measure", "FOLLOW_UP_DONE", "point", "M3", "value", 0.9, "reason", "Agreed in March");
        Answer set = api.as(Role.LEAD).post("/api/outcomes/targets", target);
        assertThat(set.status()).as(set.text()).isEqualTo(201);
        assertThat(api.as(Role.LEAD).post("/api/outcomes/targets", target).problemCode())
                .isEqualTo("target-taken");
        String path = "/api/outcomes/targets/" + set.body().path("id").asString();
        Map<String, Object> change = Map.of("value", 0.95, "reason", "Raised");
        assertThat(api.as(Role.LEAD).put(path, change, null).status()).isEqualTo(428);
        Answer changed = api.as(Role.LEAD).put(path, change, set.etag());
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.body().path("byName").asString()).isEqualTo("Test Lead");
        assertThat(api.as(Role.LEAD).put(path, change, set.etag()).status()).isEqualTo(412);
        assertThat(api.as(Role.LEAD)
                        .put(path, Map.of("value", 90, "reason", "Typed as percent"), changed.etag())
                        .pointers())
                .containsExactly("#/value");
        assertThat(api.as(Role.LEAD).delete(path, changed.etag()).status()).isEqualTo(204);
    }

    @Test
    void a_small_group_is_neither_shown_nor_listed() {
        String period = "from=2016-01-01&until=2016-12-31&grouping=INDICATION";
        Answer answer =
                api.as(Role.LEAD).get("/api/outcomes/dashboard?dashboard=SAFETY&" + period + "&technique=SACROPLASTY");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        answer.body().path("measures").valueStream().forEach(measure -> measure.path("groups")
                .valueStream()
                .forEach(group -> {
                    long n = group.path("figure").path("n").asLong(0);
                    assertThat(n == 0 || n >= 5).as(group.toString()).isTrue();
                    if (group.path("figure").path("hidden").asBoolean()) {
                        assertThat(group.path("figure").has("n")).isFalse();
                        assertThat(api.as(Role.LEAD)
                                        .get("/api/outcomes/cases?measure="
                                                + measure.path("measure").asString() + "&"
                                                + period + "&technique=SACROPLASTY&group="
                                                + group.path("key").asString())
                                        .problemCode())
                                .isEqualTo("too-few-cases");
                    }
                }));
        Answer day = api.as(Role.LEAD).get("/api/outcomes/dashboard?dashboard=SAFETY&from=2016-02-01&until=2016-02-03");
        assertThat(day.body()
                        .path("measures")
                        .get(0)
                        .path("overall")
                        .path("hidden")
                        .asBoolean())
                .as(day.text())
                .isTrue();
    }

    @Test
    void a_period_that_makes_no_sense_is_refused() {
        assertThat(api.as(Role.LEAD)
                        .get("/api/outcomes/dashboard?dashboard=DOSE&from=2016-02-02&until=2016-02-01")
                        .status())
                .isEqualTo(400);
        assertThat(api.as(Role.LEAD)
                        .get("/api/outcomes/dashboard?dashboard=DOSE")
                        .status())
                .isEqualTo(400);
        assertThat(api.as(Role.LEAD)
                        .get("/api/outcomes/running-sum?measure=PAIN_CHANGE&from=2016-02-01&until=2016-02-02")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void without_figures_of_the_site_there_is_no_cost() {
        Answer answer =
                api.as(Role.LEAD).get("/api/outcomes/dashboard?dashboard=COST&from=2016-01-01&until=2016-12-31");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().has("cost")).isFalse();
    }

    @Test
    void the_database_keeps_what_it_promises() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.update(
                        "insert into outcome_export (id, version, facility_id, created_at, created_by, format, de_identified,"
                                + " first_day, last_day, purpose, by_name, times_taken) select ?, 0, id,"
                                + " current_timestamp, id, 'CSV', true, date '2026-02-02', date '2026-02-01', 'x', 'x', 0"
                                + " from facility",
                        UUID.randomUUID()));
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.update(
                        "insert into outcome_target (id, version, facility_id, created_at, created_by, measure, time_point,"
                                + " target_value, reason, by_name, said_at) select ?, 0, id, current_timestamp, id, 'KAP',"
                                + " '', -1, 'x', 'x', current_timestamp from facility",
                        UUID.randomUUID()));
    }
}
