package org.spineline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.spineline.support.ApiContract;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The frontend's types are generated from the committed document; a change of the API shows as its diff. */
@SpinelineTest
class OpenApiSnapshotTest {
    private static final Path SNAPSHOT = Path.of("frontend", "openapi.json");
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Autowired
    private ApiContract contract;

    @Test
    void the_committed_document_is_what_the_code_says() throws IOException {
        ObjectNode current = (ObjectNode) sorted(contract.document());
        current.remove("servers");
        String text = PRETTY.writeValueAsString(current) + "\n";

        if (Boolean.getBoolean("spineline.openapi.write")) {
            Files.writeString(SNAPSHOT, text);
        }

        assertThat(Files.readString(SNAPSHOT))
                .as("Run the tests with -Dspineline.openapi.write=true, look at the diff, and commit it")
                .isEqualTo(text);
    }

    /** Object keys in order, so that the file does not change with the order in which classes are found. */
    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.propertyStream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(property -> copy.set(property.getKey(), sorted(property.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.valueStream().forEach(item -> copy.add(sorted(item)));
            return copy;
        }
        return node;
    }
}
