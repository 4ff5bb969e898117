package org.spineline.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at a browser, signed in, who prepares the site for the load. */
final class Person {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final String CSRF = "token";

    private final String base;
    private String session = "";

    private Person(String base) {
        this.base = base;
    }

    static Person signIn(String base, String username, String password) throws IOException, InterruptedException {
        Person person = new Person(base);
        HttpResponse<String> answer =
                person.send("POST", "/api/auth/login", Map.of("username", username, "password", password), null);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("Nobody signs in: " + answer.statusCode() + " " + answer.body());
        }
        person.session = answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("SESSION="))
                .map(cookie -> cookie.substring("SESSION=".length()).split(";", 2)[0])
                .reduce("", (before, last) -> last);
        return person;
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return read(send("POST", path, body, null), path);
    }

    JsonNode post(String path, Object body, String etag) throws IOException, InterruptedException {
        return read(send("POST", path, body, etag), path);
    }

    UUID create(String path, Object body) throws IOException, InterruptedException {
        return UUID.fromString(post(path, body).path("id").asString());
    }

    private static JsonNode read(HttpResponse<String> answer, String path) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, @Nullable Object body, @Nullable String etag)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Cookie", "XSRF-TOKEN=" + CSRF + (session.isEmpty() ? "" : "; SESSION=" + session))
                .header("X-XSRF-TOKEN", CSRF)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
