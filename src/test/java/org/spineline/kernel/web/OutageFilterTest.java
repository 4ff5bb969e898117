package org.spineline.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.FilterChain;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A session that cannot be looked up, as the rest of the chain meets it. */
class OutageFilterTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final FilterChain AWAY = (request, response) -> {
        ((MockHttpServletResponse) response).setHeader("X-Frame-Options", "DENY");
        throw new CannotGetJdbcConnectionException("Gone", new SQLException("Gone", "08001"));
    };

    private final OutageFilter filter = new OutageFilter(new ProblemWriter(JSON));
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void whoever_is_signed_in_is_told_to_come_back_in_the_form_of_every_refusal() throws Exception {
        filter.doFilter(new MockHttpServletRequest("GET", "/api/me"), response, AWAY);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getHeader("X-Frame-Options"))
                .as("what every answer carries")
                .isEqualTo("DENY");
        JsonNode problem = JSON.readTree(response.getContentAsByteArray());
        assertThat(problem.path("type").asString()).isEqualTo("/problems/database-away");
        assertThat(problem.path("detail").asString()).contains("Nothing was saved");
    }

    @Test
    void who_was_saving_something_is_told_to_look() throws Exception {
        filter.doFilter(new MockHttpServletRequest("POST", "/api/patients"), response, AWAY);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(JSON.readTree(response.getContentAsByteArray())
                        .path("detail")
                        .asString())
                .contains("look whether it is there")
                .doesNotContain("Nothing was saved");
    }

    @Test
    void any_other_failure_goes_on_to_whoever_knows_it() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> filter.doFilter(new MockHttpServletRequest("GET", "/api/me"), response, (a, b) -> {
                    throw new IllegalStateException("A mistake");
                }));
        assertThat(response.isCommitted()).isFalse();
    }
}
