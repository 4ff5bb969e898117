package org.spineline.messaging.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.messaging.MailObstacle;
import org.spineline.messaging.application.MessagingRequests.InvitationMail;
import org.spineline.messaging.application.MessagingRequests.QuestionnaireMail;
import org.spineline.messaging.domain.Message;
import org.spineline.messaging.domain.MessageRepository;
import org.spineline.messaging.domain.MessagingRules;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.prom.AskedByLink;
import org.spineline.prom.MailedLinks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts links to questionnaires into the outbox; their secrets are made when the letters go. */
@Service
@Transactional
public class QuestionnairePost {
    private final MessageRepository messages;
    private final MailedLinks links;
    private final EpisodeDirectory episodes;
    private final PatientDirectory patients;
    private final MessagingRules rules;
    private final MessageMapper mapper;
    private final Post post;
    private final Clock clock;

    QuestionnairePost(
            MessageRepository messages,
            MailedLinks links,
            EpisodeDirectory episodes,
            PatientDirectory patients,
            MessagingRules rules,
            MessageMapper mapper,
            Post post,
            Clock clock) {
        this.messages = messages;
        this.links = links;
        this.episodes = episodes;
        this.patients = patients;
        this.rules = rules;
        this.mapper = mapper;
        this.post = post;
        this.clock = clock;
    }

    /** A fixed number of queries. */
    @Requires(Permission.FOLLOWUP_READ)
    @Transactional(readOnly = true)
    public QuestionnaireMail ofEpisode(UUID episodeId) {
        PatientSummary patient = patients.require(episodes.require(episodeId).patientId());
        MailObstacle obstacle = obstacle(patient);
        List<UUID> asked =
                links.ofEpisode(episodeId).stream().map(AskedByLink::id).toList();
        return new QuestionnaireMail(
                post.isConfigured(),
                obstacle,
                obstacle == null ? patient.email() : null,
                messages.findAllByInvitationIdIn(asked).stream()
                        .map(mapper::toMail)
                        .toList());
    }

    /**
     * Once for each invitation; one that is stuck is tried again from the beginning.
     *
     * @throws RuleViolationException if nobody may write to this patient, or no link can be written
     * @throws ConflictException if the invitation is over, or its link was sent already
     */
    @Requires(Permission.NURSING_RECORD)
    public InvitationMail send(UUID invitationId) {
        AskedByLink asked = links.require(invitationId);
        PatientSummary patient =
                patients.requireCurrent(episodes.require(asked.episodeId()).patientId());
        MailObstacle obstacle = obstacle(patient);
        if (obstacle != null) {
            throw new RuleViolationException("mail-refused", words(obstacle), List.of());
        }
        if (!asked.open()) {
            throw new ConflictException(
                    "invitation-over",
                    "This invitation is no longer open. Nothing was sent; make a new one if you still need the answers.",
                    Map.of("invitationId", invitationId));
        }
        Optional<Message> before = messages.findByInvitationId(invitationId);
        if (before.isPresent()) {
            return again(before.get(), invitationId);
        }
        return mapper.toMail(messages.saveAndFlush(new Message(asked, clock.instant())));
    }

    private InvitationMail again(Message message, UUID invitationId) {
        if (!message.getState().isStuck()) {
            throw new ConflictException(
                    "questionnaire-mailed",
                    "This link is in the post already, and goes once. Hand out another one on paper, or withdraw this"
                            + " invitation and ask again.",
                    Map.of("invitationId", invitationId));
        }
        message.triedAgain(clock.instant());
        return mapper.toMail(messages.saveAndFlush(message));
    }

    private @Nullable MailObstacle obstacle(PatientSummary patient) {
        if (patient.deceased()) {
            return MailObstacle.DECEASED;
        }
        if (patient.email() == null) {
            return MailObstacle.NO_ADDRESS;
        }
        if (!Boolean.TRUE.equals(patient.emailConsent())) {
            return MailObstacle.NO_CONSENT;
        }
        return rules.siteAddress().isEmpty() ? MailObstacle.NO_SITE_ADDRESS : null;
    }

    private static String words(MailObstacle obstacle) {
        return switch (obstacle) {
            case DECEASED -> "This patient has died. Nothing was sent.";
            case NO_ADDRESS ->
                "No e-mail address is recorded. Nothing was sent; give the link on paper, or record the address first.";
            case NO_CONSENT ->
                "The patient has not agreed to e-mail. Nothing was sent; give the link on paper, or ask and record the"
                        + " answer first.";
            case NO_SITE_ADDRESS ->
                "This site has not named the address under which patients reach it. Nothing was sent; give the link on"
                        + " paper.";
        };
    }
}
