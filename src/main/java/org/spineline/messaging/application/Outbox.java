package org.spineline.messaging.application;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.spineline.access.SystemUse;
import org.spineline.booking.Appointment;
import org.spineline.booking.BookingCalendar;
import org.spineline.booking.BookingChanged;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.database.LateRows;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.SqlTime;
import org.spineline.messaging.MessageKind;
import org.spineline.messaging.domain.Message;
import org.spineline.messaging.domain.MessageRepository;
import org.spineline.messaging.domain.MessagingRules;
import org.spineline.messaging.domain.MessagingRules.Reminder;
import org.spineline.patient.EmergencyAccessOpened;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes, within the transaction of the booking, what the patient has to be told: a booking that is rolled back tells
 * nobody, and one that is saved never forgets to. Whether there is an address is looked up when a message goes: the
 * patient may give one tomorrow, and a booking must not wait for it. The privacy office, where there is one, is told of
 * emergency access in the same way.
 */
@Service
@SystemUse("Follows from booking, moving, cancelling or breaking the glass, which ask for their own permission")
class Outbox {
    private static final String AT_ONCE = "NOW";
    private static final Set<MessageKind> TELLS_THE_TIME = Set.of(MessageKind.CONFIRMATION, MessageKind.MOVED);

    private final BookingCalendar calendar;
    private final MessageRepository messages;
    private final MessagingRules rules;
    private final FacilityZone facility;
    private final CurrentActor actor;
    private final Clock clock;
    private final LateRows late;

    Outbox(
            BookingCalendar calendar,
            MessageRepository messages,
            MessagingRules rules,
            FacilityZone facility,
            CurrentActor actor,
            Clock clock,
            LateRows late) {
        this.calendar = calendar;
        this.messages = messages;
        this.rules = rules;
        this.facility = facility;
        this.actor = actor;
        this.clock = clock;
        this.late = late;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(BookingChanged changed) {
        Instant now = clock.instant();
        switch (changed.change()) {
            case CONFIRMED -> {}
            case BOOKED -> insert(timeTold(calendar.appointment(changed.bookingId()), MessageKind.CONFIRMATION, now));
            case MOVED -> moved(calendar.appointment(changed.bookingId()), now);
            case CANCELLED -> cancelled(calendar.appointment(changed.bookingId()), now);
            case ARRIVED, IN_ROOM, COMPLETED, NO_SHOW -> overtake(changed.bookingId());
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(EmergencyAccessOpened opened) {
        if (!rules.privacyOffice().isEmpty()) {
            messages.saveAndFlush(new Message(opened, clock.instant()));
        }
    }

    private void moved(Appointment appointment, Instant now) {
        late.write();
        List<Instant> told = messages.startsTold(appointment.bookingId(), TELLS_THE_TIME, Limit.of(1));
        if (told.contains(appointment.when().start())) {
            return;
        }
        overtake(appointment.bookingId());
        insert(timeTold(appointment, MessageKind.MOVED, now));
    }

    private void cancelled(Appointment appointment, Instant now) {
        overtake(appointment.bookingId());
        if (now.isBefore(appointment.when().start())) {
            insert(List.of(new Message(appointment, MessageKind.CANCELLATION, AT_ONCE, now)));
        }
    }

    private void overtake(UUID bookingId) {
        // What was noted earlier in this transaction is overtaken, too.
        late.write();
        messages.overtake(bookingId);
    }

    /** The news at once, then the reminders whose time has not passed. */
    private List<Message> timeTold(Appointment appointment, MessageKind kind, Instant now) {
        List<Message> told = new ArrayList<>();
        if (!now.isBefore(appointment.when().start())) {
            return told;
        }
        told.add(new Message(appointment, kind, AT_ONCE, now));
        for (Reminder reminder : rules.reminders()) {
            Instant due = reminder.before(appointment.when().start(), facility);
            if (now.isBefore(due) && due.isBefore(appointment.when().start())) {
                told.add(new Message(appointment, MessageKind.REMINDER, reminder.key(), due));
            }
        }
        return told;
    }

    /** Before the commit, on one trip with what else it takes: the scheduler is looking at a spinning wheel. */
    private void insert(List<Message> told) {
        OffsetDateTime now = SqlTime.utc(clock.instant());
        late.insert(
                "insert into message (id, version, facility_id, created_at, created_by, patient_id, booking_id,"
                        + " booking_version, kind, occasion, channel, starts_at, due_at, state, attempts, next_try_at)",
                told.stream()
                        .map(message -> new Object[] {
                            message.getId(),
                            0,
                            actor.facilityId(),
                            now,
                            actor.userId(),
                            message.getPatientId(),
                            Objects.requireNonNull(message.getBookingId()),
                            Objects.requireNonNull(message.getBookingVersion()),
                            message.getKind().name(),
                            message.getOccasion(),
                            message.getChannel().name(),
                            SqlTime.utc(Objects.requireNonNull(message.getStartsAt())),
                            SqlTime.utc(message.getDueAt()),
                            message.getState().name(),
                            0,
                            SqlTime.utc(message.getNextTryAt())
                        })
                        .toList());
    }
}
