package org.spineline.messaging.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.Appointment;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.messaging.Channel;
import org.spineline.messaging.DeliveryError;
import org.spineline.messaging.MessageKind;
import org.spineline.messaging.MessageState;
import org.spineline.patient.EmergencyAccessOpened;
import org.spineline.prom.AskedByLink;

/**
 * One thing to tell one patient about one booking, or the link to one questionnaire, or to the privacy office that this
 * patient's record was opened in an emergency, once. The words, and the secret of the link, are made when it goes, from
 * what is true then.
 */
@Entity
@Table(name = "message")
public class Message extends Aggregate implements PatientOwned {
    private static final String LINK = "LINK";
    private static final String OPENED = "OPENED";

    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "booking_id", updatable = false)
    private @Nullable UUID bookingId;

    @Column(name = "booking_version", updatable = false)
    private @Nullable Long bookingVersion;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", updatable = false)
    private MessageKind kind;

    @Column(name = "occasion", updatable = false)
    private String occasion;

    @Enumerated(EnumType.STRING)
    @Column(name = "channel", updatable = false)
    private Channel channel;

    @Column(name = "language")
    private @Nullable String language;

    @Column(name = "starts_at", updatable = false)
    private @Nullable Instant startsAt;

    @Column(name = "invitation_id", updatable = false)
    private @Nullable UUID invitationId;

    @Column(name = "emergency_grant_id", updatable = false)
    private @Nullable UUID emergencyGrantId;

    @Column(name = "due_at", updatable = false)
    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private MessageState state;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "next_try_at")
    private Instant nextTryAt;

    @Encrypted("message.address")
    @Column(name = "address")
    private @Nullable String address;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "last_error")
    private @Nullable DeliveryError lastError;

    @SuppressWarnings("NullAway.Init")
    protected Message() {}

    /**
     * @param occasion tells apart the messages of one kind about one version of the booking
     * @param dueAt when it may go
     */
    public Message(Appointment appointment, MessageKind kind, String occasion, Instant dueAt) {
        this(appointment.patientId(), kind, occasion, dueAt);
        this.bookingId = appointment.bookingId();
        this.bookingVersion = appointment.version();
        this.startsAt = appointment.when().start();
    }

    /** The link to a questionnaire, at once. */
    public Message(AskedByLink asked, Instant now) {
        this(asked.patientId(), MessageKind.QUESTIONNAIRE, LINK, now);
        this.invitationId = asked.id();
    }

    /** That a record was opened in an emergency, at once. */
    public Message(EmergencyAccessOpened opened, Instant now) {
        this(opened.patientId(), MessageKind.EMERGENCY_ACCESS, OPENED, now);
        this.emergencyGrantId = opened.grantId();
    }

    private Message(UUID patientId, MessageKind kind, String occasion, Instant dueAt) {
        this.patientId = patientId;
        this.kind = kind;
        this.occasion = occasion;
        this.channel = Channel.EMAIL;
        this.dueAt = dueAt;
        this.nextTryAt = dueAt;
        this.state = MessageState.WAITING;
    }

    /** What it tells is no longer so. Nothing happens to a message that is not waiting. */
    public void overtaken() {
        if (state == MessageState.WAITING) {
            state = MessageState.CANCELLED;
        }
    }

    public void overtakenByTime() {
        if (state == MessageState.WAITING) {
            state = MessageState.CANCELLED;
            lastError = DeliveryError.TOO_LATE;
        }
    }

    public void hasNoAddress() {
        if (state == MessageState.WAITING) {
            state = MessageState.NO_ADDRESS;
        }
    }

    public void hasNoConsent() {
        if (state == MessageState.WAITING) {
            state = MessageState.NO_CONSENT;
        }
    }

    /** True whatever happened meanwhile: the mail server has it. */
    public void sent(String to, String inLanguage, Instant at) {
        state = MessageState.SENT;
        address = to;
        language = inLanguage;
        sentAt = at;
        lastError = null;
    }

    /**
     * An outage costs no try: a mail server that is down for a day must not turn a day's messages into failures.
     * Otherwise the next try waits longer each time, and after the last one the message has failed.
     */
    public void refused(DeliveryError error, RetryRules retries, Instant at) {
        if (state != MessageState.WAITING) {
            return;
        }
        lastError = error;
        if (error.isOutage()) {
            attempts = Math.max(0, attempts - 1);
            nextTryAt = at.plus(retries.afterOutage());
        } else if (error.isLasting() || attempts > retries.delays().size()) {
            state = MessageState.FAILED;
        } else {
            nextTryAt = at.plus(retries.delays().get(Math.max(0, attempts - 1)));
        }
    }

    /** @throws ConflictException if there is nothing to repeat */
    public void triedAgain(Instant at) {
        if (!state.isStuck()) {
            throw new ConflictException(
                    "message-not-stuck",
                    "This message is not stuck, so there is nothing to send again.",
                    Map.of("messageId", getId(), "messageState", state));
        }
        state = MessageState.WAITING;
        attempts = 0;
        nextTryAt = at;
        lastError = null;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    /** Null unless it is about an appointment. */
    public @Nullable UUID getBookingId() {
        return bookingId;
    }

    /** Null unless it is about an appointment. */
    public @Nullable Long getBookingVersion() {
        return bookingVersion;
    }

    public MessageKind getKind() {
        return kind;
    }

    public String getOccasion() {
        return occasion;
    }

    public Channel getChannel() {
        return channel;
    }

    /** In which it was sent; null before. */
    public @Nullable String getLanguage() {
        return language;
    }

    /** The start of the appointment it tells of; null where it tells of none. */
    public @Nullable Instant getStartsAt() {
        return startsAt;
    }

    /** Whose link it carries; null where it carries none. */
    public @Nullable UUID getInvitationId() {
        return invitationId;
    }

    /** Which emergency access it tells of; null where it tells of none. */
    public @Nullable UUID getEmergencyGrantId() {
        return emergencyGrantId;
    }

    public Instant getDueAt() {
        return dueAt;
    }

    public MessageState getState() {
        return state;
    }

    /** Tries that count; a claim counts when it is made, so that a server dying over a message is seen. */
    public int getAttempts() {
        return attempts;
    }

    public Instant getNextTryAt() {
        return nextTryAt;
    }

    public @Nullable String getAddress() {
        return address;
    }

    public @Nullable Instant getSentAt() {
        return sentAt;
    }

    public @Nullable DeliveryError getLastError() {
        return lastError;
    }
}
