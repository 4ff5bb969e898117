package org.spineline.load;

import io.gatling.javaapi.core.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** From a slot that was offered to the booking of it. */
final class Slots {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Slots() {}

    static Session chosen(Session session) {
        Map<String, Object> slot = session.getMap("slot");
        Map<String, Object> booking = new HashMap<>();
        booking.put("episodeId", session.getString("episodeId"));
        booking.put("start", slot.get("start"));
        booking.put("minutes", session.getInt("minutes"));
        booking.put("roomId", id(slot.get("room")));
        booking.put("operatorId", id(slot.get("operator")));
        if (slot.get("sedationProvider") != null) {
            booking.put("sedationProviderId", id(slot.get("sedationProvider")));
        }
        List<Object> equipment = new ArrayList<>();
        if (slot.get("equipment") instanceof Iterable<?> pieces) {
            pieces.forEach(piece -> equipment.add(id(piece)));
        }
        booking.put("equipmentIds", equipment);
        return session.set("booking", JSON.writeValueAsString(booking));
    }

    private static Object id(@Nullable Object named) {
        if (named instanceof Map<?, ?> resource) {
            return Objects.requireNonNull(resource.get("id"));
        }
        throw new IllegalStateException("A slot without a resource");
    }
}
