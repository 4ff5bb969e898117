package org.spineline.day;

import java.time.Instant;
import java.util.UUID;

/** For modules that know of a step because something was recorded there. */
public interface DayProgress {
    /** Keeps the first time told; a step already reached stays as it is. */
    void reached(UUID bookingId, Milestone milestone, Instant at);
}
