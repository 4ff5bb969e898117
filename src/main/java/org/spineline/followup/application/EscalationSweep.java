package org.spineline.followup.application;

import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Passes on what was not answered in time. On several nodes all of them sweep, and the version lets one through. */
@Component
class EscalationSweep {
    private final EscalationService escalations;

    EscalationSweep(EscalationService escalations) {
        this.escalations = escalations;
    }

    @Scheduled(
            fixedDelayString = "${spineline.follow-up.sweep-every}",
            initialDelayString = "${spineline.follow-up.sweep-every}")
    void sweep() {
        escalations.overdue().forEach(this::passOn);
    }

    private void passOn(UUID id) {
        try {
            escalations.passOn(id);
        } catch (ConcurrencyFailureException somebodyElseDidIt) {
            // Answered or passed on in the same moment: either is what should happen, and the others still wait.
            return;
        }
    }
}
