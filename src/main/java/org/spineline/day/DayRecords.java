package org.spineline.day;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is known of the day of a case. */
public interface DayRecords {
    /** In the order of {@link Milestone}; only what was reached. */
    List<MilestoneAt> milestones(UUID bookingId);

    /** Empty until two people have confirmed it. */
    Optional<TimeOutSummary> timeOut(UUID bookingId);
}
