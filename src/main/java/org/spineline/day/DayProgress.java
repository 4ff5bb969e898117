package org.spineline.day;

import java.time.Instant;
import java.util.UUID;

/** For modules that know of a step because something was recorded there. */
public interface DayProgress {
    /** Keeps the first time told; a step already reached stays as it is. */
    void reached(UUID bookingId, Milestone milestone, Instant at);

    /** The patient did not leave after all; that the step was there, and why it is not, is kept. Nothing happens without it. */
    void dischargeTakenBack(UUID bookingId, String reason);
}
