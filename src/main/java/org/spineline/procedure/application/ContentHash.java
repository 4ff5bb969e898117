package org.spineline.procedure.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.spineline.procedure.domain.NoteContent;
import org.spineline.procedure.domain.ProcedureNote;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** SHA-256 over what was signed, in one canonical form: equal content, equal hash, on any machine. */
final class ContentHash {
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private ContentHash() {}

    /** @return 64 hexadecimal digits */
    static String of(ProcedureNote note, NoteContent content) {
        String canonical =
                note.getPatientId() + "\n" + note.getBookingId() + "\n" + CANONICAL.writeValueAsString(content);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
