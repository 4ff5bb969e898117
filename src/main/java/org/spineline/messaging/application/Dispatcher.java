package org.spineline.messaging.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spineline.access.SystemUse;
import org.spineline.booking.Appointment;
import org.spineline.booking.BookingCalendar;
import org.spineline.messaging.DeliveryError;
import org.spineline.messaging.MessageKind;
import org.spineline.messaging.MessageState;
import org.spineline.messaging.domain.Message;
import org.spineline.messaging.domain.MessageRepository;
import org.spineline.messaging.domain.MessagingRules;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.prom.AskedByLink;
import org.spineline.prom.MailedLinks;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due. A message is claimed, sent outside any transaction, then marked. Several servers never send the
 * same one; a server that dies between the mail server's yes and our mark makes the next one send it again, under the
 * same Message-ID.
 */
@Service
public class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BATCH = 100;
    private static final int TRIES_TO_MARK = 3;

    private final MessageRepository messages;
    private final BookingCalendar calendar;
    private final PatientDirectory patients;
    private final MailedLinks links;
    private final MessagingRules rules;
    private final LetterWriter writer;
    private final Post post;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Dispatcher(
            MessageRepository messages,
            BookingCalendar calendar,
            PatientDirectory patients,
            MailedLinks links,
            MessagingRules rules,
            LetterWriter writer,
            Post post,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.messages = messages;
        this.calendar = calendar;
        this.patients = patients;
        this.links = links;
        this.rules = rules;
        this.writer = writer;
        this.post = post;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return how many went out; stops early when the mail server is away */
    @SystemUse("Run by the scheduler")
    public int sendDue() {
        int sent = 0;
        while (post.isConfigured()) {
            List<UUID> due = messages.due(clock.instant(), Limit.of(BATCH));
            boolean tookOne = false;
            for (UUID id : due) {
                Outcome outcome = sendOne(id);
                tookOne |= outcome != Outcome.TAKEN_BY_ANOTHER;
                sent += outcome == Outcome.SENT ? 1 : 0;
                if (outcome == Outcome.OUTAGE) {
                    return sent;
                }
            }
            if (!tookOne) {
                return sent;
            }
        }
        return sent;
    }

    private enum Outcome {
        SENT,
        DECIDED,
        OUTAGE,
        TAKEN_BY_ANOTHER
    }

    private Outcome sendOne(UUID id) {
        if (!claimed(id)) {
            return Outcome.TAKEN_BY_ANOTHER;
        }
        Ready ready = null;
        try {
            ready = transaction.execute(status -> prepared(id));
            if (ready == null) {
                return Outcome.DECIDED;
            }
            Letter letter = ready.letter();
            post.send(letter);
            mark(id, message -> message.sent(letter.to(), letter.language(), clock.instant()));
            return Outcome.SENT;
        } catch (Post.Refused refused) {
            LOG.warn("Message {} was not taken: {}", id, refused.error());
            takeBack(ready);
            mark(id, message -> message.refused(refused.error(), rules.retries(), clock.instant()));
            return refused.error().isOutage() ? Outcome.OUTAGE : Outcome.DECIDED;
        } catch (RuntimeException broken) {
            // Whatever is wrong with this message must not keep the others from their patients.
            LOG.error("Message {} could not be sent: {}", id, broken.getClass().getName());
            return Outcome.DECIDED;
        }
    }

    private boolean claimed(UUID id) {
        Instant now = clock.instant();
        return Objects.requireNonNull(transaction.execute(status ->
                        messages.claim(id, now, now.plus(rules.retries().claim()))))
                == 1;
    }

    /** @param token of the link in it; null where there is none */
    private record Ready(Letter letter, @Nullable String token) {}

    /** Nobody has seen the letter, so its link opens nothing. After a crash in between it stays: the letter may be out. */
    private void takeBack(@Nullable Ready refused) {
        String token = refused == null ? null : refused.token();
        if (token != null) {
            transaction.executeWithoutResult(status -> links.takeBack(token));
        }
    }

    /** Null if there is nothing to send after all; then the message says why. */
    private @Nullable Ready prepared(UUID id) {
        Message message = load(id);
        return message.getKind() == MessageKind.EMERGENCY_ACCESS ? notice(message) : letter(message);
    }

    private @Nullable Ready notice(Message message) {
        if (rules.privacyOffice().isEmpty()) {
            message.hasNoAddress();
        } else if (isBrokenOff(message)) {
            message.refused(DeliveryError.BROKEN_OFF, rules.retries(), clock.instant());
        }
        return isDecided(message) ? null : new Ready(writer.writeNotice(message.getId(), message.getDueAt()), null);
    }

    private boolean isBrokenOff(Message message) {
        return message.getAttempts() > rules.retries().delays().size() + 1;
    }

    /** True if it does not go; that is kept. */
    private boolean isDecided(Message message) {
        if (message.getState() == MessageState.WAITING) {
            return false;
        }
        messages.saveAndFlush(message);
        return true;
    }

    private @Nullable Ready letter(Message message) {
        PatientSummary patient = patients.require(message.getPatientId());
        Instant start = message.getStartsAt();
        UUID invitationId = message.getInvitationId();
        AskedByLink asked = invitationId == null ? null : links.require(invitationId);
        if (isBrokenOff(message)) {
            message.refused(DeliveryError.BROKEN_OFF, rules.retries(), clock.instant());
        } else if (patient.deceased() || (asked == null ? isOvertaken(message) : !asked.open())) {
            message.overtaken();
        } else if (start != null && !clock.instant().isBefore(start)) {
            message.overtakenByTime();
        } else if (patient.email() == null) {
            message.hasNoAddress();
        } else if (!Boolean.TRUE.equals(patient.emailConsent())) {
            message.hasNoConsent();
        } else if (asked != null && rules.siteAddress().isEmpty()) {
            message.refused(DeliveryError.NO_SITE_ADDRESS, rules.retries(), clock.instant());
        }
        if (isDecided(message)) {
            return null;
        }
        String to = Objects.requireNonNull(patient.email());
        if (asked == null) {
            return new Ready(
                    writer.write(
                            message.getId(), message.getKind(), Objects.requireNonNull(start), to, patient.language()),
                    null);
        }
        String token = links.issue(asked.id());
        return new Ready(writer.writeLink(message.getId(), token, asked.expiresAt(), to, patient.language()), token);
    }

    private boolean isOvertaken(Message message) {
        Appointment appointment = calendar.appointment(Objects.requireNonNull(message.getBookingId()));
        boolean takesPlace = appointment.status().isMovable();
        return message.getKind() == MessageKind.CANCELLATION
                ? takesPlace
                : !takesPlace || !appointment.when().start().equals(message.getStartsAt());
    }

    /** A booking changed in the same moment may have touched the message: what happened is noted all the same. */
    private void mark(UUID id, Consumer<Message> what) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> {
                    Message message = load(id);
                    what.accept(message);
                    messages.saveAndFlush(message);
                });
                return;
            } catch (OptimisticLockingFailureException touched) {
                if (attempt == TRIES_TO_MARK) {
                    throw touched;
                }
            }
        }
    }

    private Message load(UUID id) {
        return messages.findById(id).orElseThrow();
    }
}
