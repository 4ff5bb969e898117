package org.spineline.demo;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody of the demo's department at work: the same door, permissions and trail as anybody in a browser. */
class DemoClient {
    private final CookieManager cookies = new CookieManager();
    private final RestClient http;
    private final JsonMapper json = JsonMapper.shared();

    private DemoClient(int port) {
        http = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .requestFactory(new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder().cookieHandler(cookies).build()))
                .build();
    }

    static DemoClient signedIn(int port, DemoAccounts.Account account) {
        DemoClient client = new DemoClient(port);
        client.get("/api/auth/csrf");
        client.post("/api/auth/login", Map.of("username", account.username(), "password", account.password()));
        // The token changes with the session.
        client.get("/api/auth/csrf");
        return client;
    }

    JsonNode get(String path) {
        return exchange(HttpMethod.GET, path, null, null).body();
    }

    JsonNode post(String path, Object body) {
        return exchange(HttpMethod.POST, path, body, null).body();
    }

    /** Changes what was read with this ETag. */
    JsonNode change(HttpMethod method, String path, String etag, Object body) {
        return exchange(method, path, body, etag).body();
    }

    String etagOf(String path) {
        return exchange(HttpMethod.GET, path, null, null).etag();
    }

    JsonNode upload(String path, String fileName, byte[] content) {
        MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        parts.add("file", new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return fileName;
            }
        });
        ResponseEntity<byte[]> answer = http.post()
                .uri(path)
                .headers(this::token)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .retrieve()
                .toEntity(byte[].class);
        return read(answer.getBody());
    }

    private Answer exchange(HttpMethod method, String path, @Nullable Object body, @Nullable String etag) {
        RestClient.RequestBodySpec request = http.method(method).uri(path);
        request.headers(this::token);
        if (etag != null) {
            request.header(HttpHeaders.IF_MATCH, etag);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsBytes(body));
        }
        ResponseEntity<byte[]> answer = request.retrieve().toEntity(byte[].class);
        String found = answer.getHeaders().getETag();
        return new Answer(read(answer.getBody()), found == null ? "" : found);
    }

    private void token(HttpHeaders headers) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(value -> headers.set("X-XSRF-TOKEN", value));
    }

    private JsonNode read(byte @Nullable [] body) {
        return body == null || body.length == 0 ? json.nullNode() : json.readTree(body);
    }

    private record Answer(JsonNode body, String etag) {}
}
