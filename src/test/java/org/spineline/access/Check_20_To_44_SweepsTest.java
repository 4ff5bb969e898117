package org.spineline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.ApiContract;
import org.spineline.support.ApiContract.Operation;
import org.spineline.support.BookingDesk;
import org.spineline.support.Scenario;
import org.spineline.support.Scenario.Note;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.spineline.support.TrailRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.node.ObjectNode;

/** Sweeps over everything the API document knows; each test is named after the check it automates. */
@SpinelineTest
@ExtendWith(OutputCaptureExtension.class)
class Check_20_To_44_SweepsTest {
    private static final String NAME = "Kwyjibosch";

    @Autowired
    private Api api;

    @Autowired
    private ApiContract contract;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private Note one;
    private Note other;

    @BeforeEach
    void twoPatients() {
        BookingDesk desk = new BookingDesk(api);
        Scenario scenario = new Scenario(api, clock);
        one = scenario.signedNote(desk.patient(NAME, "Ann"));
        other = scenario.signedNote(desk.patient(NAME, "Bob"));
    }

    @Test
    void Check_23_a_child_is_never_reached_through_another_parent() {
        long before = changes();
        List<String> through = new ArrayList<>();
        int tried = 0;
        for (Operation operation : contract.operations()) {
            long ids = Stream.of(operation.somewhere().split("[/?]", -1))
                    .filter(Check_20_To_44_SweepsTest::isId)
                    .count();
            if (ids < 2) {
                continue;
            }
            for (UUID parent : ids(one)) {
                for (UUID child : ids(other)) {
                    String path = operation.somewhere();
                    String[] template = operation.path().split("/", -1);
                    String[] filled = path.split("\\?", 2)[0].split("/", -1);
                    boolean first = true;
                    for (int i = 0; i < template.length; i++) {
                        if (template[i].startsWith("{") && isId(filled[i])) {
                            filled[i] = (first ? parent : child).toString();
                            first = false;
                        }
                    }
                    for (Role role : List.of(Role.SCHEDULER, Role.LEAD, Role.NURSE)) {
                        Answer answer = api.as(role)
                                .send(operation.method(), String.join("/", filled), operation.sampleBody(), "\"0\"");
                        tried++;
                        if (answer.status() < 400 || answer.status() >= 500) {
                            through.add(role + " " + operation.name() + ": " + answer.status());
                        }
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(50);
        assertThat(through).isEmpty();
        assertThat(changes()).as("nothing was changed").isEqualTo(before);
    }

    @Test
    void Check_24_fields_nobody_may_set_are_refused() {
        List<String> taken = new ArrayList<>();
        int tried = 0;
        for (Operation operation : contract.operations()) {
            if (!(operation.sampleBody() instanceof ObjectNode sample)
                    || operation.isUpload()
                    || RoleGridTest.WITHOUT_SIGN_IN.contains(operation.name())) {
                continue;
            }
            for (String field : List.of("id", "version", "createdBy", "createdAt", "facilityId", "userRole")) {
                if (operation.bodySchema() == null
                        || operation.bodySchema().path("properties").has(field)) {
                    continue;
                }
                ObjectNode more = sample.deepCopy();
                more.put(field, UUID.randomUUID().toString());
                int status = api.as(Role.LEAD)
                        .send(operation.method(), operation.somewhere(), more, "\"0\"")
                        .status();
                tried++;
                if (status != 400) {
                    taken.add(operation.name() + " " + field + ": " + status);
                }
            }
        }
        assertThat(tried).isGreaterThan(200);
        assertThat(taken).isEmpty();
    }

    @Test
    void Check_25_administrator_and_auditor_never_meet_a_name() {
        List<String> met = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            if (operation.method() != HttpMethod.GET) {
                continue;
            }
            String somewhere = operation.somewhere();
            String query = somewhere.contains("?") ? somewhere.substring(somewhere.indexOf('?')) : "";
            for (UUID id : ids(one)) {
                for (Role role : List.of(Role.ADMINISTRATOR, Role.AUDITOR)) {
                    Answer answer = api.as(role)
                            .send(
                                    HttpMethod.GET,
                                    operation.path().replaceAll("\\{[^}]+}", id.toString()) + query,
                                    null,
                                    null);
                    if (answer.text().contains(NAME) || answer.text().contains("1948-05-03")) {
                        met.add(role + " " + operation.name());
                    }
                }
            }
        }
        assertThat(met).isEmpty();
        assertThat(api.as(Role.AUDITOR)
                        .get("/api/audit?patientId=" + one.patient())
                        .text())
                .contains("\"patient\":\"P-")
                .doesNotContain(NAME);
    }

    @Test
    void Check_28_tricks_with_the_path_open_nothing() throws Exception {
        String patient = one.patient().toString();
        for (String path : List.of(
                "/api/patients/" + patient + ";x=1",
                "/api;x=1/patients/" + patient,
                "//api/patients/" + patient,
                "/api//patients/" + patient,
                "/api/%2e%2e/api/patients/" + patient,
                "/api/../api/patients/" + patient,
                "/livez/../api/patients/" + patient,
                "/api%2fpatients%2f" + patient,
                "/api/patients%2f" + patient,
                "/API/patients/" + patient,
                "/api/Patients/" + patient,
                "/api/patients/" + patient + "/",
                "/api/patients/" + patient + ".json",
                "/api/patients/" + patient + "%00",
                "/assets/../api/patients/" + patient)) {
            int anonymous = mvc.perform(get(URI.create("http://localhost" + path)))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            MockHttpServletResponse administrator = mvc.perform(
                            get(URI.create("http://localhost" + path)).with(user(Api.userOf(Role.ADMINISTRATOR))))
                    .andReturn()
                    .getResponse();
            assertThat(anonymous).as(path).isGreaterThanOrEqualTo(400).isLessThan(500);
            assertThat(administrator.getStatus())
                    .as(path)
                    .isGreaterThanOrEqualTo(400)
                    .isLessThan(500);
            assertThat(administrator.getContentAsString()).as(path).doesNotContain(NAME);
        }
    }

    @Test
    void Check_29_the_auditor_changes_nothing() {
        for (Operation operation : contract.operations()) {
            // Everybody proves who they are and keeps their own account.
            boolean ownDoor = operation.path().startsWith("/api/auth/")
                    || operation.path().startsWith("/api/account");
            if (operation.method() != HttpMethod.GET
                    && !ownDoor
                    && !RoleGridTest.WITHOUT_SIGN_IN.contains(operation.name())
                    && !operation.isUpload()) {
                assertThat(api.as(Role.AUDITOR)
                                .send(operation.method(), operation.somewhere(), operation.sampleBody(), "\"0\"")
                                .status())
                        .as(operation.name())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void Check_31_of_the_machinery_only_two_lights_are_open() throws Exception {
        for (String path : List.of("/livez", "/readyz")) {
            assertThat(mvc.perform(get(path)).andReturn().getResponse().getStatus())
                    .as(path)
                    .isNotIn(401, 403, 404);
        }
        for (String path : List.of(
                "/livez/x",
                "/readyz/x",
                "/actuator",
                "/actuator/health",
                "/actuator/health/db",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/metrics",
                "/actuator/loggers",
                "/h2-console",
                "/v3/api-docs",
                "/swagger-ui/index.html")) {
            assertThat(mvc.perform(get(path)).andReturn().getResponse().getStatus())
                    .as(path)
                    .isIn(401, 403, 404);
        }
    }

    @Test
    void Check_41_every_answer_carries_the_headers_that_protect_the_browser() throws Exception {
        SignedInUser nurse = Api.userOf(Role.NURSE);
        Map<String, MockHttpServletResponse> answers = Map.of(
                "200", answer("/api/patients/" + one.patient(), nurse),
                "200 of a page", answer("/api/bookings/" + one.booking() + "/discharge-sheet.pdf", nurse),
                "401", answer("/api/patients", null),
                "403", answer("/api/users", nurse),
                "404", answer("/api/patients/" + UUID.randomUUID(), nurse),
                "400", answer("/api/patients?size=many", nurse),
                "nowhere", answer("/nowhere/at/all", nurse),
                "static", answer("/favicon.ico", null),
                "light", answer("/livez", null));
        answers.forEach((what, answer) -> {
            assertThat(answer.getHeader("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .as(what)
                    .contains("frame-ancestors 'none'")
                    .contains("default-src 'self'", "style-src 'self';", "object-src 'none'")
                    .doesNotContain("script-src", "unsafe-eval");
            assertThat(answer.getHeader("Referrer-Policy")).as(what).isEqualTo("no-referrer");
            assertThat(answer.getHeader("Cross-Origin-Opener-Policy")).as(what).isEqualTo("same-origin");
            assertThat(answer.getHeader("X-Frame-Options")).as(what).isEqualTo("DENY");
            assertThat(answer.getHeader("Strict-Transport-Security")).as(what).contains("max-age=");
            assertThat(answer.getHeader("Cache-Control")).as(what).contains("no-store");
        });
    }

    @Test
    void Check_42_a_refusal_tells_nothing_of_the_machinery() throws Exception {
        SignedInUser nurse = Api.userOf(Role.NURSE);
        for (String path : List.of(
                "/api/patients/" + UUID.randomUUID(),
                "/api/patients/not-an-id",
                "/api/patients?size=many",
                "/api/users",
                "/api/board?date=2026-13-45",
                "/nowhere")) {
            for (SignedInUser who : new SignedInUser[] {nurse, null}) {
                String text = answer(path, who).getContentAsString();
                assertThat(text)
                        .as(path)
                        .doesNotContainIgnoringCase("exception")
                        .doesNotContain("org.spineline", "org.spring", "\tat ", "select ", "SQL", "Tomcat", "trace");
            }
        }
    }

    @Test
    void Check_40_43_44_neither_a_name_nor_a_forged_line_gets_into_the_log(CapturedOutput log) {
        String forged = "\r\n2026-11-23 ERROR forged line";
        api.as(Role.NURSE).get("/api/patients?q={q}", NAME + forged);
        api.as(Role.SCHEDULER)
                .post("/api/patients/possible-duplicates", Map.of("familyName", NAME + forged, "givenName", "Ann"));
        api.as(Role.SCHEDULER).post("/api/patients", "{\"familyName\":\"" + NAME + "\",");
        api.as(Role.SCHEDULER)
                .post(
                        "/api/patients",
                        Map.of("mrn", "x", "familyName", NAME + forged, "givenName", "A", "birthDate", "1948-05-03"));
        api.asNobody().post("/api/auth/login", Map.of("username", NAME + forged, "password", "secret-canary-" + NAME));
        for (Operation operation : contract.operations()) {
            if (operation.sampleBody() instanceof ObjectNode body && !operation.isUpload()) {
                body.propertyNames().forEach(field -> {
                    if (body.path(field).isString()) {
                        body.put(field, NAME + forged);
                    }
                });
                api.as(Role.LEAD).send(operation.method(), operation.somewhere(), body, "\"0\"");
            }
        }
        assertThat(log.getAll())
                .doesNotContain(NAME)
                .doesNotContain("forged line")
                .doesNotContain("secret-canary");
    }

    private MockHttpServletResponse answer(String path, @org.jspecify.annotations.Nullable SignedInUser who)
            throws Exception {
        var request = get(path).secure(true);
        return mvc.perform(who == null ? request : request.with(user(who)))
                .andReturn()
                .getResponse();
    }

    private static List<UUID> ids(Note note) {
        return List.of(note.patient(), note.episode(), note.booking(), note.id());
    }

    private static boolean isId(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private long changes() {
        return TrailRows.changesByRequests(jdbc);
    }
}
