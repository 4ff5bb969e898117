package org.spineline.booking.application;

import java.time.Clock;
import java.util.UUID;
import org.spineline.booking.domain.BookingRepository;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Clears away holds that have run out, so that open calendars hear of it. Nobody depends on it: a hold that has run out
 * stops counting by itself, and on several nodes it does no harm when all of them sweep.
 */
@Component
class HoldSweep {
    private final BookingRepository bookings;
    private final Desk desk;
    private final Clock clock;

    HoldSweep(BookingRepository bookings, Desk desk, Clock clock) {
        this.bookings = bookings;
        this.desk = desk;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${spineline.booking.sweep-every}",
            initialDelayString = "${spineline.booking.sweep-every}")
    void sweep() {
        bookings.holdsExpiredBy(clock.instant()).forEach(this::lapse);
    }

    private void lapse(UUID id) {
        try {
            desk.inTransaction(() -> {
                bookings.findById(id)
                        .filter(hold -> hold.getHoldExpiresAt() != null && !hold.isHeldUntilAfter(clock.instant()))
                        .ifPresent(desk::lapse);
                return id;
            });
        } catch (ConcurrencyFailureException somebodyElseDidIt) {
            // Booked or cleared away in the same moment: either is what should happen.
            return;
        }
    }
}
