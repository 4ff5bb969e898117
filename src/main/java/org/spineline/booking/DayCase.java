package org.spineline.booking;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Technique;
import org.spineline.kernel.time.TimeRange;

/**
 * A booking of one day as those see it who run the day.
 *
 * @param alongside who and what else is booked with it, by name
 * @param expected how long the patient is usually in the room
 */
public record DayCase(
        UUID bookingId,
        UUID patientId,
        UUID episodeId,
        TimeRange when,
        UUID roomId,
        String roomName,
        String operatorName,
        List<String> alongside,
        BookingStatus status,
        Technique technique,
        List<VertebralLevel> levels,
        String sedationProtocolCode,
        Expected expected) {
    /**
     * Time in the room.
     *
     * @param minutes half of the cases took no longer; where too few are logged, what the configuration plans
     * @param p90Minutes nine of ten cases took no longer; null where too few are logged
     * @param cases logged cases it was learned from; null where it comes from the configuration
     * @param source where the figures come from
     */
    public record Expected(int minutes, @Nullable Integer p90Minutes, @Nullable Integer cases, String source) {}
}
