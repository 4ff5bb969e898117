package org.spineline.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.ApiContract;
import org.spineline.support.ApiContract.Operation;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TrailRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** What no form of ours sends, at everything the API document knows. */
@SpinelineTest
class Check_33_To_37_InputTest {
    private static final List<String> FUZZ = List.of(
            "' or '1'='1' --",
            "1); drop table patient; --",
            "%' union select password_hash from app_user --\\",
            "\u0000",
            "\uD83D\uDE00\u202E${jndi:ldap://x}",
            "../../etc/passwd",
            "99999999999999999999",
            "x".repeat(5000));

    @Autowired
    private Api api;

    @Autowired
    private ApiContract contract;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void Check_33_no_value_of_any_parameter_breaks_anything() {
        List<String> broken = new ArrayList<>();
        int tried = 0;
        for (Operation operation : contract.operations()) {
            if (operation.method() != HttpMethod.GET) {
                continue;
            }
            List<String> names = operation
                    .definition()
                    .path("parameters")
                    .valueStream()
                    .filter(p -> "query".equals(p.path("in").asString("")))
                    .map(p -> p.path("name").asString(""))
                    .toList();
            Api.As reader = reader(operation);
            for (String name : Stream.concat(names.stream(), Stream.of("sort")).toList()) {
                for (String value : FUZZ) {
                    tried++;
                    Answer answer = reader.send(HttpMethod.GET, with(operation.somewhere(), name, value), null, null);
                    if (answer.status() >= 500) {
                        broken.add("%s %s=%.20s: %d".formatted(operation.name(), name, value, answer.status()));
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(tried).isGreaterThan(500);
    }

    @Test
    void Check_33_a_character_that_no_text_holds_breaks_nothing() {
        List<String> broken = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            if (!(operation.fullBody() instanceof ObjectNode full) || closesTheSite(operation)) {
                continue;
            }
            ObjectNode body = full.deepCopy();
            full.propertyStream()
                    .filter(property -> property.getValue().isString())
                    .filter(property -> property.getValue().asString().startsWith("aa"))
                    .forEach(property -> body.put(property.getKey(), "a\u0000a"));
            for (Role role : Role.values()) {
                Answer answer = api.as(role).send(operation.method(), operation.somewhere(), body, "\"0\"");
                if (answer.status() >= 500) {
                    broken.add("%s as %s: %d".formatted(operation.name(), role, answer.status()));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void Check_36_numbers_that_are_none_and_names_said_twice_are_refused_at_once() {
        long before = written();
        List<String> taken = new ArrayList<>();
        for (Operation operation : withBody()) {
            List<String> bodies = new ArrayList<>(List.of(
                    "{\"a\": NaN}", "{\"a\": -Infinity}", "{\"a\": 1, \"a\": 2}", "[".repeat(1000) + "]".repeat(1000)));
            for (String number : List.of("NaN", "1e999999999", "-1e-999999999", "9".repeat(5000))) {
                bodies.addAll(withNumber(operation, number));
            }
            for (String body : bodies) {
                long begun = System.nanoTime();
                Answer answer = api.as(Role.LEAD).send(operation.method(), operation.somewhere(), body, "\"0\"");
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                if (answer.status() < 400 || answer.status() >= 500 || took.toSeconds() >= 1) {
                    taken.add("%s %.20s: %d in %s".formatted(operation.name(), body, answer.status(), took));
                }
            }
        }
        assertThat(taken).isEmpty();
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void Check_37_bodies_in_another_language_are_not_read() {
        List<String> read = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            if (operation.bodySchema() == null) {
                continue;
            }
            for (Map.Entry<String, String> foreign : Map.of(
                            "application/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                            "application/x-java-serialized-object", "\u00AC\u00ED\u0000\u0005sr",
                            "text/plain", "{}")
                    .entrySet()) {
                int status = api.as(Role.LEAD)
                        .sendForeign(
                                operation.method(),
                                operation.somewhere(),
                                MediaType.parseMediaType(foreign.getKey()),
                                foreign.getValue().getBytes(StandardCharsets.ISO_8859_1))
                        .status();
                if (status != 415) {
                    read.add(operation.name() + " " + foreign.getKey() + ": " + status);
                }
            }
        }
        assertThat(read).isEmpty();
    }

    @Test
    void Check_35_files_that_are_not_what_they_say_are_refused_and_nothing_is_kept() throws Exception {
        long before = written();
        byte[] zip = zip("../../../../tmp/slipped.txt", "slipped");
        Map<String, byte[]> corpus = new LinkedHashMap<>();
        corpus.put("../../../../etc/cron.d/job", "* * * * * root id".getBytes(StandardCharsets.UTF_8));
        corpus.put("bundle.json\u0000.svg", "<svg onload=\"alert(1)\"/>".getBytes(StandardCharsets.UTF_8));
        corpus.put(
                "picture.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
                        .getBytes(StandardCharsets.UTF_8));
        corpus.put("slip.zip", zip);
        corpus.put("polyglot.json", polyglot());
        corpus.put("bomb.png", new byte[] {
            (byte) 0x89,
            'P',
            'N',
            'G',
            13,
            10,
            26,
            10,
            0,
            0,
            0,
            13,
            'I',
            'H',
            'D',
            'R',
            0x7F,
            -1,
            -1,
            -1,
            0x7F,
            -1,
            -1,
            -1,
            8,
            6,
            0,
            0,
            0
        });
        corpus.put("deep.json", ("[".repeat(20_000) + "]".repeat(20_000)).getBytes(StandardCharsets.UTF_8));
        corpus.put("empty.json", new byte[0]);
        corpus.put("lies.json", "{\"resourceType\":\"Patient\"".getBytes(StandardCharsets.UTF_8));
        int tried = 0;
        for (Operation operation : contract.operations()) {
            if (!operation.isUpload()) {
                continue;
            }
            for (Map.Entry<String, byte[]> file : corpus.entrySet()) {
                for (Role role : Role.values()) {
                    Answer answer = api.as(role).upload(operation.path(), file.getKey(), file.getValue());
                    tried++;
                    assertThat(answer.status())
                            .as("%s %s as %s: %s", operation.name(), file.getKey(), role, answer.text())
                            .isBetween(400, 499);
                }
            }
        }
        assertThat(tried).isPositive();
        assertThat(written()).isEqualTo(before);
    }

    /** One body for each field that takes a number. */
    private static List<String> withNumber(Operation operation, String number) {
        List<String> bodies = new ArrayList<>();
        if (operation.fullBody() instanceof ObjectNode full) {
            full.propertyStream()
                    .filter(property -> property.getValue().isNumber())
                    .forEach(property -> {
                        ObjectNode body = full.deepCopy();
                        body.put(property.getKey(), "@@");
                        bodies.add(body.toString().replace("\"@@\"", number));
                    });
        }
        return bodies;
    }

    /** The tests that follow need it open. */
    private static boolean closesTheSite(Operation operation) {
        return operation.path().startsWith("/api/operations/")
                || operation.path().startsWith("/api/auth/");
    }

    /** Somebody whom this operation does not turn away, or the last who asked. */
    private Api.As reader(Operation operation) {
        for (Role role : List.of(Role.LEAD, Role.SCHEDULER, Role.NURSE, Role.ADMINISTRATOR)) {
            if (api.as(role)
                            .send(HttpMethod.GET, operation.somewhere(), null, null)
                            .status()
                    != 403) {
                return api.as(role);
            }
        }
        return api.as(Role.ADMINISTRATOR);
    }

    private List<Operation> withBody() {
        return contract.operations().stream()
                .filter(operation -> operation.bodySchema() != null)
                .toList();
    }

    /** The same address with this value instead of its own. */
    private static String with(String path, String name, String value) {
        String[] parts = path.split("\\?", 2);
        List<String> query = new ArrayList<>();
        if (parts.length > 1) {
            for (String pair : parts[1].split("&")) {
                if (!pair.startsWith(name + "=")) {
                    query.add(pair);
                }
            }
        }
        query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        return parts[0] + "?" + String.join("&", query);
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    /** Opens like a picture, goes on like a page. */
    private static byte[] polyglot() {
        return ("GIF89a/*" + "\u0001".repeat(16) + "*/=1;<script>alert(1)</script>").getBytes(StandardCharsets.UTF_8);
    }

    private long written() {
        return TrailRows.changesByRequests(jdbc);
    }
}
