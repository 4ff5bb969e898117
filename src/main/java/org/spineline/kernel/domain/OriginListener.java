package org.spineline.kernel.domain;

import jakarta.persistence.PrePersist;
import java.time.Clock;
import org.spineline.kernel.actor.CurrentActor;
import org.springframework.stereotype.Component;

/** Stamps each new aggregate with facility, time and author. */
@Component
class OriginListener {
    private final CurrentActor actor;
    private final Clock clock;

    OriginListener(CurrentActor actor, Clock clock) {
        this.actor = actor;
        this.clock = clock;
    }

    @PrePersist
    void stamp(Object entity) {
        if (entity instanceof Aggregate aggregate) {
            // Both databases keep microseconds; a finer value would differ between the first answer and the next read.
            aggregate.originates(actor.facilityId(), clock.instant(), actor.userId());
        }
    }
}
