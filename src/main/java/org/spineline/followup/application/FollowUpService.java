package org.spineline.followup.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.RmdqAnswers;
import org.spineline.followup.CallOutcome;
import org.spineline.followup.ChangeKind;
import org.spineline.followup.application.FollowUpRequests.Answer;
import org.spineline.followup.application.FollowUpRequests.AnswerView;
import org.spineline.followup.application.FollowUpRequests.AttemptRequest;
import org.spineline.followup.application.FollowUpRequests.AttemptView;
import org.spineline.followup.application.FollowUpRequests.ContactLine;
import org.spineline.followup.application.FollowUpRequests.ContactResponse;
import org.spineline.followup.application.FollowUpRequests.FollowUpPlanView;
import org.spineline.followup.domain.CallAttempt;
import org.spineline.followup.domain.CallAttemptRepository;
import org.spineline.followup.domain.FollowUpChangeRepository;
import org.spineline.followup.domain.FollowUpContact;
import org.spineline.followup.domain.FollowUpContactRepository;
import org.spineline.followup.domain.FollowUpPlan;
import org.spineline.followup.domain.FollowUpPlanRepository;
import org.spineline.followup.domain.FollowUpRules;
import org.spineline.followup.domain.FractureSentinel;
import org.spineline.followup.domain.NextTry;
import org.spineline.followup.domain.ScriptAnswer;
import org.spineline.followup.domain.ScriptCheck;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.patient.VoicemailRule;
import org.spineline.prom.PromAnswer;
import org.spineline.prom.PromEntry;
import org.spineline.prom.PromRecorder;
import org.spineline.prom.PromScores;
import org.spineline.prom.PromSource;
import org.spineline.workup.RestartPlan;
import org.spineline.workup.RestartPlans;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The calls. */
@Service
@Transactional
public class FollowUpService {
    private final FollowUpPlanRepository plans;
    private final FollowUpContactRepository contacts;
    private final CallAttemptRepository attempts;
    private final PromScores scores;
    private final PromRecorder recorder;
    private final PatientDirectory patients;
    private final EpisodeDirectory episodes;
    private final RestartPlans restarts;
    private final FollowUpRules rules;
    private final FollowUpMapper mapper;
    private final FacilityZone facility;
    private final FollowUpChangeRepository changes;
    private final FollowUpPlans planViews;
    private final PlanMaker maker;
    private final EscalationService escalations;
    private final FractureWatch watch;
    private final CurrentActor actor;
    private final Clock clock;

    FollowUpService(
            FollowUpPlanRepository plans,
            FollowUpContactRepository contacts,
            CallAttemptRepository attempts,
            PromScores scores,
            PromRecorder recorder,
            PatientDirectory patients,
            EpisodeDirectory episodes,
            RestartPlans restarts,
            FollowUpRules rules,
            FollowUpMapper mapper,
            FacilityZone facility,
            FollowUpChangeRepository changes,
            FollowUpPlans planViews,
            PlanMaker maker,
            EscalationService escalations,
            FractureWatch watch,
            CurrentActor actor,
            Clock clock) {
        this.plans = plans;
        this.contacts = contacts;
        this.attempts = attempts;
        this.scores = scores;
        this.recorder = recorder;
        this.patients = patients;
        this.episodes = episodes;
        this.restarts = restarts;
        this.rules = rules;
        this.mapper = mapper;
        this.facility = facility;
        this.changes = changes;
        this.planViews = planViews;
        this.maker = maker;
        this.escalations = escalations;
        this.watch = watch;
        this.actor = actor;
        this.clock = clock;
    }

    @Requires(Permission.FOLLOWUP_READ)
    @Transactional(readOnly = true)
    public ContactResponse get(UUID contactId) {
        return response(load(contactId));
    }

    @Requires(Permission.FOLLOWUP_READ)
    @Transactional(readOnly = true)
    public List<ContactLine> ofEpisode(UUID episodeId) {
        episodes.require(episodeId);
        Instant now = clock.instant();
        return contacts.findAllByEpisodeIdOrderByDueFrom(episodeId).stream()
                .map(contact -> mapper.toLine(contact, now))
                .toList();
    }

    /**
     * Keeps the contact to the caller for some minutes, or prolongs that.
     *
     * @throws ConflictException while a colleague holds it, or when it is over
     */
    @Requires(Permission.FOLLOWUP_CALL)
    public ContactResponse claim(UUID contactId) {
        load(contactId).requireOpen();
        take(contactId);
        return response(load(contactId));
    }

    /** What the caller does not hold is left as it is. */
    @Requires(Permission.FOLLOWUP_CALL)
    public ContactResponse giveBack(UUID contactId) {
        load(contactId);
        contacts.giveBack(contactId, actor.userId());
        return response(load(contactId));
    }

    /** Records a call; reaching the patient completes the contact, and what alarms goes to a radiologist at once. */
    @Requires(Permission.FOLLOWUP_CALL)
    public ContactResponse record(UUID contactId, ExpectedVersion expected, AttemptRequest request) {
        Instant now = clock.instant();
        FollowUpContact seen = load(contactId);
        seen.requireVersion(expected);
        seen.requireOpen();
        plan(seen).requireBegun(now);
        refuseNonsense(request, seen, patients.require(seen.getPatientId()), now);
        // One statement decides between two nurses: the other waits for it and is refused.
        take(contactId);
        FollowUpContact contact = load(contactId);
        contact.requireVersion(expected);
        contact.attempted(request.outcome(), now, request.nextTryAt());
        contacts.saveAndFlush(contact);
        List<ScriptAnswer> answers = answers(request.answers());
        attempts.save(
                new CallAttempt(contact, request.outcome(), actor.displayName(), Words.said(request.note()), answers));
        recorder.record(new PromEntry(
                contact.getPatientId(),
                contact.getEpisodeId(),
                contact.getId(),
                PromSource.CALL,
                now,
                scores(request)));
        alarm(contact, answers, request, now);
        maker.reconsider(plan(contact));
        contacts.giveBack(contactId, actor.userId());
        return response(load(contactId));
    }

    private void alarm(FollowUpContact contact, List<ScriptAnswer> answers, AttemptRequest request, Instant now) {
        String flags = answers.stream()
                .filter(ScriptAnswer::isRedFlag)
                .map(answer -> rules.question(answer.getQuestion())
                        .map(FollowUpRules.Question::text)
                        .orElse(answer.getQuestion()))
                .collect(Collectors.joining(" "));
        if (!flags.isEmpty()) {
            escalations.raise(
                    contact.getPatientId(), contact.getEpisodeId(), contact.getId(), "Answered yes: " + flags);
        }
        Boolean otherLevel = answers.stream()
                .filter(answer -> answer.getQuestion().equals(rules.sentinel().question()))
                .map(answer -> ScriptCheck.YES.equals(answer.getAnswer()))
                .findFirst()
                .orElse(null);
        watch.judge(
                contact.getEpisodeId(),
                contact.getId(),
                request.painOnMovement() == null ? null : new FractureSentinel.Pain(now, request.painOnMovement()),
                otherLevel);
    }

    private void take(UUID contactId) {
        Instant now = clock.instant();
        Instant until = now.plus(Duration.ofMinutes(rules.claimMinutes()));
        if (contacts.claim(contactId, actor.userId(), actor.displayName(), now, until) == 0) {
            FollowUpContact contact = load(contactId);
            contact.requireOpen();
            throw new ConflictException(
                    "contact-claimed",
                    "%s is ringing this patient now. Choose another call, or wait until it is given back."
                            .formatted(contact.getClaimedByName()),
                    Map.of(
                            "contactId",
                            contactId,
                            "by",
                            String.valueOf(contact.getClaimedByName()),
                            "until",
                            String.valueOf(contact.getClaimedUntil())));
        }
    }

    private static List<PromAnswer> scores(AttemptRequest request) {
        List<PromAnswer> told = new ArrayList<>();
        if (request.painAtRest() != null) {
            told.add(PromAnswer.painAtRest(request.painAtRest()));
        }
        if (request.painOnMovement() != null) {
            told.add(PromAnswer.painOnMovement(request.painOnMovement()));
        }
        RmdqAnswers answers = RmdqAnswers.of(request.rmdqStatements());
        if (answers != null) {
            told.add(PromAnswer.rolandMorris(answers));
        } else if (request.rmdq() != null) {
            told.add(PromAnswer.rolandMorris(request.rmdq()));
        }
        return told;
    }

    private List<ScriptAnswer> answers(List<Answer> told) {
        return told.stream()
                .map(answer -> new ScriptAnswer(
                        answer.question(),
                        answer.value(),
                        rules.question(answer.question())
                                        .map(FollowUpRules.Question::redFlag)
                                        .orElse(false)
                                && ScriptCheck.YES.equals(answer.value())))
                .toList();
    }

    private void refuseNonsense(AttemptRequest request, FollowUpContact contact, PatientSummary patient, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        if (request.outcome() == CallOutcome.LEFT_MESSAGE && patient.voicemailRule() == VoicemailRule.NO_VOICEMAIL) {
            errors.add(new FieldError(
                    "/outcome", "No message may be left for this patient. Choose Not reached and try again."));
        }
        boolean scored = request.painAtRest() != null
                || request.painOnMovement() != null
                || request.rmdq() != null
                || request.rmdqStatements() != null;
        if (request.outcome() != CallOutcome.REACHED
                && (scored || !request.answers().isEmpty())) {
            errors.add(new FieldError("/outcome", "Answers and scores need a patient who was reached."));
        }
        if (request.outcome() == CallOutcome.REACHED && request.painOnMovement() == null) {
            errors.add(new FieldError("/painOnMovement", "Ask for the pain on movement, 0 to 10."));
        }
        if (request.nextTryAt() != null && request.nextTryAt().isBefore(now)) {
            errors.add(new FieldError("/nextTryAt", "The next try lies in the past."));
        }
        errors.addAll(RmdqAnswers.complaints(request.rmdq(), request.rmdqStatements()));
        errors.addAll(ScriptCheck.complaints(
                rules.scriptOf(contact.getKind()),
                request.answers().stream()
                        .map(answer -> new ScriptCheck.Told(answer.question(), answer.value()))
                        .toList()));
        if (!errors.isEmpty()) {
            throw new RuleViolationException("call-refused", "The call was not recorded.", errors);
        }
    }

    private FollowUpContact load(UUID contactId) {
        return contacts.findById(contactId)
                .orElseThrow(() -> new NotFoundException(
                        "contact-not-found", "This contact does not exist.", Map.of("contactId", contactId)));
    }

    private FollowUpPlan plan(FollowUpContact contact) {
        return plans.findById(contact.getPlanId()).orElseThrow();
    }

    private ContactResponse response(FollowUpContact contact) {
        Instant now = clock.instant();
        PatientSummary patient = patients.require(contact.getPatientId());
        FollowUpPlan plan = plan(contact);
        FollowUpPlanView planView = planViews.view(plan);
        List<CallAttempt> calls = attempts.findAllByContactIdInOrderByCreatedAt(List.of(contact.getId()));
        NextTry.Proposal proposal = contact.getOutcome() == null ? proposal(contact, patient, calls, now) : null;
        return new ContactResponse(
                contact.getId(),
                contact.getVersion(),
                contact.getEpisodeId(),
                mapper.toCalled(patient),
                contact.getKind(),
                contact.getLabel(),
                contact.getChannel(),
                contact.getDueFrom(),
                contact.getDueUntil(),
                contact.isMoved(),
                contact.statusAt(now),
                contact.getCancelledReason(),
                contact.getNextTryAt(),
                contact.isCalledBack(),
                CallQueue.claim(contact, actor.userId(), now),
                plan.getProcedureAt(),
                plan.getTechnique(),
                plan.getLevels(),
                patient.alternates(),
                restarts.of(contact.getEpisodeId()).stream()
                        .filter(RestartPlan::stopped)
                        .toList(),
                rules.scriptOf(contact.getKind()).stream().map(mapper::toView).toList(),
                calls.stream().map(this::view).toList(),
                scores
                        .ofEpisodes(List.of(contact.getEpisodeId()))
                        .getOrDefault(contact.getEpisodeId(), List.of())
                        .stream()
                        .filter(score -> contact.getId().equals(score.contactId()))
                        .map(mapper::toView)
                        .toList(),
                proposal == null || proposal.way() == NextTry.Way.PATIENT ? null : proposal.because(),
                proposal == null ? null : mapper.toView(proposal),
                planView,
                escalations.ofEpisode(contact.getEpisodeId()),
                watch.ofEpisode(contact.getEpisodeId()));
    }

    private NextTry.Proposal proposal(
            FollowUpContact contact, PatientSummary patient, List<CallAttempt> calls, Instant now) {
        boolean letterSent = changes.existsByContactIdAndWhat(contact.getId(), ChangeKind.LETTER_PRINTED);
        return new NextTry(rules.retry(), facility)
                .propose(
                        calls.stream().map(CallAttempt::getCreatedAt).toList(),
                        patient.alternates().size(),
                        letterSent,
                        now);
    }

    private AttemptView view(CallAttempt attempt) {
        return new AttemptView(
                attempt.getCreatedAt(),
                attempt.getByName(),
                attempt.getOutcome(),
                attempt.getNote(),
                attempt.getAnswers().stream()
                        .map(answer -> new AnswerView(
                                answer.getQuestion(),
                                rules.question(answer.getQuestion())
                                        .map(FollowUpRules.Question::text)
                                        .orElse(answer.getQuestion()),
                                answer.getAnswer(),
                                answer.isRedFlag()))
                        .toList());
    }
}
