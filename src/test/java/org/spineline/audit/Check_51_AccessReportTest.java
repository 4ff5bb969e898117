package org.spineline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpinelineTest
class Check_51_AccessReportTest {
    private static final String NAME = "Reportworthy";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void the_report_is_what_was_done_and_nothing_else() {
        UUID patient = new BookingDesk(api).patient(NAME, "Rita");
        api.as(Role.NURSE).get("/api/patients/{id}", patient);
        api.as(Role.RADIOLOGIST).get("/api/patients/{id}", patient);
        api.as(Role.ADMINISTRATOR).get("/api/patients/{id}", patient);
        new BookingDesk(api).patient(NAME, "Else");

        List<String> told = report(patient).stream()
                .map(Check_51_AccessReportTest::roleAndAct)
                .toList();

        assertThat(told.stream().filter(line -> !line.endsWith("Create")))
                .containsExactlyInAnyOrder("Nurse,Read", "Radiologist,Read");
        assertThat(told).contains("Scheduler,Create");
        assertThat(report(patient).stream().map(Check_51_AccessReportTest::roleAndAct))
                .as("the first report is in the second")
                .contains("Auditor,Export");
        Answer paper = api.as(Role.AUDITOR).get("/api/audit/patients/{id}/report.pdf", patient);
        assertThat(paper.status()).isEqualTo(200);
        assertThat(new String(paper.response().getContentAsByteArray(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF")
                .doesNotContain(NAME);
        assertThat(report(patient).stream().map(Check_51_AccessReportTest::roleAndAct))
                .contains("Auditor,Print");
    }

    @Test
    void what_was_done_to_a_record_that_was_merged_belongs_to_the_report_of_the_other() {
        BookingDesk desk = new BookingDesk(api);
        UUID merged = desk.patient(NAME, "Twice");
        api.as(Role.NURSE).get("/api/patients/{id}", merged);
        UUID survivor = desk.patient(NAME, "Once");
        long before = report(survivor).size();
        Answer done = api.as(Role.SCHEDULER)
                .post(
                        "/api/patients/" + survivor + "/merge",
                        Map.of("otherId", merged, "reason", "The same person."),
                        api.as(Role.SCHEDULER)
                                .get("/api/patients/{id}", survivor)
                                .etag());
        assertThat(done.status()).as(done.text()).isEqualTo(200);

        assertThat(report(survivor).stream().map(Check_51_AccessReportTest::roleAndAct))
                .contains("Nurse,Read")
                .hasSizeGreaterThan((int) before + 2);
        assertThat(api.as(Role.AUDITOR)
                        .get("/api/audit?patientId=" + survivor + "&action=READ&size=100")
                        .text())
                .contains(merged.toString());
    }

    /** Check 39. */
    @Test
    void a_cell_that_a_spreadsheet_would_run_is_neutralised() {
        UUID patient = new BookingDesk(api).patient(NAME, "Formula");
        jdbc.sql("insert into app_user (id, version, facility_id, created_at, created_by, username, display_name,"
                        + " password_hash, user_role, enabled) select ?, 0, id, timestamp with time zone"
                        + " '2026-01-01 00:00:00+00:00', id, ?, '=1+1', '{argon2}none', 'NURSE', true from facility")
                .params(UUID.nameUUIDFromBytes("NURSE colleague".getBytes(StandardCharsets.UTF_8)), "formula")
                .update();
        try {
            api.asColleague(Role.NURSE).get("/api/patients/{id}", patient);
            assertThat(report(patient)).anyMatch(line -> line.contains(",'=1+1,"));
        } finally {
            jdbc.sql("delete from app_user where username = 'formula'").update();
        }
    }

    /** Check 45: one event for each act, and 50: ids and names of fields only. */
    @Test
    void each_act_leaves_one_event_that_says_how() {
        BookingDesk desk = new BookingDesk(api);
        UUID patient = desk.patient(NAME, "Howard");
        long searches = count("select count(*) from audit_event where action = 'SEARCH'");
        long denied = count("select count(*) from audit_event where action = 'DENIED'");

        api.as(Role.NURSE).get("/api/patients?q=" + NAME + "&size=1");
        api.as(Role.NURSE).get("/api/patients?q=" + NAME + "&size=1");
        api.as(Role.NURSE).get("/api/patients?q=Nobodylikethis");
        api.as(Role.ADMINISTRATOR).get("/api/patients/{id}", patient);

        assertThat(count("select count(*) from audit_event where action = 'SEARCH'"))
                .isEqualTo(searches + 3);
        assertThat(count("select count(*) from audit_event where action = 'DENIED'"))
                .isEqualTo(denied + 1);
        List<String> hashes = jdbc.sql("select query_hash from audit_event where action = 'SEARCH'")
                .query(String.class)
                .list();
        assertThat(hashes).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        Map<String, Object> read = jdbc.sql("select * from audit_event where action = 'CREATE' and entity_id = ?")
                .param(patient)
                .query()
                .singleRow();
        assertThat(read.get("operation")).hasToString("POST /api/patients");
        assertThat(read.get("outcome")).hasToString("SUCCESS");
        assertThat(read.get("purpose")).hasToString("TREATMENT");
        assertThat(count("select count(*) from audit_event where changed_fields like '%" + NAME + "%'"))
                .isZero();
    }

    private List<String> report(UUID patient) {
        Answer answer = api.as(Role.AUDITOR).get("/api/audit/patients/{id}/report.csv", patient);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain(NAME);
        List<String> lines = answer.text().lines().toList();
        assertThat(lines.get(0)).isEqualTo("When,Who,Role,What was done,With what,Fields,Purpose");
        return lines.subList(1, lines.size());
    }

    private static String roleAndAct(String line) {
        String[] cells = line.split(",", -1);
        return cells[2] + "," + cells[3];
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
