package org.spineline.support;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of the running application, and requests made from it. */
@TestComponent
public class ApiContract {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final MockMvc mvc;
    private final JsonMapper json;
    private final Clock clock;

    ApiContract(MockMvc mvc, JsonMapper json, Clock clock) {
        this.mvc = mvc;
        this.json = json;
        this.clock = clock;
    }

    public JsonNode document() {
        try {
            return json.readTree(mvc.perform(MockMvcRequestBuilders.get("/api/openapi")
                            .with(SecurityMockMvcRequestPostProcessors.authentication(
                                    Api.justSignedIn(Api.userOf(Role.ADMINISTRATOR), clock))))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray());
        } catch (Exception broken) {
            throw new AssertionError("No OpenAPI document", broken);
        }
    }

    /** Every operation under {@code /api}. */
    public List<Operation> operations() {
        JsonNode document = document();
        List<Operation> found = new ArrayList<>();
        document.path("paths").propertyStream().forEach(path -> path.getValue()
                .propertyStream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .filter(operation -> path.getKey().startsWith("/api/"))
                .forEach(operation -> found.add(new Operation(
                        HttpMethod.valueOf(operation.getKey().toUpperCase(java.util.Locale.ROOT)),
                        path.getKey(),
                        operation.getValue(),
                        document))));
        return found;
    }

    /**
     * One operation of the API.
     *
     * @param path with its variables, such as {@code /api/patients/{id}}
     */
    public record Operation(HttpMethod method, String path, JsonNode definition, JsonNode document) {
        public String name() {
            return method + " " + path;
        }

        /** The path with a random id, a day, a number or the first word allowed for each variable: nothing there is ever found. */
        public String somewhere() {
            StringBuilder filled = new StringBuilder();
            for (String part : path.split("/", -1)) {
                filled.append(filled.isEmpty() && part.isEmpty() ? "" : "/")
                        .append(part.startsWith("{") ? variable(part.substring(1, part.length() - 1)) : part);
            }
            String query = String.join("&", requiredQuery());
            return filled + (query.isEmpty() ? "" : "?" + query);
        }

        private String variable(String name) {
            return definition
                    .path("parameters")
                    .valueStream()
                    .filter(p -> "path".equals(p.path("in").asString(""))
                            && name.equals(p.path("name").asString("")))
                    .findFirst()
                    .map(p -> sample(p.path("schema"), false).asString())
                    .orElseGet(() -> UUID.randomUUID().toString());
        }

        public boolean needsVersion() {
            return definition.path("parameters").valueStream().anyMatch(p -> "If-Match"
                    .equals(p.path("name").asString("")));
        }

        public boolean isUpload() {
            return definition.path("requestBody").path("content").has("multipart/form-data");
        }

        /** The schema of the JSON body, or null where the operation takes none. */
        public @Nullable JsonNode bodySchema() {
            JsonNode schema = definition
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("schema");
            return schema.isMissingNode() ? null : resolved(schema);
        }

        /** A body that passes every check the document speaks of. */
        public @Nullable JsonNode sampleBody() {
            JsonNode schema = bodySchema();
            return schema == null ? null : sample(schema, false);
        }

        /** A body with every field filled. */
        public @Nullable JsonNode fullBody() {
            JsonNode schema = bodySchema();
            return schema == null ? null : sample(schema, true);
        }

        private List<String> requiredQuery() {
            return definition
                    .path("parameters")
                    .valueStream()
                    .filter(p -> "query".equals(p.path("in").asString("")))
                    .filter(p -> p.path("required").asBoolean(false))
                    .map(p -> p.path("name").asString("") + "="
                            + sample(resolved(p.path("schema")), false).asString(""))
                    .toList();
        }

        public JsonNode resolved(JsonNode schema) {
            JsonNode reference = schema.path("$ref");
            return reference.isMissingNode()
                    ? schema
                    : resolved(document.at(reference.asString("").substring(1)));
        }

        private JsonNode sample(JsonNode declared, boolean full) {
            JsonNode schema = resolved(declared);
            if (schema.has("enum")) {
                return schema.path("enum").get(0);
            }
            return switch (schema.path("type").asString("object")) {
                case "string" -> NODES.stringNode(text(schema));
                case "integer", "number" -> NODES.numberNode(number(schema));
                case "boolean" -> NODES.booleanNode(true);
                case "array" -> list(schema, full);
                default -> object(schema, full);
            };
        }

        private ArrayNode list(JsonNode schema, boolean full) {
            ArrayNode list = NODES.arrayNode();
            int wanted = Math.max(full ? 1 : 0, schema.path("minItems").asInt(0));
            for (int i = 0; i < wanted; i++) {
                list.add(sample(schema.path("items"), full));
            }
            return list;
        }

        private ObjectNode object(JsonNode schema, boolean full) {
            ObjectNode object = NODES.objectNode();
            Set<String> required = new LinkedHashSet<>();
            schema.path("required").valueStream().forEach(name -> required.add(name.asString("")));
            schema.path("properties").propertyStream().forEach(property -> {
                if (full || required.contains(property.getKey())) {
                    object.set(property.getKey(), sample(property.getValue(), full));
                }
            });
            return object;
        }

        private static String text(JsonNode schema) {
            return switch (schema.path("format").asString("")) {
                case "uuid" -> UUID.randomUUID().toString();
                case "date" -> "2026-11-20";
                case "date-time" -> "2026-11-20T15:00:00Z";
                case "time-local" -> "07:30";
                default -> {
                    int atLeast = schema.path("minLength").asInt(0);
                    int atMost = schema.path("maxLength").asInt(Integer.MAX_VALUE);
                    String text = "a".repeat(Math.max(atLeast, 2));
                    yield text.length() > atMost ? text.substring(0, atMost) : text;
                }
            };
        }

        private static long number(JsonNode schema) {
            double least = schema.path("minimum").asDouble(Double.NaN);
            if (!Double.isNaN(least)) {
                return (long) Math.ceil(least)
                        + (schema.path("exclusiveMinimum").asBoolean(false) ? 1 : 0);
            }
            return 5;
        }
    }
}
