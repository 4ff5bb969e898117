package org.spineline.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.ApiContract;
import org.spineline.support.ApiContract.Operation;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TrailRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every field of every form is given nonsense; each time a 4xx must point at that field and nothing may be saved. */
@SpinelineTest
class BadInputTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** By name of the operation; asked once, because a good body may write something. */
    private static final Map<String, Role> permitted = new ConcurrentHashMap<>();

    @Autowired
    private Api api;

    @Autowired
    private ApiContract contract;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void nonsense_in_any_field_is_refused_at_that_field() {
        withBody().forEach(this::permitted);
        long before = rowsWritten();
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Operation operation : contract.operations()) {
            JsonNode schema = operation.bodySchema();
            if (schema == null) {
                continue;
            }
            ObjectNode full = (ObjectNode) operation.fullBody();
            for (Bad bad : badBodies(operation, schema, full, "")) {
                tried++;
                var answer = permitted(operation).send(operation.method(), operation.somewhere(), bad.body(), "\"0\"");
                boolean refusedThere =
                        answer.status() == 400 && answer.pointers().contains(bad.pointer());
                if (!refusedThere) {
                    wrong.add("%s %s at %s: %d %s"
                            .formatted(
                                    operation.name(), bad.what(), bad.pointer(), answer.status(), answer.pointers()));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(10);
        assertThat(rowsWritten()).isEqualTo(before);
    }

    @Test
    void a_body_that_is_not_json_is_refused_with_the_place() {
        for (Operation operation : withBody()) {
            var answer = permitted(operation).send(operation.method(), operation.somewhere(), "{\"a\": ", "\"0\"");
            assertThat(answer.status()).as(operation.name()).isEqualTo(400);
            assertThat(answer.text()).contains("line 1");
        }
    }

    @Test
    void a_body_nested_a_thousand_deep_is_refused() {
        String deep = "{\"a\":".repeat(1000) + "1" + "}".repeat(1000);
        for (Operation operation : withBody()) {
            assertThat(permitted(operation)
                            .send(operation.method(), operation.somewhere(), deep, "\"0\"")
                            .status())
                    .as(operation.name())
                    .isEqualTo(400);
        }
    }

    @Test
    void ten_megabytes_are_refused() {
        String large = "{\"a\":\"" + "x".repeat(10_000_000) + "\"}";
        for (Operation operation : withBody()) {
            assertThat(permitted(operation)
                            .send(operation.method(), operation.somewhere(), large, "\"0\"")
                            .status())
                    .as(operation.name())
                    .isEqualTo(413);
        }
    }

    @Test
    void a_change_without_a_version_is_428_and_with_an_unreadable_one_400() {
        int tried = 0;
        for (Operation operation : contract.operations()) {
            if (operation.needsVersion()) {
                tried++;
                var without = permitted(operation)
                        .send(operation.method(), operation.somewhere(), operation.sampleBody(), null);
                var unreadable = permitted(operation)
                        .send(operation.method(), operation.somewhere(), operation.sampleBody(), "soon");
                assertThat(without.status()).as(operation.name()).isEqualTo(428);
                assertThat(unreadable.status()).as(operation.name()).isEqualTo(400);
            }
        }
        assertThat(tried).isPositive();
    }

    @Test
    void an_identifier_that_is_none_is_refused_and_an_unknown_one_is_not_found() {
        for (Operation operation : contract.operations()) {
            if (operation.path().contains("{") && operation.method() == HttpMethod.GET) {
                String garbled = operation.path().replaceAll("\\{[^}]+}", "not-an-id");
                assertThat(permitted(operation)
                                .send(HttpMethod.GET, garbled, null, null)
                                .status())
                        .as(operation.name())
                        .isIn(400, 404);
                assertThat(permitted(operation)
                                .send(HttpMethod.GET, operation.somewhere(), null, null)
                                .status())
                        .as(operation.name())
                        .isEqualTo(404);
            }
        }
    }

    private List<Operation> withBody() {
        return contract.operations().stream()
                .filter(operation -> operation.bodySchema() != null)
                .toList();
    }

    /** The first role that is not turned away from this operation; to find out, a good body is sent once. */
    private Api.As permitted(Operation operation) {
        return api.as(permitted.computeIfAbsent(operation.name(), name -> Stream.of(Role.values())
                .filter(role -> !isTurnedAway(role, operation))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody may call " + name))));
    }

    private boolean isTurnedAway(Role role, Operation operation) {
        Api.Answer answer = api.as(role)
                .send(
                        operation.method(),
                        operation.somewhere(),
                        operation.sampleBody(),
                        operation.needsVersion() ? "\"0\"" : null);
        return answer.status() == 403 && answer.problemCode().equals("not-permitted");
    }

    private long rowsWritten() {
        return TrailRows.changesByRequests(jdbc);
    }

    private List<Bad> badBodies(Operation operation, JsonNode schema, ObjectNode valid, String at) {
        List<Bad> found = new ArrayList<>();
        ObjectNode extra = valid.deepCopy();
        extra.put("surplus", 1);
        found.add(new Bad("an extra field", at + "/surplus", extra));
        schema.path("required").valueStream().map(name -> name.asString("")).forEach(name -> {
            ObjectNode missing = valid.deepCopy();
            missing.remove(name);
            found.add(new Bad("a missing field", at + "/" + name, missing));
        });
        schema.path("properties").propertyStream().forEach(property -> {
            String name = property.getKey();
            JsonNode type = operation.resolved(property.getValue());
            nonsense(type).forEach((what, value) -> {
                ObjectNode body = valid.deepCopy();
                body.set(name, value);
                found.add(new Bad(what, at + "/" + name, body));
            });
            if (type.has("properties") && valid.get(name) instanceof ObjectNode child) {
                badBodies(operation, type, child, at + "/" + name).forEach(inner -> {
                    ObjectNode body = valid.deepCopy();
                    body.set(name, inner.body());
                    found.add(new Bad(inner.what(), inner.pointer(), body));
                });
            }
            JsonNode items = operation.resolved(type.path("items"));
            if (items.has("properties") && valid.path(name).get(0) instanceof ObjectNode child) {
                badBodies(operation, items, child, at + "/" + name + "/0").forEach(inner -> {
                    ObjectNode body = valid.deepCopy();
                    body.putArray(name).add(inner.body());
                    found.add(new Bad(inner.what(), inner.pointer(), body));
                });
            }
        });
        return found;
    }

    private static Map<String, JsonNode> nonsense(JsonNode type) {
        Map<String, JsonNode> values = new java.util.LinkedHashMap<>();
        if (type.has("enum")) {
            values.put("an unknown choice", NODES.stringNode("PERHAPS"));
            return values;
        }
        switch (type.path("type").asString("object")) {
            case "string" -> {
                switch (type.path("format").asString("")) {
                    case "date" -> values.put("30 February", NODES.stringNode("2026-02-30"));
                    case "date-time" -> values.put("25 o'clock", NODES.stringNode("2026-02-20T25:00:00Z"));
                    case "time-local" -> values.put("25 o'clock", NODES.stringNode("25:00"));
                    case "uuid" -> values.put("a garbled id", NODES.stringNode("12"));
                    default -> {
                        values.put("a number for text", NODES.numberNode(12));
                        values.put("far too long a text", NODES.stringNode("x".repeat(30_000)));
                    }
                }
            }
            case "integer", "number" -> {
                values.put("text for a number", NODES.stringNode("much"));
                values.put("an absurd number", NODES.numberNode(-1_000_000_000));
            }
            case "boolean" -> values.put("text for yes or no", NODES.stringNode("maybe"));
            case "array" -> values.put("text for a list", NODES.stringNode("one"));
            default -> values.put("text for an object", NODES.stringNode("thing"));
        }
        return values;
    }

    private record Bad(String what, String pointer, ObjectNode body) {}
}
