package org.spineline.operations.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Role;
import org.spineline.support.OwnProcess;

/** A running server of the site, from outside. */
final class Node implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Asked for in the database at every request, as everybody's who is signed in. */
    private static final String UNKNOWN_SESSION =
            Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));

    private final Process process;
    private final String base;

    private Node(Process process, int port) {
        this.process = process;
        this.base = "http://127.0.0.1:" + port;
    }

    static Node start(Path home, String name, String databaseUrl, String... more) throws IOException {
        List<String> command = new ArrayList<>(OwnProcess.command("384m", TestNode.class));
        command.addAll(List.of(
                "--server.port=0",
                // Kept when somebody asks JUnit not to clean up after a failure.
                "--logging.file.name=" + home.resolve(name + ".log"),
                // Without an account nothing but the setup would answer.
                "--spineline.first-administrator.username=installer",
                "--spineline.first-administrator.password=seven lamps over a quiet harbour",
                "--spring.datasource.url=" + databaseUrl,
                "--spring.datasource.username=postgres",
                "--spring.datasource.password="));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectError(home.resolve(name + ".txt").toFile())
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(TestNode.READY)) {
                drain(said);
                return new Node(process, Integer.parseInt(line.substring(TestNode.READY.length())));
            }
        }
        throw new IllegalStateException("The node did not start; see " + home.resolve(name + ".txt"));
    }

    /** A full pipe would stop the server. */
    private static void drain(BufferedReader said) {
        Thread reader = new Thread(() -> said.lines().forEach(line -> {}));
        reader.setDaemon(true);
        reader.start();
    }

    HttpResponse<String> get(Role role, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().GET(), role, path, Map.of());
    }

    HttpResponse<String> post(Role role, String path, String body, @Nullable String key, @Nullable String etag)
            throws IOException, InterruptedException {
        Map<String, String> headers = new java.util.HashMap<>(Map.of("Content-Type", "application/json"));
        if (key != null) {
            headers.put("Idempotency-Key", key);
        }
        if (etag != null) {
            headers.put("If-Match", etag);
        }
        return send(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)), role, path, headers);
    }

    /** @return the status of a probe; 0 if nobody answers */
    int probe(String path) throws InterruptedException {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(base + path))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException gone) {
            return 0;
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Role role, String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        request.uri(URI.create(base + path))
                .timeout(Duration.ofSeconds(40))
                .header(TestNode.ROLE, role.name())
                .header("Cookie", "XSRF-TOKEN=token; SESSION=" + UNKNOWN_SESSION)
                .header("X-XSRF-TOKEN", "token");
        headers.forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** SIGTERM; returns at once. */
    void ask() {
        process.toHandle().destroy();
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The node did not stop within a minute");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }
}
