package org.spineline.procedure.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.secret.Sha256;
import org.spineline.procedure.domain.NoteContent;
import org.spineline.procedure.domain.ProcedureNote;
import org.spineline.procedure.domain.TreatedLevel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a note says in one canonical form, and its SHA-256: equal content, equal hash, on any machine. */
final class Canonical {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addMixIn(TreatedLevel.class, LaterFields.class)
            .build();

    private Canonical() {}

    /** What levels did not have from the start is left out while empty: a note signed before keeps its hash. */
    private interface LaterFields {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Integer getCementUnits();

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Integer getBalloonUnits();

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Boolean getBeyondStock();
    }

    /** The hash of a signature: over the content and whose it is. @return 64 hexadecimal digits */
    static String hashOf(ProcedureNote note, NoteContent content) {
        return Sha256.hex(note.getPatientId() + "\n" + note.getBookingId() + "\n" + json(content));
    }

    static String json(NoteContent content) {
        return JSON.writeValueAsString(content);
    }

    static JsonNode tree(String json) {
        return JSON.readTree(json);
    }

    static JsonNode empty() {
        return JSON.createObjectNode();
    }

    /** Numbers without trailing zeros: 2.0 and 2 are the same entry. */
    static String plain(JsonNode value) {
        return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.asString();
    }
}
