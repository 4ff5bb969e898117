package org.spineline.day;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a case had the room, as corrected last. Null is "not recorded".
 *
 * @param cameAt into the room
 * @param leftAt out of the room
 */
public record RoomTimes(@Nullable Instant cameAt, @Nullable Instant leftAt) {
    public static final RoomTimes UNKNOWN = new RoomTimes(null, null);

    /** What either of the two knows. */
    public RoomTimes and(RoomTimes other) {
        return new RoomTimes(cameAt == null ? other.cameAt : cameAt, leftAt == null ? other.leftAt : leftAt);
    }
}
