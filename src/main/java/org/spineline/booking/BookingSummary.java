package org.spineline.booking;

import java.util.List;
import java.util.UUID;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Technique;
import org.spineline.kernel.time.TimeRange;

/** What other modules may know of a booking. */
public record BookingSummary(
        UUID id,
        UUID patientId,
        UUID episodeId,
        TimeRange when,
        String roomName,
        String operatorName,
        BookingStatus status,
        Technique technique,
        List<VertebralLevel> levels,
        String sedationProtocolCode) {}
