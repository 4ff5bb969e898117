package org.spineline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spineline.SpinelineApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a site's monitoring sees of a server with the profile "production". */
@ExtendWith(OutputCaptureExtension.class)
class MetricsTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final Logger LOG = LoggerFactory.getLogger(MetricsTest.class);

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext server;
    private static String base;

    @BeforeAll
    static void a_server() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        server = new SpringApplicationBuilder(SpinelineApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.profiles.active=production",
                        "--spineline.web.drain=0s",
                        // Without an account nothing but the set-up answers.
                        "--spineline.first-administrator.username=installer",
                        "--spineline.first-administrator.password=seven lamps over a quiet harbour",
                        "--spineline.metrics.token-file=" + token,
                        "--spineline.downtime.folder=" + folder.resolve("packs"),
                        "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID());
        base = "http://127.0.0.1:"
                + ((ServletWebServerApplicationContext) server).getWebServer().getPort();
    }

    @AfterAll
    static void stops() {
        server.close();
    }

    @Test
    void every_path_has_room_for_a_measure_of_its_own() {
        long paths = server
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .distinct()
                .count();

        assertThat(paths).isGreaterThan(100);
        // Beside them what no controller answers: files, refusals, sign-in elsewhere.
        assertThat(server.getBean(MetricsProperties.class).getWeb().getServer().getMaxUriTags())
                .isGreaterThan((int) paths + 20);
    }

    @Test
    void the_measures_of_the_service_are_there_for_whoever_has_the_token() throws Exception {
        get("/livez", null);

        HttpResponse<String> answer = get("/metrics", "Bearer " + TOKEN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.body())
                .contains("spineline_downtime_pack_age_seconds")
                .contains("spineline_backup_age_seconds NaN")
                .contains("spineline_read_only 0.0")
                .contains("spineline_messages_due 0.0")
                .contains("spineline_messages_oldest_seconds 0.0")
                .contains("spineline_tasks_late")
                .contains("hikaricp_connections_active")
                .contains("http_server_requests_seconds_count");
    }

    @Test
    void nobody_else_gets_them() throws Exception {
        assertThat(get("/metrics", null).statusCode()).isEqualTo(401);
        assertThat(get("/metrics", "Bearer " + TOKEN.replace('0', '1')).statusCode())
                .isEqualTo(401);
        assertThat(get("/metrics", "Basic " + TOKEN).statusCode()).isEqualTo(401);
        assertThat(get("/metrics", null).body()).doesNotContain("spineline");
        assertThat(get("/actuator/prometheus", "Bearer " + TOKEN).statusCode()).isIn(401, 403, 404);
        assertThat(get("/metrics/", "Bearer " + TOKEN).statusCode()).isIn(401, 403, 404);
    }

    @Test
    void a_request_is_measured_by_its_route_and_not_by_what_it_asked_for() throws Exception {
        UUID patient = UUID.randomUUID();
        get("/api/patients/" + patient, null);

        assertThat(get("/metrics", "Bearer " + TOKEN).body()).doesNotContain(patient.toString());
    }

    @Test
    void every_line_of_the_log_is_one_object_whatever_was_logged(CapturedOutput output) {
        LOG.warn("first line {}", "second\r\nthird\n{\"forged\":true}");

        String line = output.getOut()
                .lines()
                .filter(each -> each.contains("first line"))
                .findFirst()
                .orElseThrow();
        JsonNode event = new JsonMapper().readTree(line);
        assertThat(event.path("message").asString()).contains("third");
        assertThat(event.path("log").path("level").asString()).isEqualTo("WARN");
        assertThat(output.getOut().lines()).noneMatch(each -> each.startsWith("{\"forged\""));
    }

    private static HttpResponse<String> get(String path, @Nullable String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
