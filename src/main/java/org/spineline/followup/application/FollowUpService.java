package org.spineline.followup.application;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.RmdqAnswers;
import org.spineline.followup.CallOutcome;
import org.spineline.followup.QuestionKind;
import org.spineline.followup.QueueView;
import org.spineline.followup.application.FollowUpRequests.Answer;
import org.spineline.followup.application.FollowUpRequests.AnswerView;
import org.spineline.followup.application.FollowUpRequests.AttemptRequest;
import org.spineline.followup.application.FollowUpRequests.AttemptView;
import org.spineline.followup.application.FollowUpRequests.ContactLine;
import org.spineline.followup.application.FollowUpRequests.ContactResponse;
import org.spineline.followup.application.FollowUpRequests.Queue;
import org.spineline.followup.application.FollowUpRequests.QueueCounts;
import org.spineline.followup.application.FollowUpRequests.QueueRow;
import org.spineline.followup.domain.CallAttempt;
import org.spineline.followup.domain.CallAttemptRepository;
import org.spineline.followup.domain.FollowUpContact;
import org.spineline.followup.domain.FollowUpContactRepository;
import org.spineline.followup.domain.FollowUpPlan;
import org.spineline.followup.domain.FollowUpPlanRepository;
import org.spineline.followup.domain.FollowUpRules;
import org.spineline.followup.domain.ScriptAnswer;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Page;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.patient.VoicemailRule;
import org.spineline.prom.Instrument;
import org.spineline.prom.PromAnswer;
import org.spineline.prom.PromEntry;
import org.spineline.prom.PromRecorder;
import org.spineline.prom.PromScore;
import org.spineline.prom.PromScores;
import org.spineline.prom.PromSource;
import org.spineline.workup.RestartPlan;
import org.spineline.workup.RestartPlans;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The call queue and the calls. */
@Service
@Transactional
public class FollowUpService {
    private static final String YES = "YES";
    private static final Set<String> YES_OR_NO = Set.of(YES, "NO");

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
        this.actor = actor;
        this.clock = clock;
    }

    /** A fixed number of queries, however long the queue. */
    @Requires(Permission.FOLLOWUP_READ)
    @Transactional(readOnly = true)
    public Queue queue(QueueView view, int page, int size) {
        Instant now = clock.instant();
        TimeRange today = facility.day(facility.today());
        Pageable wanted = PageRequest.of(page, size);
        var found =
                switch (view) {
                    case DUE -> contacts.due(now, wanted);
                    case OVERDUE -> contacts.overdue(now, wanted);
                    case DONE_TODAY -> contacts.done(today.start(), today.end(), wanted);
                    case ALL -> contacts.begun(now, wanted);
                };
        Pageable countOnly = PageRequest.of(0, 1);
        QueueCounts counts = new QueueCounts(
                contacts.overdue(now, countOnly).getTotalElements(),
                contacts.due(now, countOnly).getTotalElements(),
                contacts.done(today.start(), today.end(), countOnly).getTotalElements());
        List<FollowUpContact> rows = found.getContent();
        Map<UUID, PatientSummary> people = patients.summaries(
                rows.stream().map(FollowUpContact::getPatientId).distinct().toList());
        Map<UUID, FollowUpPlan> planOf =
                plans
                        .findAllByIdIn(rows.stream()
                                .map(FollowUpContact::getPlanId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(FollowUpPlan::getId, Function.identity()));
        Map<UUID, List<CallAttempt>> callsOf =
                attempts
                        .findAllByContactIdInOrderByCreatedAt(
                                rows.stream().map(FollowUpContact::getId).toList())
                        .stream()
                        .collect(Collectors.groupingBy(CallAttempt::getContactId));
        Map<UUID, List<PromScore>> scoresOf = scores.ofEpisodes(
                rows.stream().map(FollowUpContact::getEpisodeId).distinct().toList());
        return new Queue(
                Page.of(
                        found,
                        contact -> row(
                                contact,
                                people.get(contact.getPatientId()),
                                planOf.get(contact.getPlanId()),
                                callsOf.getOrDefault(contact.getId(), List.of()),
                                scoresOf.getOrDefault(contact.getEpisodeId(), List.of()),
                                now)),
                counts);
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

    /** Records a call; reaching the patient completes the contact. */
    @Requires(Permission.FOLLOWUP_CALL)
    public ContactResponse record(UUID contactId, ExpectedVersion expected, AttemptRequest request) {
        FollowUpContact contact = load(contactId);
        contact.requireVersion(expected);
        PatientSummary patient = patients.require(contact.getPatientId());
        Instant now = clock.instant();
        refuseNonsense(request, patient, now);
        contact.attempted(request.outcome(), now, request.nextTryAt());
        contacts.saveAndFlush(contact);
        attempts.save(new CallAttempt(
                contact, request.outcome(), actor.displayName(), request.note(), answers(request.answers())));
        recorder.record(new PromEntry(
                contact.getPatientId(),
                contact.getEpisodeId(),
                contact.getId(),
                PromSource.CALL,
                now,
                scores(request)));
        return response(contact);
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
                                && YES.equals(answer.value())))
                .toList();
    }

    private void refuseNonsense(AttemptRequest request, PatientSummary patient, Instant now) {
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
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < request.answers().size(); i++) {
            Answer answer = request.answers().get(i);
            String at = "/answers/" + i;
            var question = rules.question(answer.question());
            if (question.isEmpty()) {
                errors.add(new FieldError(at + "/question", "This question is not in the script."));
            } else if (question.get().kind() == QuestionKind.YES_NO && !YES_OR_NO.contains(answer.value())) {
                errors.add(new FieldError(at + "/value", "Answer YES or NO."));
            }
            if (!seen.add(answer.question())) {
                errors.add(new FieldError(at + "/question", "This question is answered twice."));
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("call-refused", "The call was not recorded.", errors);
        }
    }

    private FollowUpContact load(UUID contactId) {
        return contacts.findById(contactId)
                .orElseThrow(() -> new NotFoundException(
                        "contact-not-found", "This contact does not exist.", Map.of("contactId", contactId)));
    }

    private QueueRow row(
            FollowUpContact contact,
            PatientSummary patient,
            FollowUpPlan plan,
            List<CallAttempt> calls,
            List<PromScore> responses,
            Instant now) {
        CallAttempt last = calls.isEmpty() ? null : calls.get(calls.size() - 1);
        return new QueueRow(
                contact.getId(),
                contact.getVersion(),
                contact.getEpisodeId(),
                mapper.toCalled(patient),
                contact.getKind(),
                contact.getLabel(),
                contact.getDueFrom(),
                contact.getDueUntil(),
                contact.statusAt(now),
                contact.isCalledBack(),
                plan.getProcedureAt(),
                plan.getTechnique(),
                plan.getLevels(),
                contact.getAttemptsMade(),
                last == null ? null : last.getCreatedAt(),
                last == null ? null : last.getOutcome(),
                lastPain(responses));
    }

    private static @Nullable BigDecimal lastPain(List<PromScore> responses) {
        return responses.stream()
                .filter(response -> response.instrument() == Instrument.NRS_MOVEMENT)
                .max(Comparator.comparing(PromScore::answeredAt))
                .map(PromScore::value)
                .orElse(null);
    }

    private ContactResponse response(FollowUpContact contact) {
        PatientSummary patient = patients.require(contact.getPatientId());
        FollowUpPlan plan = plans.findAllByIdIn(List.of(contact.getPlanId())).get(0);
        return new ContactResponse(
                contact.getId(),
                contact.getVersion(),
                contact.getEpisodeId(),
                mapper.toCalled(patient),
                contact.getKind(),
                contact.getLabel(),
                contact.getDueFrom(),
                contact.getDueUntil(),
                contact.statusAt(clock.instant()),
                contact.getNextTryAt(),
                contact.isCalledBack(),
                plan.getProcedureAt(),
                plan.getTechnique(),
                plan.getLevels(),
                patient.alternates(),
                restarts.of(contact.getEpisodeId()).stream()
                        .filter(RestartPlan::stopped)
                        .toList(),
                rules.script().stream().map(mapper::toView).toList(),
                attempts.findAllByContactIdInOrderByCreatedAt(List.of(contact.getId())).stream()
                        .map(this::view)
                        .toList(),
                scores
                        .ofEpisodes(List.of(contact.getEpisodeId()))
                        .getOrDefault(contact.getEpisodeId(), List.of())
                        .stream()
                        .filter(score -> contact.getId().equals(score.contactId()))
                        .map(mapper::toView)
                        .toList(),
                advice(contact, patient));
    }

    private @Nullable String advice(FollowUpContact contact, PatientSummary patient) {
        if (contact.getOutcome() != null || contact.getAttemptsMade() < rules.triesBeforeOtherWay()) {
            return null;
        }
        return patient.alternates().isEmpty()
                ? "Not reached in %d tries and no alternate contact is recorded: send a letter."
                        .formatted(contact.getAttemptsMade())
                : "Not reached in %d tries: ring the alternate contact, then send a letter."
                        .formatted(contact.getAttemptsMade());
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
