package org.spineline.messaging.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.spineline.booking.Appointment;
import org.spineline.booking.BookingStatus;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.time.TimeRange;
import org.spineline.messaging.DeliveryError;
import org.spineline.messaging.MessageKind;
import org.spineline.messaging.MessageState;
import org.springframework.test.util.ReflectionTestUtils;

class MessageTest {
    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final RetryRules RETRIES = new RetryRules(
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(30)), Duration.ofMinutes(5), Duration.ofMinutes(5));

    @Test
    void each_refusal_waits_longer_and_the_one_after_the_last_wait_is_a_failure() {
        Message message = claimed(1);
        message.refused(DeliveryError.MESSAGE_REFUSED, RETRIES, NOW);
        assertThat(message.getNextTryAt()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));

        message = claimed(2);
        message.refused(DeliveryError.MESSAGE_REFUSED, RETRIES, NOW);
        assertThat(message.getNextTryAt()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
        assertThat(message.getState()).isEqualTo(MessageState.WAITING);

        message = claimed(3);
        message.refused(DeliveryError.MESSAGE_REFUSED, RETRIES, NOW);
        assertThat(message.getState()).isEqualTo(MessageState.FAILED);
        assertThat(message.getLastError()).isEqualTo(DeliveryError.MESSAGE_REFUSED);
    }

    @Test
    void an_outage_costs_no_try_however_long_it_lasts() {
        for (int attempt = 1; attempt < 50; attempt++) {
            Message message = claimed(attempt);
            message.refused(DeliveryError.SERVER_UNREACHABLE, RETRIES, NOW);
            assertThat(message.getState()).isEqualTo(MessageState.WAITING);
            assertThat(message.getAttempts()).isEqualTo(attempt - 1);
            assertThat(message.getNextTryAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        }
    }

    @Test
    void an_address_that_does_not_exist_is_not_tried_again() {
        Message message = claimed(1);

        message.refused(DeliveryError.ADDRESS_REFUSED, RETRIES, NOW);

        assertThat(message.getState()).isEqualTo(MessageState.FAILED);
    }

    @Test
    void what_was_sent_stays_sent_whatever_happens_to_the_booking() {
        Message message = claimed(1);
        message.overtaken();

        message.sent("a@b.example", "en", NOW);
        message.overtaken();
        message.overtakenByTime();
        message.hasNoAddress();
        message.hasNoConsent();
        message.refused(DeliveryError.ADDRESS_REFUSED, RETRIES, NOW);

        assertThat(message.getState()).isEqualTo(MessageState.SENT);
        assertThat(message.getLastError()).isNull();
    }

    @Test
    void only_a_stuck_message_may_be_tried_again() {
        for (MessageState state : MessageState.values()) {
            Message message = claimed(6);
            ReflectionTestUtils.setField(message, "state", state);
            if (state.isStuck()) {
                message.triedAgain(NOW);
                assertThat(message.getState()).isEqualTo(MessageState.WAITING);
                assertThat(message.getAttempts()).isZero();
                assertThat(message.getNextTryAt()).isEqualTo(NOW);
            } else {
                assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> message.triedAgain(NOW));
                assertThat(message.getState()).isEqualTo(state);
            }
        }
    }

    /** As it is once a server has taken it for the nth time. */
    private static Message claimed(int attempts) {
        Message message = new Message(
                new Appointment(
                        UUID.randomUUID(),
                        0,
                        UUID.randomUUID(),
                        TimeRange.of(NOW.plus(Duration.ofDays(3)), Duration.ofHours(1)),
                        BookingStatus.BOOKED),
                MessageKind.CONFIRMATION,
                "NOW",
                NOW);
        ReflectionTestUtils.setField(message, "attempts", attempts);
        return message;
    }
}
