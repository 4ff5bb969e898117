package org.spineline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spineline.support.Api;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SpinelineTest
class DoorTest {
    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Api api;

    @Autowired
    private AccountRenewal accounts;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void the_right_password_opens_a_session_in_a_cookie_no_script_can_read() throws Exception {
        String name = somebody(Role.NURSE);

        MockHttpServletResponse answer = signIn(name, PASSWORD);

        assertThat(answer.getStatus()).isEqualTo(200);
        Cookie session = answer.getCookie("SESSION");
        assertThat(session).isNotNull();
        assertThat(answer.getHeaders("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("SESSION=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Strict"));
        assertThat(mvc.perform(get("/api/me").cookie(session))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void the_session_ends_with_signing_out() throws Exception {
        Cookie session = signIn(somebody(Role.NURSE), PASSWORD).getCookie("SESSION");

        assertThat(mvc.perform(post("/api/auth/logout").cookie(session).with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(204);

        assertThat(mvc.perform(get("/api/me").cookie(session))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_refused_in_the_same_words() throws Exception {
        MockHttpServletResponse wrong = signIn(somebody(Role.NURSE), PASSWORD + "!");
        MockHttpServletResponse unknown =
                signIn("nobody-" + UUID.randomUUID().toString().substring(0, 8), PASSWORD);

        assertThat(wrong.getStatus()).isEqualTo(401);
        assertThat(unknown.getContentAsString()).isEqualTo(wrong.getContentAsString());
        assertThat(wrong.getContentAsString()).contains("/problems/sign-in-failed");
    }

    @Test
    void a_closed_account_does_not_open() throws Exception {
        String name = "u" + UUID.randomUUID().toString().substring(0, 8);
        var created = api.as(Role.ADMINISTRATOR).post("/api/users", newUser(name, PASSWORD));
        String id = created.body().path("id").asString();

        var closed = api.as(Role.ADMINISTRATOR)
                .put(
                        "/api/users/" + id,
                        Map.of("displayName", "Gone", "role", "NURSE", "enabled", false),
                        created.etag());

        assertThat(closed.status()).isEqualTo(200);
        assertThat(signIn(name, PASSWORD).getStatus()).isEqualTo(401);
    }

    @Test
    void a_user_name_is_given_once() {
        String name = "u" + UUID.randomUUID().toString().substring(0, 8);
        api.as(Role.ADMINISTRATOR).post("/api/users", newUser(name, PASSWORD));

        var again = api.as(Role.ADMINISTRATOR).post("/api/users", newUser(name.toUpperCase(), PASSWORD));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problemCode()).isEqualTo("username-taken");
    }

    @Test
    void passwords_are_kept_as_argon2_hashes() {
        String name = somebody(Role.NURSE);

        assertThat(jdbc.sql("select password_hash from app_user where username = :name")
                        .param("name", name)
                        .query(String.class)
                        .single())
                .startsWith("{argon2}$argon2id$");
    }

    @Test
    void every_answer_carries_the_headers_that_keep_the_browser_in_line() throws Exception {
        for (MockHttpServletRequestBuilder request :
                new MockHttpServletRequestBuilder[] {get("/api/me"), get("/api/auth/csrf"), get("/no/such/page")}) {
            MockHttpServletResponse answer = mvc.perform(request).andReturn().getResponse();
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .contains("default-src 'self'")
                    .doesNotContain("script-src 'unsafe-inline'");
            assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.getHeader("Cache-Control")).contains("no-store");
            assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void every_page_of_the_browser_may_be_opened_by_its_address() throws Exception {
        List<String> pages = new ArrayList<>();
        for (String folder : List.of("frontend/src/routes", "frontend/src/routes/_app")) {
            try (Stream<Path> routes = Files.list(Path.of(folder))) {
                routes.map(route -> route.getFileName().toString().replace(".tsx", ""))
                        .filter(name -> name.matches("[a-z-]+") && !name.equals("index"))
                        .forEach(pages::add);
            }
        }
        assertThat(pages).hasSizeGreaterThan(5);
        for (String page : pages) {
            assertThat(mvc.perform(get("/" + page)).andReturn().getHandler())
                    .as(page)
                    .asString()
                    .contains("SinglePage");
        }
    }

    @Test
    void a_mistyped_address_shows_a_person_the_page_and_a_program_a_refusal() throws Exception {
        for (RequestPostProcessor who : List.of(anonymous(), user(Api.userOf(Role.NURSE)))) {
            MockHttpServletResponse shown = mvc.perform(get("/borad")
                            .accept("text/html,application/xhtml+xml,*/*;q=0.8")
                            .with(who))
                    .andReturn()
                    .getResponse();
            assertThat(shown.getStatus()).isEqualTo(404);
            assertThat(shown.getContentType()).startsWith("text/html");
            assertThat(shown.getHeader("Content-Security-Policy")).contains("'nonce-");
            assertThat(mvc.perform(get("/borad").accept("application/json").with(who))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isIn(401, 403);
            assertThat(mvc.perform(get("/api/borad").accept("text/html").with(who))
                            .andReturn()
                            .getResponse()
                            .getContentType())
                    .startsWith("application/problem+json");
        }
    }

    @Test
    void what_is_not_listed_is_closed() throws Exception {
        for (String path : new String[] {"/actuator", "/actuator/env", "/h2-console", "/v3/api-docs", "/swagger-ui"}) {
            assertThat(mvc.perform(get(path)).andReturn().getResponse().getStatus())
                    .as(path)
                    .isEqualTo(401);
        }
        for (String open : new String[] {"/livez", "/readyz"}) {
            assertThat(mvc.perform(get(open)).andReturn().getResponse().getStatus())
                    .as(open)
                    .isEqualTo(200);
        }
    }

    private MockHttpServletResponse signIn(String name, String password) throws Exception {
        return mvc.perform(post("/api/auth/login")
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password)))
                .andReturn()
                .getResponse();
    }

    private String somebody(Role role) {
        String name = "u" + UUID.randomUUID().toString().substring(0, 8);
        accounts.renew(name, "Somebody", role, PASSWORD);
        return name;
    }

    private static Map<String, Object> newUser(String name, String password) {
        return Map.of("username", name, "displayName", "Somebody", "role", "NURSE", "password", password);
    }
}
