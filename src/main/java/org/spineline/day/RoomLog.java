package org.spineline.day;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** When cases had their room, for those who plan by it. */
public interface RoomLog {
    /** By booking, of cases that came into the room or left it at or after {@code from}; one query. */
    Map<UUID, RoomTimes> roomTimes(Instant from);
}
