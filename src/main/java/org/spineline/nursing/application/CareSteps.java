package org.spineline.nursing.application;

import java.time.Instant;
import java.util.UUID;
import org.spineline.day.DayProgress;
import org.spineline.day.Milestone;
import org.springframework.stereotype.Component;

/** Tells the day what the bedside record knows. */
@Component
class CareSteps {
    private final DayProgress day;

    CareSteps(DayProgress day) {
        this.day = day;
    }

    void sedated(UUID bookingId, Instant at) {
        day.reached(bookingId, Milestone.SEDATION, at);
    }

    void inRecovery(UUID bookingId, Instant at) {
        day.reached(bookingId, Milestone.RECOVERY, at);
    }

    void dischargeTakenBack(UUID bookingId, String reason) {
        day.dischargeTakenBack(bookingId, reason);
    }

    void discharged(UUID bookingId, Instant at) {
        day.reached(bookingId, Milestone.DISCHARGED, at);
    }
}
