package org.spineline.day.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.spineline.booking.BookingProgress;
import org.spineline.booking.BookingSummary;
import org.spineline.day.Milestone;
import org.spineline.day.domain.Case;
import org.spineline.day.domain.CaseMilestone;
import org.spineline.day.domain.CaseMilestoneRepository;
import org.spineline.day.domain.MilestoneCorrectionRepository;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.text.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes steps, and with each the status of its booking: the two never say different things. Whoever writes has locked the
 * booking, so that a step is looked for and added without anybody in between.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Steps {
    private final CaseMilestoneRepository milestones;
    private final MilestoneCorrectionRepository corrections;
    private final BookingProgress bookings;
    private final CurrentActor actor;
    private final Clock clock;

    Steps(
            CaseMilestoneRepository milestones,
            MilestoneCorrectionRepository corrections,
            BookingProgress bookings,
            CurrentActor actor,
            Clock clock) {
        this.milestones = milestones;
        this.corrections = corrections;
        this.bookings = bookings;
        this.actor = actor;
        this.clock = clock;
    }

    /** @throws ConflictException if the booking was cancelled or given back */
    Case lock(UUID bookingId) {
        BookingSummary booking = bookings.lock(bookingId);
        if (!booking.status().occupies()) {
            throw new ConflictException(
                    "booking-not-standing",
                    "This booking is %s, so nothing happens to it any more.".formatted(Words.of(booking.status())),
                    Map.of("bookingId", bookingId, "bookingStatus", booking.status()));
        }
        return new Case(booking.patientId(), booking.episodeId(), bookingId);
    }

    /** By step, in the order of the steps. */
    Map<Milestone, CaseMilestone> of(UUID bookingId) {
        return byStep(milestones.findAllByBookingId(bookingId));
    }

    static Map<Milestone, CaseMilestone> byStep(List<CaseMilestone> reached) {
        Map<Milestone, CaseMilestone> steps = new EnumMap<>(Milestone.class);
        reached.forEach(step -> steps.put(step.getMilestone(), step));
        return steps;
    }

    /** The step reached that comes last in the usual order. */
    static Optional<Milestone> last(Map<Milestone, CaseMilestone> steps) {
        return steps.keySet().stream().max(Comparator.naturalOrder());
    }

    CaseMilestone add(Case of, Milestone milestone, Instant at) {
        CaseMilestone saved = milestones.saveAndFlush(new CaseMilestone(of, milestone, at, actor.displayName()));
        switch (milestone) {
            case ARRIVED -> bookings.arrived(of.bookingId(), at);
            case IN_ROOM -> bookings.inRoom(of.bookingId(), at);
            default -> {
                if (milestone.compareTo(Milestone.IN_ROOM) > 0) {
                    bookings.inRoom(of.bookingId(), at);
                } else {
                    bookings.arrived(of.bookingId(), at);
                }
                bookings.noted(of.bookingId(), milestone.name(), at);
            }
        }
        if (milestone == Milestone.DISCHARGED) {
            bookings.complete(of.bookingId());
        }
        return saved;
    }

    /** That it was there, and why it is not any more, is kept. */
    void remove(CaseMilestone step, String reason) {
        corrections.save(step.takenBack(reason, actor.displayName()));
        milestones.delete(step);
        milestones.flush();
    }

    Instant now() {
        return clock.instant();
    }
}
