package org.spineline.messaging.web;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Versioned;
import org.spineline.messaging.MessageState;
import org.spineline.messaging.application.FeedService;
import org.spineline.messaging.application.MessageService;
import org.spineline.messaging.application.MessagingRequests.FeedRequest;
import org.spineline.messaging.application.MessagingRequests.FeedView;
import org.spineline.messaging.application.MessagingRequests.InvitationMail;
import org.spineline.messaging.application.MessagingRequests.MessageView;
import org.spineline.messaging.application.MessagingRequests.NewFeed;
import org.spineline.messaging.application.MessagingRequests.OutboxView;
import org.spineline.messaging.application.MessagingRequests.QuestionnaireMail;
import org.spineline.messaging.application.QuestionnairePost;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class MessagingController {
    private final MessageService messages;
    private final QuestionnairePost questionnaires;
    private final FeedService feeds;

    MessagingController(MessageService messages, QuestionnairePost questionnaires, FeedService feeds) {
        this.messages = messages;
        this.questionnaires = questionnaires;
        this.feeds = feeds;
    }

    @GetMapping("/bookings/{id}/messages")
    List<MessageView> ofBooking(@PathVariable UUID id) {
        return messages.ofBooking(id);
    }

    @GetMapping("/messages")
    OutboxView outbox(@RequestParam(required = false) @Nullable MessageState state) {
        return messages.outbox(state);
    }

    @PostMapping("/messages/{id}/retry")
    MessageView retry(@PathVariable UUID id) {
        return messages.retry(id);
    }

    @GetMapping("/episodes/{id}/questionnaire-mail")
    QuestionnaireMail questionnaireMail(@PathVariable UUID id) {
        return questionnaires.ofEpisode(id);
    }

    @PostMapping("/prom-invitations/{id}/mail")
    @ResponseStatus(HttpStatus.CREATED)
    InvitationMail mailQuestionnaire(@PathVariable UUID id) {
        return questionnaires.send(id);
    }

    @GetMapping("/feeds")
    List<FeedView> feeds() {
        return feeds.open();
    }

    @PostMapping("/feeds")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<NewFeed> createFeed(@Valid @RequestBody FeedRequest request) {
        NewFeed created = feeds.create(request);
        return Versioned.created(
                URI.create("/api/feeds/" + created.feed().id()),
                created,
                created.feed().version());
    }

    @DeleteMapping("/feeds/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeFeed(@PathVariable UUID id, ExpectedVersion expected) {
        feeds.revoke(id, expected);
    }
}
