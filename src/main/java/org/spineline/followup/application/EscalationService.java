package org.spineline.followup.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.followup.ChangeKind;
import org.spineline.followup.application.FollowUpRequests.EscalationClosing;
import org.spineline.followup.application.FollowUpRequests.EscalationCounts;
import org.spineline.followup.application.FollowUpRequests.EscalationView;
import org.spineline.followup.application.FollowUpRequests.FollowUpReason;
import org.spineline.followup.domain.Escalation;
import org.spineline.followup.domain.EscalationRepository;
import org.spineline.followup.domain.FollowUpContact;
import org.spineline.followup.domain.FollowUpContactRepository;
import org.spineline.followup.domain.FollowUpRules;
import org.spineline.followup.domain.OnCallDuty;
import org.spineline.followup.domain.OnCallDutyRepository;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.text.Words;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Red flags go to a radiologist, who answers in time or is passed over, and says what came of it. */
@Service
@Transactional
public class EscalationService {
    private static final int CLOSED_SHOWN = 50;

    private final EscalationRepository escalations;
    private final OnCallDutyRepository roster;
    private final FollowUpContactRepository contacts;
    private final PatientDirectory patients;
    private final Trail trail;
    private final FollowUpRules rules;
    private final FollowUpMapper mapper;
    private final CurrentActor actor;
    private final Clock clock;

    EscalationService(
            EscalationRepository escalations,
            OnCallDutyRepository roster,
            FollowUpContactRepository contacts,
            PatientDirectory patients,
            Trail trail,
            FollowUpRules rules,
            FollowUpMapper mapper,
            CurrentActor actor,
            Clock clock) {
        this.escalations = escalations;
        this.roster = roster;
        this.contacts = contacts;
        this.patients = patients;
        this.trail = trail;
        this.rules = rules;
        this.mapper = mapper;
        this.actor = actor;
        this.clock = clock;
    }

    /** One tap on the sheet: asked again while nobody answered, it adds its reason to what waits. */
    @Requires(Permission.FOLLOWUP_CALL)
    public EscalationView escalate(UUID contactId, FollowUpReason request) {
        FollowUpContact contact = contacts.findById(contactId)
                .orElseThrow(() -> new NotFoundException(
                        "contact-not-found", "This contact does not exist.", Map.of("contactId", contactId)));
        return view(List.of(raise(contact.getPatientId(), contact.getEpisodeId(), contactId, request.reason())))
                .get(0);
    }

    @SystemUse("Part of recording what a patient tells, which asks for its own permission")
    @Transactional(propagation = Propagation.MANDATORY)
    public Escalation raise(UUID patientId, UUID episodeId, @Nullable UUID contactId, String reason) {
        Escalation waiting = escalations.findByWaitingEpisodeId(episodeId).orElse(null);
        if (waiting != null) {
            waiting.also(reason);
            Escalation kept = escalations.saveAndFlush(waiting);
            trail.of(kept, ChangeKind.ESCALATED, null, cut(reason));
            return kept;
        }
        Instant now = clock.instant();
        Escalation raised = escalations.saveAndFlush(new Escalation(
                patientId, episodeId, contactId, reason, actor.displayName(), asked(now, 1), answerBy(now)));
        trail.of(raised, ChangeKind.ESCALATED, asked(raised), cut(reason));
        return raised;
    }

    /** Open ones, unanswered first; or the last that were closed. */
    @Requires(Permission.FOLLOWUP_READ)
    @Transactional(readOnly = true)
    public List<EscalationView> all(boolean closed) {
        return view(closed ? escalations.closed(PageRequest.of(0, CLOSED_SHOWN)).getContent() : escalations.open());
    }

    @Requires(Permission.ESCALATION_ANSWER)
    @Transactional(readOnly = true)
    public EscalationCounts mine() {
        List<Escalation> open = escalations.open();
        return new EscalationCounts(
                open.stream()
                        .filter(escalation -> escalation.asks(actor.userId()))
                        .count(),
                open.stream()
                        .filter(escalation -> escalation.getAcknowledgedAt() != null)
                        .count());
    }

    /** Whoever is there may answer, asked or not. */
    @Requires(Permission.ESCALATION_ANSWER)
    public EscalationView acknowledge(UUID id) {
        Escalation escalation = load(id);
        escalation.acknowledged(clock.instant(), actor.displayName());
        trail.of(escalations.saveAndFlush(escalation), ChangeKind.ESCALATION_ACKNOWLEDGED, actor.displayName(), null);
        return view(List.of(escalation)).get(0);
    }

    @Requires(Permission.ESCALATION_ANSWER)
    public EscalationView close(UUID id, EscalationClosing request) {
        Escalation escalation = load(id);
        escalation.closed(clock.instant(), actor.displayName(), request.outcome(), Words.said(request.text()));
        trail.of(
                escalations.saveAndFlush(escalation),
                ChangeKind.ESCALATION_CLOSED,
                request.outcome().name(),
                request.text() == null ? null : cut(request.text()));
        return view(List.of(escalation)).get(0);
    }

    @SystemUse("Part of reading contacts and the queue, which ask for their own permission")
    @Transactional(readOnly = true)
    public List<EscalationView> ofEpisode(UUID episodeId) {
        return view(escalations.findAllByEpisodeIdInOrderByCreatedAtAscIdAsc(List.of(episodeId)));
    }

    @SystemUse("The clock runs for everybody")
    @Transactional(readOnly = true)
    public List<UUID> overdue() {
        return escalations.waitingSince(clock.instant());
    }

    /** Passes on what nobody answered in time. Twice at the same moment, one of the two fails and nothing is passed twice. */
    @SystemUse("The clock runs for everybody")
    public void passOn(UUID id) {
        Instant now = clock.instant();
        Escalation escalation = load(id);
        if (escalation.getAcknowledgedAt() != null
                || escalation.getForUserId() == null
                || now.isBefore(escalation.getAnswerBy())) {
            return;
        }
        escalation.passedOn(asked(now, escalation.getRound() + 1), answerBy(now));
        Escalation passed = escalations.saveAndFlush(escalation);
        trail.of(passed, ChangeKind.ESCALATION_PASSED_ON, asked(passed), "Not answered in time");
    }

    private @Nullable OnCallDuty asked(Instant now, int round) {
        List<OnCallDuty> onCall = roster.at(now);
        return onCall.size() < round ? null : onCall.get(round - 1);
    }

    private static String asked(Escalation escalation) {
        return escalation.getForUserName() == null ? "All radiologists" : escalation.getForUserName();
    }

    private Instant answerBy(Instant now) {
        return now.plus(Duration.ofMinutes(rules.escalation().minutesToAnswer()));
    }

    private Escalation load(UUID id) {
        return escalations
                .findById(id)
                .orElseThrow(() -> new NotFoundException(
                        "escalation-not-found", "This escalation does not exist.", Map.of("escalationId", id)));
    }

    private List<EscalationView> view(Collection<Escalation> found) {
        Map<UUID, PatientSummary> people = patients.summaries(
                found.stream().map(Escalation::getPatientId).distinct().toList());
        return found.stream()
                .map(escalation -> mapper.toView(escalation, mapper.toCalled(people.get(escalation.getPatientId()))))
                .toList();
    }

    private static String cut(String text) {
        return text.length() <= 500 ? text : text.substring(0, 499) + "…";
    }
}
