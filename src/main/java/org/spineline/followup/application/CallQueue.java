package org.spineline.followup.application;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.followup.CallOutcome;
import org.spineline.followup.ImagingState;
import org.spineline.followup.QueueView;
import org.spineline.followup.RiskFact;
import org.spineline.followup.application.FollowUpRequests.Claim;
import org.spineline.followup.application.FollowUpRequests.Handoff;
import org.spineline.followup.application.FollowUpRequests.HandoverRequest;
import org.spineline.followup.application.FollowUpRequests.HandoverView;
import org.spineline.followup.application.FollowUpRequests.Queue;
import org.spineline.followup.application.FollowUpRequests.QueueCounts;
import org.spineline.followup.application.FollowUpRequests.QueueRow;
import org.spineline.followup.domain.CallAttempt;
import org.spineline.followup.domain.CallAttemptRepository;
import org.spineline.followup.domain.CallHandover;
import org.spineline.followup.domain.CallHandoverRepository;
import org.spineline.followup.domain.CallOrder;
import org.spineline.followup.domain.Escalation;
import org.spineline.followup.domain.EscalationRepository;
import org.spineline.followup.domain.FollowUpContact;
import org.spineline.followup.domain.FollowUpContactRepository;
import org.spineline.followup.domain.FollowUpContactRepository.Queued;
import org.spineline.followup.domain.FollowUpPlan;
import org.spineline.followup.domain.FollowUpPlanRepository;
import org.spineline.followup.domain.FollowUpRules;
import org.spineline.followup.domain.ImagingTask;
import org.spineline.followup.domain.ImagingTaskRepository;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.spineline.kernel.web.Page;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.prom.Instrument;
import org.spineline.prom.PromScore;
import org.spineline.prom.PromScores;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom to ring now, in which order and why; and what one shift tells the next. */
@Service
@Transactional
public class CallQueue {
    private static final int PEOPLE_AT_ONCE = 1000;
    private static final Duration SAME_HANDOVER = Duration.ofMinutes(1);

    private final FollowUpContactRepository contacts;
    private final FollowUpPlanRepository plans;
    private final CallAttemptRepository attempts;
    private final EscalationRepository escalations;
    private final ImagingTaskRepository imaging;
    private final CallHandoverRepository handovers;
    private final EscalationService escalationViews;
    private final FractureWatch imagingViews;
    private final PromScores scores;
    private final PatientDirectory patients;
    private final CallOrder order;
    private final FollowUpMapper mapper;
    private final FacilityZone facility;
    private final CurrentActor actor;
    private final Clock clock;

    CallQueue(
            FollowUpContactRepository contacts,
            FollowUpPlanRepository plans,
            CallAttemptRepository attempts,
            EscalationRepository escalations,
            ImagingTaskRepository imaging,
            CallHandoverRepository handovers,
            EscalationService escalationViews,
            FractureWatch imagingViews,
            PromScores scores,
            PatientDirectory patients,
            FollowUpRules rules,
            FollowUpMapper mapper,
            FacilityZone facility,
            CurrentActor actor,
            Clock clock) {
        this.contacts = contacts;
        this.plans = plans;
        this.attempts = attempts;
        this.escalations = escalations;
        this.imaging = imaging;
        this.handovers = handovers;
        this.escalationViews = escalationViews;
        this.imagingViews = imagingViews;
        this.scores = scores;
        this.patients = patients;
        this.order = new CallOrder(rules, facility);
        this.mapper = mapper;
        this.facility = facility;
        this.actor = actor;
        this.clock = clock;
    }

    /** What is asked for; null asks for everybody. */
    public record Filter(@Nullable RiskFact risk, boolean mine, @Nullable String language) {
        boolean isEverybody() {
            return risk == null && !mine && language == null;
        }
    }

    /** A fixed number of queries for one page, however long the queue. */
    @Requires(Permission.FOLLOWUP_READ)
    @Transactional(readOnly = true)
    public Queue queue(QueueView view, Filter filter, int page, int size) {
        Instant now = clock.instant();
        TimeRange today = facility.day(facility.today());
        List<Queued> waiting = filtered(contacts.waiting(now), filter, now);
        List<Queued> done = filtered(contacts.done(today.start(), today.end()), filter, now);
        // All that ever stopped, year upon year: read only when somebody looks at them.
        List<Queued> stopped = view == QueueView.STOPPED || !filter.isEverybody()
                ? filtered(contacts.stopped(), filter, now)
                : List.of();
        QueueCounts counts = new QueueCounts(
                waiting.stream().filter(overdue(now)).count(),
                waiting.stream().filter(due(now)).count(),
                waiting.stream().filter(Queued::calledBack).count(),
                done.size(),
                filter.isEverybody() && view != QueueView.STOPPED ? contacts.countStopped() : stopped.size());
        Map<UUID, CallOrder.Candidate> candidates = new HashMap<>();
        List<UUID> ids =
                switch (view) {
                    case DUE -> ordered(waiting.stream().filter(due(now)), now, candidates);
                    case OVERDUE -> ordered(waiting.stream().filter(overdue(now)), now, candidates);
                    case CALLED_BACK -> ordered(waiting.stream().filter(Queued::calledBack), now, candidates);
                    case ALL -> ordered(waiting.stream(), now, candidates);
                    case DONE_TODAY -> done.stream().map(Queued::id).toList();
                    case STOPPED -> stopped.stream().map(Queued::id).toList();
                };
        List<UUID> wanted = ids.stream().skip((long) page * size).limit(size).toList();
        return new Queue(new Page<>(rows(wanted, candidates, now), page, size, ids.size()), counts);
    }

    @Requires(Permission.FOLLOWUP_READ)
    @Transactional(readOnly = true)
    public Handoff handoff() {
        Instant now = clock.instant();
        List<Queued> waiting = contacts.waiting(now);
        Map<UUID, CallOrder.Candidate> candidates = new HashMap<>();
        List<QueueRow> rows = rows(ordered(waiting.stream(), now, candidates), candidates, now);
        return new Handoff(
                now,
                rows.stream().filter(row -> row.claim() != null).toList(),
                rows.stream()
                        .filter(row -> row.claim() == null && row.calledBack())
                        .toList(),
                rows.stream()
                        .filter(row -> row.claim() == null && !row.calledBack() && !now.isBefore(row.dueUntil()))
                        .toList(),
                rows.stream()
                        .filter(row -> row.claim() == null && !row.calledBack() && now.isBefore(row.dueUntil()))
                        .toList(),
                escalationViews.all(false),
                imagingViews.all(ImagingState.OPEN),
                handovers.findTop10ByOrderByCreatedAtDescIdAsc().stream()
                        .map(mapper::toView)
                        .toList());
    }

    /**
     * Writes down that the list was handed over, and how long it was.
     *
     * @throws ConflictException if the caller handed it to the same person a moment ago: pressed twice
     */
    @Requires(Permission.FOLLOWUP_CALL)
    public HandoverView handOver(HandoverRequest request) {
        Instant lately = clock.instant().minus(SAME_HANDOVER);
        List<CallHandover> before = handovers.findTop10ByOrderByCreatedAtDescIdAsc();
        before.stream()
                .filter(last -> last.getCreatedBy().equals(actor.userId())
                        && last.getHandedTo().equals(request.handedTo().strip())
                        && last.getCreatedAt().isAfter(lately))
                .findFirst()
                .ifPresent(last -> {
                    throw new ConflictException(
                            "handed-over",
                            "You handed over to %s a moment ago. Nothing was saved.".formatted(last.getHandedTo()),
                            Map.of("at", last.getCreatedAt()));
                });
        return mapper.toView(handovers.saveAndFlush(new CallHandover(
                before.isEmpty() ? actor.facilityId() : before.get(0).getId(),
                actor.displayName(),
                request.handedTo().strip(),
                Words.said(request.remark()),
                contacts.waiting(clock.instant()).size(),
                (int) escalations.open().stream()
                        .filter(escalation -> escalation.getAcknowledgedAt() == null)
                        .count())));
    }

    private static Predicate<Queued> due(Instant now) {
        return queued -> !queued.dueFrom().isAfter(now) && now.isBefore(queued.dueUntil());
    }

    private static Predicate<Queued> overdue(Instant now) {
        return queued -> !now.isBefore(queued.dueUntil());
    }

    private List<Queued> filtered(List<Queued> all, Filter filter, Instant now) {
        List<Queued> found = all.stream()
                .filter(queued -> filter.risk() == null
                        || FollowUpPlan.risksOf(queued.risks()).contains(filter.risk()))
                .filter(queued -> !filter.mine()
                        || (Objects.equals(queued.claimedBy(), actor.userId())
                                && queued.claimedUntil() != null
                                && queued.claimedUntil().isAfter(now)))
                .toList();
        if (filter.language() == null || found.isEmpty()) {
            return found;
        }
        Set<UUID> speak = new HashSet<>();
        List<UUID> people = found.stream().map(Queued::patientId).distinct().toList();
        for (int from = 0; from < people.size(); from += PEOPLE_AT_ONCE) {
            patients.summaries(people.subList(from, Math.min(people.size(), from + PEOPLE_AT_ONCE))).values().stream()
                    .filter(patient -> patient.language().equals(filter.language()))
                    .map(PatientSummary::id)
                    .forEach(speak::add);
        }
        return found.stream()
                .filter(queued -> speak.contains(queued.patientId()))
                .toList();
    }

    private List<UUID> ordered(Stream<Queued> waiting, Instant now, Map<UUID, CallOrder.Candidate> known) {
        Map<UUID, List<CallOrder.PastCall>> pastOf = attempts.toThoseWaiting(now).stream()
                .collect(Collectors.groupingBy(
                        CallAttemptRepository.Rung::patientId,
                        Collectors.mapping(
                                rung -> new CallOrder.PastCall(rung.at(), rung.outcome() == CallOutcome.REACHED),
                                Collectors.toList())));
        List<CallOrder.Candidate> candidates = waiting.map(queued -> new CallOrder.Candidate(
                        queued.id(),
                        queued.dueFrom(),
                        queued.dueUntil(),
                        queued.calledBack(),
                        queued.nextTryAt(),
                        FollowUpPlan.risksOf(queued.risks()),
                        pastOf.getOrDefault(queued.patientId(), List.of())))
                .toList();
        List<UUID> ids = new ArrayList<>();
        for (CallOrder.Ranked ranked : order.order(candidates, now)) {
            ids.add(ranked.candidate().contactId());
            known.put(ranked.candidate().contactId(), ranked.candidate());
        }
        return ids;
    }

    /** @param candidates those of them who wait, so that the order can be explained */
    private List<QueueRow> rows(List<UUID> ids, Map<UUID, CallOrder.Candidate> candidates, Instant now) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, FollowUpContact> found = contacts.findAllByIdIn(ids).stream()
                .collect(Collectors.toMap(FollowUpContact::getId, Function.identity()));
        Collection<FollowUpContact> all = found.values();
        Map<UUID, PatientSummary> people = patients.summaries(
                all.stream().map(FollowUpContact::getPatientId).distinct().toList());
        Map<UUID, FollowUpPlan> planOf =
                plans
                        .findAllByIdIn(all.stream()
                                .map(FollowUpContact::getPlanId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(FollowUpPlan::getId, Function.identity()));
        Map<UUID, List<CallAttempt>> callsOf = attempts.findAllByContactIdInOrderByCreatedAt(ids).stream()
                .collect(Collectors.groupingBy(CallAttempt::getContactId));
        List<UUID> episodes =
                all.stream().map(FollowUpContact::getEpisodeId).distinct().toList();
        Map<UUID, List<PromScore>> scoresOf = scores.ofEpisodes(episodes);
        Set<UUID> escalated = escalations.findAllByEpisodeIdInOrderByCreatedAtAscIdAsc(episodes).stream()
                .filter(escalation -> escalation.getClosedAt() == null)
                .map(Escalation::getEpisodeId)
                .collect(Collectors.toSet());
        Set<UUID> suspected = imaging.findAllByEpisodeIdInOrderByCreatedAtAscIdAsc(episodes).stream()
                .filter(task -> task.getState() == ImagingState.OPEN)
                .map(ImagingTask::getEpisodeId)
                .collect(Collectors.toSet());
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(contact -> {
                    List<CallAttempt> calls = callsOf.getOrDefault(contact.getId(), List.of());
                    CallAttempt last = calls.isEmpty() ? null : calls.get(calls.size() - 1);
                    FollowUpPlan plan = planOf.get(contact.getPlanId());
                    CallOrder.Candidate candidate = candidates.get(contact.getId());
                    return new QueueRow(
                            contact.getId(),
                            contact.getVersion(),
                            contact.getEpisodeId(),
                            mapper.toCalled(people.get(contact.getPatientId())),
                            contact.getKind(),
                            contact.getLabel(),
                            contact.getChannel(),
                            contact.getDueFrom(),
                            contact.getDueUntil(),
                            contact.statusAt(now),
                            contact.isCalledBack(),
                            contact.getNextTryAt(),
                            plan.getProcedureAt(),
                            plan.getTechnique(),
                            plan.getLevels(),
                            contact.getAttemptsMade(),
                            last == null ? null : last.getCreatedAt(),
                            last == null ? null : last.getOutcome(),
                            lastPain(scoresOf.getOrDefault(contact.getEpisodeId(), List.of())),
                            candidate == null ? List.of() : order.why(candidate, now),
                            claim(contact, actor.userId(), now),
                            contact.getCancelledReason(),
                            escalated.contains(contact.getEpisodeId()),
                            suspected.contains(contact.getEpisodeId()));
                })
                .toList();
    }

    static @Nullable Claim claim(FollowUpContact contact, UUID user, Instant now) {
        if (!contact.isClaimedAt(now) || contact.getClaimedByName() == null || contact.getClaimedUntil() == null) {
            return null;
        }
        return new Claim(user.equals(contact.getClaimedBy()), contact.getClaimedByName(), contact.getClaimedUntil());
    }

    private static @Nullable BigDecimal lastPain(List<PromScore> responses) {
        return responses.stream()
                .filter(response -> response.instrument() == Instrument.NRS_MOVEMENT)
                .max(Comparator.comparing(PromScore::answeredAt))
                .map(PromScore::value)
                .orElse(null);
    }
}
