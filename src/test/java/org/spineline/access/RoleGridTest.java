package org.spineline.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.spineline.support.Api;
import org.spineline.support.ApiContract;
import org.spineline.support.ApiContract.Operation;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** Every operation is tried as every role; the grid beside this test says who gets through. */
@SpinelineTest
class RoleGridTest {
    private static final Path GRID = Path.of("src", "test", "resources", "role-grid.txt");
    static final List<String> WITHOUT_SIGN_IN = List.of(
            "GET /api/auth/csrf",
            "GET /api/auth/provider",
            "POST /api/auth/login",
            "GET /api/auth/passkey",
            "POST /api/auth/passkey",
            "POST /api/auth/passkey/question",
            "POST /api/auth/logout",
            "POST /api/auth/reset",
            "GET /api/setup",
            "POST /api/setup",
            "POST /api/q/open",
            "POST /api/q/answer");

    private static final Map<Role, String> LETTERS = Map.of(
            Role.SCHEDULER,
            "S",
            Role.RADIOLOGIST,
            "R",
            Role.LEAD,
            "L",
            Role.NURSE,
            "N",
            Role.ADMINISTRATOR,
            "M",
            Role.AUDITOR,
            "A");

    @Autowired
    private Api api;

    @Autowired
    private ApiContract contract;

    @Test
    void each_role_gets_through_exactly_where_the_grid_says() throws IOException {
        Map<String, String> grid = new LinkedHashMap<>();
        for (String line : Files.readAllLines(GRID)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                grid.put(
                        line.substring(0, line.indexOf('|')).strip(),
                        line.substring(line.indexOf('|') + 1).strip());
            }
        }
        Map<String, String> seen = new TreeMap<>();
        List<String> unproven = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            if (WITHOUT_SIGN_IN.contains(operation.name())) {
                continue;
            }
            StringBuilder row = new StringBuilder();
            for (Role role : Role.values()) {
                int status = call(operation, role);
                row.append(status == 403 ? " -" : " " + LETTERS.get(role));
                if (status == 401 || status >= 500 || status == 400) {
                    unproven.add(operation.name() + " as " + role + ": " + status);
                }
            }
            seen.put(operation.name(), row.toString().strip());
        }

        assertThat(unproven)
                .as("requests that failed before or beside the permission check prove nothing")
                .isEmpty();
        assertThat(seen).hasSizeGreaterThan(8).containsExactlyInAnyOrderEntriesOf(grid);
    }

    @Test
    void nobody_gets_anything_without_signing_in() {
        for (Operation operation : contract.operations()) {
            if (!WITHOUT_SIGN_IN.contains(operation.name())) {
                assertThat(api.asNobody()
                                .send(operation.method(), operation.somewhere(), operation.sampleBody(), "\"0\"")
                                .status())
                        .as(operation.name())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void a_change_without_the_token_of_the_page_is_refused() {
        for (Operation operation : contract.operations()) {
            if (operation.method() != HttpMethod.GET) {
                assertThat(api.as(Role.RADIOLOGIST)
                                .withoutCsrf()
                                .send(operation.method(), operation.somewhere(), operation.sampleBody(), "\"0\"")
                                .status())
                        .as(operation.name())
                        .isEqualTo(403);
            }
        }
    }

    private int call(Operation operation, Role role) {
        Api.As as = api.as(role);
        if (operation.isUpload()) {
            return as.upload(operation.somewhere(), "x.json", new byte[] {'{'}).status();
        }
        return as.send(
                        operation.method(),
                        operation.somewhere(),
                        operation.sampleBody(),
                        operation.needsVersion() ? "\"0\"" : null)
                .status();
    }
}
