package org.spineline.day.application;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spineline.access.SystemUse;
import org.spineline.booking.BookingChanged;
import org.spineline.booking.BookingProgress;
import org.spineline.day.DayProgress;
import org.spineline.day.DayRecords;
import org.spineline.day.Milestone;
import org.spineline.day.MilestoneAt;
import org.spineline.day.TimeOutSummary;
import org.spineline.day.domain.Case;
import org.spineline.day.domain.CaseMilestone;
import org.spineline.day.domain.TimeOut;
import org.spineline.day.domain.TimeOutRepository;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The day as other modules tell it and read it. */
@Service
@Transactional
class RecordedDay implements DayProgress, DayRecords {
    private final Steps steps;
    private final TimeOutRepository timeOuts;
    private final BookingProgress bookings;

    RecordedDay(Steps steps, TimeOutRepository timeOuts, BookingProgress bookings) {
        this.steps = steps;
        this.bookings = bookings;
        this.timeOuts = timeOuts;
    }

    /** What has happened is kept even where a gate was open: the board shows it. */
    @Override
    @SystemUse("Follows from recording the step elsewhere, which asks for its own permission")
    public void reached(UUID bookingId, Milestone milestone, Instant at) {
        Case of = steps.lock(bookingId);
        if (!steps.of(bookingId).containsKey(milestone)) {
            steps.add(of, milestone, at.truncatedTo(ChronoUnit.MICROS));
        }
    }

    @Override
    @SystemUse("Follows from taking a discharge back, which asks for its own permission")
    public void dischargeTakenBack(UUID bookingId, String reason) {
        steps.lock(bookingId);
        CaseMilestone step = steps.of(bookingId).get(Milestone.DISCHARGED);
        if (step != null) {
            steps.remove(step, reason);
            bookings.reopened(bookingId);
            bookings.noted(bookingId, "STEP_TAKEN_BACK", steps.now());
        }
    }

    /** Somebody moved the booking on the board; where the day itself did, its step is there already. */
    @EventListener
    @SystemUse("Follows from moving the booking, which asks for its own permission")
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(BookingChanged changed) {
        switch (changed.change()) {
            case ARRIVED -> follow(changed.bookingId(), Milestone.ARRIVED);
            case IN_ROOM -> follow(changed.bookingId(), Milestone.IN_ROOM);
            case BOOKED, CONFIRMED, MOVED, COMPLETED, CANCELLED, NO_SHOW -> {}
        }
    }

    private void follow(UUID bookingId, Milestone milestone) {
        boolean isThatFar = Steps.last(steps.of(bookingId))
                .filter(last -> last.compareTo(milestone) >= 0)
                .isPresent();
        if (!isThatFar) {
            steps.add(steps.lock(bookingId), milestone, steps.now());
        }
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public List<MilestoneAt> milestones(UUID bookingId) {
        return steps.of(bookingId).values().stream()
                .map(CaseMilestone::asReached)
                .toList();
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public Optional<TimeOutSummary> timeOut(UUID bookingId) {
        return timeOuts.findByBookingId(bookingId).map(TimeOut::summary);
    }
}
