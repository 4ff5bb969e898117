package org.spineline.followup.application;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.followup.ChangeKind;
import org.spineline.followup.ImagingState;
import org.spineline.followup.application.FollowUpRequests.ImagingClosing;
import org.spineline.followup.application.FollowUpRequests.ImagingTaskView;
import org.spineline.followup.domain.FollowUpContactRepository;
import org.spineline.followup.domain.FollowUpPlan;
import org.spineline.followup.domain.FollowUpPlanRepository;
import org.spineline.followup.domain.FollowUpRules;
import org.spineline.followup.domain.FractureSentinel;
import org.spineline.followup.domain.FractureSentinel.Pain;
import org.spineline.followup.domain.ImagingTask;
import org.spineline.followup.domain.ImagingTaskRepository;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.prom.Instrument;
import org.spineline.prom.PromAnswered;
import org.spineline.prom.PromScore;
import org.spineline.prom.PromScores;
import org.spineline.prom.PromSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Looks at every score for a new fracture, whichever way it came, and keeps the imaging open until somebody decides. */
@Service
@Transactional
public class FractureWatch {
    private final ImagingTaskRepository tasks;
    private final FollowUpPlanRepository plans;
    private final FollowUpContactRepository contacts;
    private final EpisodeDirectory episodes;
    private final PatientDirectory patients;
    private final PromScores scores;
    private final EscalationService escalations;
    private final Trail trail;
    private final FollowUpRules rules;
    private final FollowUpMapper mapper;
    private final CurrentActor actor;
    private final Clock clock;

    FractureWatch(
            ImagingTaskRepository tasks,
            FollowUpPlanRepository plans,
            FollowUpContactRepository contacts,
            EpisodeDirectory episodes,
            PatientDirectory patients,
            PromScores scores,
            EscalationService escalations,
            Trail trail,
            FollowUpRules rules,
            FollowUpMapper mapper,
            CurrentActor actor,
            Clock clock) {
        this.tasks = tasks;
        this.plans = plans;
        this.contacts = contacts;
        this.episodes = episodes;
        this.patients = patients;
        this.scores = scores;
        this.escalations = escalations;
        this.trail = trail;
        this.rules = rules;
        this.mapper = mapper;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Scores that came without a call; a call is judged as a whole when it is recorded.
     *
     * @throws ConflictException if follow-up was stopped: the answer is refused with the answers before it kept
     */
    @EventListener
    @SystemUse("Part of keeping an answer, which asks for its own permission or came by a link of its own")
    @Transactional(propagation = Propagation.MANDATORY)
    public void heard(PromAnswered answered) {
        if (answered.source() == PromSource.CALL) {
            return;
        }
        if (answered.contactId() != null) {
            contacts.findById(answered.contactId()).ifPresent(contact -> {
                if (contact.isStopped()) {
                    throw new ConflictException(
                            "plan-stopped",
                            "Follow-up of this procedure was stopped. Nothing was saved.",
                            Map.of("contactId", contact.getId()));
                }
                contact.answered(answered.answeredAt());
                contacts.saveAndFlush(contact);
            });
        }
        answered.scores().stream()
                .filter(score -> score.instrument() == Instrument.NRS_MOVEMENT && score.value() != null)
                .findFirst()
                .ifPresent(score -> judge(
                        answered.episodeId(),
                        answered.contactId(),
                        new Pain(
                                answered.answeredAt(),
                                Objects.requireNonNull(score.value()).intValue()),
                        null));
    }

    /**
     * @param now pain on movement; null when not told
     * @param otherLevel whether another level hurts; null when not asked
     */
    @SystemUse("Part of recording a call, which asks for its own permission")
    @Transactional(propagation = Propagation.MANDATORY)
    public void judge(UUID episodeId, @Nullable UUID contactId, @Nullable Pain now, @Nullable Boolean otherLevel) {
        Optional<FollowUpPlan> plan = plans.findAllByEpisodeIdOrderByProcedureAt(episodeId).stream()
                .max(Comparator.comparing(FollowUpPlan::getProcedureAt));
        if (plan.isEmpty()) {
            return;
        }
        new FractureSentinel(rules.sentinel())
                .judge(known(episodeId), plan.get().getProcedureAt(), now, otherLevel)
                .ifPresent(suspicion -> suspect(plan.get(), contactId, suspicion));
    }

    @Requires(Permission.FOLLOWUP_READ)
    @Transactional(readOnly = true)
    public List<ImagingTaskView> all(ImagingState state) {
        return view(tasks.findAllByStateOrderByCreatedAtAscIdAsc(state));
    }

    /** Imaging was done, or a radiologist says why none is needed. */
    @Requires(Permission.ESCALATION_ANSWER)
    public ImagingTaskView close(UUID id, ImagingClosing request) {
        ImagingTask task = tasks.findById(id)
                .orElseThrow(() -> new NotFoundException(
                        "imaging-not-found", "This imaging task does not exist.", Map.of("taskId", id)));
        refuseNonsense(request);
        task.closed(request.state(), request.result(), request.remark(), clock.instant(), actor.displayName());
        trail.of(
                tasks.saveAndFlush(task),
                ChangeKind.IMAGING_CLOSED,
                request.result() == null
                        ? request.state().name()
                        : request.result().name(),
                request.remark().length() <= 500
                        ? request.remark()
                        : request.remark().substring(0, 499) + "…");
        return view(List.of(task)).get(0);
    }

    private static void refuseNonsense(ImagingClosing request) {
        FieldError error = null;
        if (request.state() == ImagingState.OPEN) {
            error = new FieldError("/state", "Choose done or dismissed.");
        } else if (request.state() == ImagingState.DONE && request.result() == null) {
            error = new FieldError("/result", "Say what imaging showed: a new fracture, none, or unclear.");
        } else if (request.state() == ImagingState.DISMISSED && request.result() != null) {
            error = new FieldError("/result", "Without imaging there is no result. Leave it empty.");
        }
        if (error != null) {
            throw new RuleViolationException("imaging-refused", "The imaging task was not closed.", List.of(error));
        }
    }

    @SystemUse("Part of reading a contact, which asks for its own permission")
    @Transactional(readOnly = true)
    public List<ImagingTaskView> ofEpisode(UUID episodeId) {
        return view(tasks.findAllByEpisodeIdInOrderByCreatedAtAscIdAsc(List.of(episodeId)));
    }

    private void suspect(FollowUpPlan plan, @Nullable UUID contactId, FractureSentinel.Suspicion suspicion) {
        if (tasks.existsByOpenEpisodeId(plan.getEpisodeId())) {
            return;
        }
        ImagingTask task = tasks.saveAndFlush(new ImagingTask(plan, contactId, suspicion, rules.version()));
        trail.of(task, ChangeKind.FRACTURE_SUSPECTED, suspicion.cause().name(), suspicion.finding());
        escalations.raise(
                plan.getPatientId(), plan.getEpisodeId(), contactId, "Suspected new fracture. " + suspicion.finding());
    }

    /** The referral and every score since. */
    private List<Pain> known(UUID episodeId) {
        EpisodeSummary episode = episodes.require(episodeId);
        List<Pain> known = new ArrayList<>();
        known.add(new Pain(episode.referredAt(), episode.painOnMovement()));
        for (PromScore score : scores.ofEpisodes(List.of(episodeId)).getOrDefault(episodeId, List.of())) {
            if (score.instrument() == Instrument.NRS_MOVEMENT && score.value() != null) {
                known.add(new Pain(score.answeredAt(), score.value().intValue()));
            }
        }
        return known;
    }

    private List<ImagingTaskView> view(Collection<ImagingTask> found) {
        Map<UUID, PatientSummary> people = patients.summaries(
                found.stream().map(ImagingTask::getPatientId).distinct().toList());
        return found.stream()
                .map(task -> mapper.toView(task, mapper.toCalled(people.get(task.getPatientId()))))
                .toList();
    }
}
