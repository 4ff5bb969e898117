package org.spineline.nursing.application;

import java.time.Instant;
import java.util.UUID;
import org.spineline.day.DayProgress;
import org.spineline.day.Milestone;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the day what the bedside record knows. */
@Component
class CareSteps {
    private final ObjectProvider<DayProgress> day;

    CareSteps(ObjectProvider<DayProgress> day) {
        this.day = day;
    }

    void sedated(UUID bookingId, Instant at) {
        reached(bookingId, Milestone.SEDATION, at);
    }

    void inRecovery(UUID bookingId, Instant at) {
        reached(bookingId, Milestone.RECOVERY, at);
    }

    void discharged(UUID bookingId, Instant at) {
        reached(bookingId, Milestone.DISCHARGED, at);
    }

    private void reached(UUID bookingId, Milestone milestone, Instant at) {
        day.ifAvailable(progress -> progress.reached(bookingId, milestone, at));
    }
}
