package org.spineline.messaging.application;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.ResourceKind;
import org.spineline.messaging.Channel;
import org.spineline.messaging.DeliveryError;
import org.spineline.messaging.MailObstacle;
import org.spineline.messaging.MessageKind;
import org.spineline.messaging.MessageState;

/** What goes over the wire about messages and feeds. */
public final class MessagingRequests {
    private MessagingRequests() {}

    /**
     * @param startsAt the start of the appointment it tells of
     * @param nextTryAt while it waits
     * @param address to which it went; null before
     */
    public record MessageView(
            UUID id,
            MessageKind kind,
            Channel channel,
            MessageState state,
            Instant startsAt,
            Instant dueAt,
            @Nullable Instant nextTryAt,
            @Nullable Instant sentAt,
            int attempts,
            @Nullable String address,
            @Nullable String language,
            @Nullable DeliveryError lastError) {}

    /**
     * Links to questionnaires by e-mail, for one episode.
     *
     * @param sendingConfigured false while the site has named no mail server; then a link waits
     * @param obstacle why no link can go; null where it can
     * @param address to which it would go; null while something is in the way
     * @param mails the link of each invitation that was sent, or is to be
     */
    public record QuestionnaireMail(
            boolean sendingConfigured,
            @Nullable MailObstacle obstacle,
            @Nullable String address,
            List<InvitationMail> mails) {}

    /**
     * @param state of the letter
     * @param askedAt when somebody pressed the button
     * @param address to which it went; null before
     */
    public record InvitationMail(
            UUID invitationId,
            MessageState state,
            Instant askedAt,
            @Nullable Instant sentAt,
            @Nullable String address,
            @Nullable DeliveryError lastError) {}

    /**
     * The outbox without anybody's name.
     *
     * @param sendingConfigured false while the site has named no mail server; then nothing goes out
     * @param oldestDue when the message that waits longest should have gone; null if none is late
     */
    public record OutboxView(
            boolean sendingConfigured,
            @Nullable Instant oldestDue,
            List<MessageCount> counts,
            List<ErrorCount> errors) {}

    public record MessageCount(MessageKind kind, MessageState state, long total) {}

    public record ErrorCount(DeliveryError error, long total) {}

    public record FeedRequest(@NotNull UUID resourceId) {}

    public record FeedView(
            UUID id, long version, UUID resourceId, ResourceKind kind, String resourceName, Instant createdAt) {}

    /** @param path below this site's address; told once, because only its hash is kept */
    public record NewFeed(FeedView feed, String path) {}

    /** What a calendar program gets to see. */
    public record FeedContent(String name, List<FeedEntry> entries) {}

    /**
     * @param sequence grows with every change
     * @param initials of the patient, if the site wants them in feeds
     */
    public record FeedEntry(
            UUID bookingId,
            long sequence,
            Instant start,
            Instant end,
            Instant changedAt,
            boolean cancelled,
            String with,
            String room,
            @Nullable String initials) {}
}
