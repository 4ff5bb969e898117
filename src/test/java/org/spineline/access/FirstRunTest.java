package org.spineline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineline.SpinelineApplication;
import org.spineline.support.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A new installation, from outside: nobody has an account, and nothing but the setup answers. */
@Tag("database")
class FirstRunTest {
    private static final String KEY = "--spineline.keys.second-factor=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String PASSWORD = "seven lamps over a quiet harbour";

    private final Map<String, Object> database = TestDatabase.fresh();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void check_01_and_02_nothing_answers_but_the_setup_and_its_token_makes_one_administrator() throws Exception {
        try (ConfigurableApplicationContext application = started(KEY)) {
            JdbcClient jdbc = application.getBean(JdbcClient.class);
            assertThat(accounts(jdbc)).isZero();
            for (String closed : List.of("/api/me", "/api/users", "/board", "/sign-in")) {
                HttpResponse<String> answer = get(application, closed);
                assertThat(answer.statusCode()).as(closed).isEqualTo(503);
                assertThat(answer.body()).contains("Open /setup");
            }
            for (String open : List.of("/livez", "/readyz", "/api/setup")) {
                assertThat(get(application, open).statusCode()).as(open).isEqualTo(200);
            }
            assertThat(post(application, "/api/auth/login", Map.of("username", "admin", "password", "admin"))
                            .statusCode())
                    .isEqualTo(503);

            Path file = folder.resolve("token");
            String token = Files.readString(file).strip();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(jdbc.sql("select token_hash from access_setup_token")
                            .query(String.class)
                            .list())
                    .singleElement()
                    .isNotEqualTo(token);
            assertThat(setUp(application, "AAAAAAAAAAAAAAAAAAAAAA", "eve").statusCode())
                    .isEqualTo(403);
            assertThat(post(application, "/api/setup", Map.of("username", "eve"))
                            .statusCode())
                    .isEqualTo(400);

            List<Integer> answers = new ArrayList<>();
            ExecutorService crowd = Executors.newFixedThreadPool(20);
            try {
                List<Callable<Integer>> all = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    String name = "ada" + i;
                    all.add(() -> setUp(application, token, name).statusCode());
                }
                for (Future<Integer> answer : crowd.invokeAll(all)) {
                    answers.add(answer.get());
                }
            } finally {
                crowd.shutdownNow();
            }

            assertThat(answers).containsOnlyOnce(204).isSubsetOf(204, 403, 429);
            assertThat(accounts(jdbc)).isOne();
            assertThat(setUp(application, token, "again").statusCode()).isEqualTo(403);
            assertThat(file).doesNotExist();
            assertThat(get(application, "/api/me").statusCode()).isEqualTo(401);
            for (String common : List.of("admin", "root", "password", "spineline", "test")) {
                assertThat(post(application, "/api/auth/login", Map.of("username", "ada0", "password", common))
                                .statusCode())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void check_02_a_token_holds_for_thirty_minutes_and_may_be_given_in_a_file() throws Exception {
        Path given = folder.resolve("given");
        Files.writeString(given, "0123456789abcdef0123456789abcdef\n");
        try (ConfigurableApplicationContext application = started(KEY, "--spineline.setup.token-file=" + given)) {
            JdbcClient jdbc = application.getBean(JdbcClient.class);
            assertThat(folder.resolve("token")).doesNotExist();
            Instant expires = jdbc.sql("select expires_at from access_setup_token")
                    .query(java.time.OffsetDateTime.class)
                    .single()
                    .toInstant();
            assertThat(expires)
                    .isBetween(
                            application.getBean(Clock.class).instant().plusSeconds(25 * 60),
                            application.getBean(Clock.class).instant().plusSeconds(30 * 60));
            jdbc.sql("update access_setup_token set expires_at = :past")
                    .param("past", Instant.EPOCH.atOffset(ZoneOffset.UTC))
                    .update();
            assertThat(setUp(application, "0123456789abcdef0123456789abcdef", "ada")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(accounts(jdbc)).isZero();
        }
        Files.writeString(given, "short");
        assertThatThrownBy(() -> started(KEY, "--spineline.setup.token-file=" + given))
                .hasMessageContaining("22 characters");
    }

    private ConfigurableApplicationContext started(String... more) {
        Map<String, Object> settings = new LinkedHashMap<>(database);
        settings.put("server.port", 0);
        settings.put("spineline.setup.written-to", folder.resolve("token"));
        settings.put("spineline.access.https", false);
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.addAll(List.of(more));
        return new SpringApplicationBuilder(SpinelineApplication.class).run(arguments.toArray(String[]::new));
    }

    private HttpResponse<String> setUp(ConfigurableApplicationContext application, String token, String name)
            throws Exception {
        return post(
                application,
                "/api/setup",
                Map.of("token", token, "username", name, "displayName", "Ada", "password", PASSWORD));
    }

    private HttpResponse<String> get(ConfigurableApplicationContext application, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(address(application, path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(ConfigurableApplicationContext application, String path, Object body)
            throws Exception {
        String token = "0b6b0f3e-7a2f-4d6f-9a35-5d1f6e2a9a10";
        return http.send(
                HttpRequest.newBuilder(address(application, path))
                        .header("Cookie", "XSRF-TOKEN=" + token)
                        .header("X-XSRF-TOKEN", token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                JsonMapper.shared().writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(ConfigurableApplicationContext application, String path) {
        return URI.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + path);
    }

    private static long accounts(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from app_user").query(Long.class).single();
    }
}
