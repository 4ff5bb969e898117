package org.spineline.messaging.application;

import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.BookingCalendar;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.messaging.MessageState;
import org.spineline.messaging.application.MessagingRequests.ErrorCount;
import org.spineline.messaging.application.MessagingRequests.MessageCount;
import org.spineline.messaging.application.MessagingRequests.MessageView;
import org.spineline.messaging.application.MessagingRequests.OutboxView;
import org.spineline.messaging.domain.Message;
import org.spineline.messaging.domain.MessageRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was told to whom, and what is stuck. */
@Service
@Transactional
public class MessageService {
    private final MessageRepository messages;
    private final BookingCalendar calendar;
    private final Post post;
    private final MessageMapper mapper;
    private final Clock clock;

    MessageService(MessageRepository messages, BookingCalendar calendar, Post post, MessageMapper mapper, Clock clock) {
        this.messages = messages;
        this.calendar = calendar;
        this.post = post;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** In the order in which they are due. */
    @Requires(Permission.BOOKING_READ)
    @Transactional(readOnly = true)
    public List<MessageView> ofBooking(UUID bookingId) {
        calendar.appointment(bookingId);
        return messages.findAllByBookingIdOrderByDueAtAscCreatedAtAsc(bookingId).stream()
                .map(mapper::toView)
                .toList();
    }

    /** @param state only these; null is all */
    @Requires(Permission.RESOURCE_MANAGE)
    @Transactional(readOnly = true)
    public OutboxView outbox(@Nullable MessageState state) {
        Set<MessageState> states = state == null ? EnumSet.allOf(MessageState.class) : EnumSet.of(state);
        return new OutboxView(
                post.isConfigured(),
                messages.oldestWaiting(clock.instant()),
                messages.tally(states).stream()
                        .map(mapper::toCount)
                        .sorted(Comparator.comparing(MessageCount::state).thenComparing(MessageCount::kind))
                        .toList(),
                messages.errors(states).stream()
                        .map(mapper::toCount)
                        .sorted(Comparator.comparing(ErrorCount::error))
                        .toList());
    }

    /** Once more from the beginning, after the address or the consent was put right. */
    @Requires(Permission.BOOKING_SCHEDULE)
    public MessageView retry(UUID messageId) {
        Message message = messages.findById(messageId)
                .filter(found -> found.getBookingId() != null)
                .orElseThrow(() -> new NotFoundException(
                        "message-not-found", "This message does not exist.", Map.of("messageId", messageId)));
        message.triedAgain(clock.instant());
        return mapper.toView(messages.saveAndFlush(message));
    }
}
