package org.spineline.prom.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.SystemUse;
import org.spineline.episode.Questionnaires;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.prom.Instrument;
import org.spineline.prom.PromAnswer;
import org.spineline.prom.PromAnswered;
import org.spineline.prom.PromEntry;
import org.spineline.prom.PromRecorder;
import org.spineline.prom.PromScore;
import org.spineline.prom.PromScores;
import org.spineline.prom.domain.PromRules;
import org.spineline.prom.domain.QuestionnaireResponse;
import org.spineline.prom.domain.QuestionnaireResponseRepository;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps scores and hands them out. */
@Service
@SystemUse("Other modules ask within their own permitted use case")
class ScoreKeeper implements PromRecorder, PromScores {
    private final QuestionnaireResponseRepository responses;
    private final Questionnaires questionnaires;
    private final PromRules rules;
    private final ApplicationEventPublisher events;

    ScoreKeeper(
            QuestionnaireResponseRepository responses,
            Questionnaires questionnaires,
            PromRules rules,
            ApplicationEventPublisher events) {
        this.responses = responses;
        this.questionnaires = questionnaires;
        this.rules = rules;
        this.events = events;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(PromEntry entry) {
        keep(entry, null);
    }

    /** @param invitationId the invitation that is answered; null for what staff typed in */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(PromEntry entry, @Nullable UUID invitationId) {
        if (entry.answers().isEmpty()) {
            return;
        }
        refuseTwice(entry);
        List<PromScore> kept = new ArrayList<>();
        for (PromAnswer answer : entry.answers()) {
            kept.add(responses
                    .saveAndFlush(
                            new QuestionnaireResponse(entry, invitationId, answer, versionOf(answer.instrument())))
                    .asScore());
        }
        events.publishEvent(new PromAnswered(
                entry.patientId(), entry.episodeId(), entry.contactId(), entry.source(), kept, entry.answeredAt()));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, List<PromScore>> ofEpisodes(Collection<UUID> episodeIds) {
        return responses.findAllByEpisodeIdInOrderByAnsweredAtAscCreatedAtAsc(episodeIds).stream()
                .map(QuestionnaireResponse::asScore)
                .collect(Collectors.groupingBy(PromScore::episodeId));
    }

    /** The unique constraint refuses two at the same moment; this says it in words. */
    private void refuseTwice(PromEntry entry) {
        UUID contactId = entry.contactId();
        List<Instrument> instruments =
                entry.answers().stream().map(PromAnswer::instrument).toList();
        if (contactId != null
                && responses.existsByContactIdAndSourceAndInstrumentIn(contactId, entry.source(), instruments)) {
            throw new ConflictException(
                    "score-on-record",
                    "This questionnaire is on record already for this contact. Nothing was saved; reload to see it.",
                    Map.of("contactId", contactId));
        }
    }

    private String versionOf(Instrument instrument) {
        return switch (instrument) {
            case NRS_REST, NRS_MOVEMENT -> questionnaires.nrsVersion();
            case RMDQ -> questionnaires.rmdqVersion();
            case ODI -> rules.odi().version();
            case EQ5D -> rules.eq5d().version();
            case PROMIS_T -> rules.promis().version();
        };
    }
}
