package org.spineline.followup.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spineline.access.Permission;
import org.spineline.access.SystemUse;
import org.spineline.episode.EpisodePainContributor;
import org.spineline.episode.EpisodeTimelineContributor;
import org.spineline.episode.PainContext;
import org.spineline.episode.PainPoint;
import org.spineline.episode.TimelineEntry;
import org.spineline.episode.TimelineKind;
import org.spineline.episode.TimelineStatus;
import org.spineline.followup.CallOutcome;
import org.spineline.followup.domain.CallAttempt;
import org.spineline.followup.domain.CallAttemptRepository;
import org.spineline.followup.domain.FollowUpContact;
import org.spineline.followup.domain.FollowUpContactRepository;
import org.spineline.followup.domain.ImagingTask;
import org.spineline.followup.domain.ImagingTaskRepository;
import org.spineline.prom.Instrument;
import org.spineline.prom.PromScore;
import org.spineline.prom.PromScores;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Contacts, calls and scores on the episode's timeline. */
@Service
@SystemUse("Asked by the timeline, which filters by permission")
@Transactional(readOnly = true)
class FollowUpTimeline implements EpisodeTimelineContributor, EpisodePainContributor {
    private final FollowUpContactRepository contacts;
    private final CallAttemptRepository attempts;
    private final ImagingTaskRepository imaging;
    private final PromScores scores;
    private final Clock clock;

    FollowUpTimeline(
            FollowUpContactRepository contacts,
            CallAttemptRepository attempts,
            ImagingTaskRepository imaging,
            PromScores scores,
            Clock clock) {
        this.contacts = contacts;
        this.attempts = attempts;
        this.imaging = imaging;
        this.scores = scores;
        this.clock = clock;
    }

    @Override
    public Permission requires() {
        return Permission.FOLLOWUP_READ;
    }

    @Override
    public List<TimelineEntry> entriesFor(UUID episodeId) {
        List<FollowUpContact> due = contacts.findAllByEpisodeIdOrderByDueFrom(episodeId);
        Map<UUID, FollowUpContact> byId =
                due.stream().collect(Collectors.toMap(FollowUpContact::getId, Function.identity()));
        Instant now = clock.instant();
        Stream<TimelineEntry> suspected =
                imaging.findAllByEpisodeIdInOrderByCreatedAtAscIdAsc(List.of(episodeId)).stream()
                        .map(FollowUpTimeline::line);
        return Stream.concat(
                        Stream.concat(due.stream().map(contact -> line(contact, now)), suspected),
                        attempts.findAllByContactIdInOrderByCreatedAt(byId.keySet()).stream()
                                .filter(attempt -> attempt.getOutcome() != CallOutcome.REACHED)
                                .map(attempt -> line(attempt, byId.get(attempt.getContactId()))))
                .toList();
    }

    @Override
    public List<PainPoint> painFor(UUID episodeId) {
        Map<UUID, String> labels = contacts.findAllByEpisodeIdOrderByDueFrom(episodeId).stream()
                .collect(Collectors.toMap(FollowUpContact::getId, FollowUpContact::getLabel));
        return scores.ofEpisodes(List.of(episodeId)).getOrDefault(episodeId, List.of()).stream()
                .flatMap(score -> points(score, labels))
                .toList();
    }

    /** Scores without a contact are shown by the questionnaires themselves. */
    private static Stream<PainPoint> points(PromScore score, Map<UUID, String> labels) {
        boolean pain = score.instrument() == Instrument.NRS_REST || score.instrument() == Instrument.NRS_MOVEMENT;
        if (!pain || score.contactId() == null || score.value() == null) {
            return Stream.empty();
        }
        return Stream.of(new PainPoint(
                score.answeredAt(),
                score.instrument() == Instrument.NRS_REST ? PainContext.REST : PainContext.MOVEMENT,
                score.value().intValue(),
                labels.getOrDefault(score.contactId(), "Call")));
    }

    private static TimelineEntry line(FollowUpContact contact, Instant now) {
        TimelineStatus status =
                switch (contact.statusAt(now)) {
                    case PLANNED -> TimelineStatus.PLANNED;
                    case DUE -> TimelineStatus.DUE;
                    case OVERDUE -> TimelineStatus.OVERDUE;
                    case DONE -> TimelineStatus.DONE;
                    case CANCELLED -> TimelineStatus.CANCELLED;
                };
        return new TimelineEntry(
                "contact-" + contact.getId(),
                TimelineKind.CONTACT,
                contact.getDoneAt() == null ? contact.getDueFrom() : contact.getDoneAt(),
                null,
                contact.getLabel(),
                contact.getCancelledReason() == null ? null : "Stopped: " + contact.getCancelledReason(),
                status,
                "/calls/" + contact.getId());
    }

    private static TimelineEntry line(ImagingTask task) {
        TimelineStatus status =
                switch (task.getState()) {
                    case OPEN -> TimelineStatus.DUE;
                    case DONE -> TimelineStatus.DONE;
                    case DISMISSED -> TimelineStatus.CANCELLED;
                };
        return new TimelineEntry(
                "suspected-" + task.getId(),
                TimelineKind.IMAGING,
                task.getCreatedAt(),
                null,
                "Suspected new fracture: imaging",
                task.getRemark() == null ? task.getFinding() : task.getFinding() + " " + task.getRemark(),
                status,
                task.getContactId() == null ? "/calls/escalations" : "/calls/" + task.getContactId());
    }

    private static TimelineEntry line(CallAttempt attempt, FollowUpContact contact) {
        String how =
                switch (attempt.getOutcome()) {
                    case REACHED -> "reached";
                    case LEFT_MESSAGE -> "left a message";
                    case NOT_REACHED -> "not reached";
                    case CALL_BACK_REQUESTED -> "call back requested";
                };
        return new TimelineEntry(
                "call-" + attempt.getId(),
                TimelineKind.CALL,
                attempt.getCreatedAt(),
                null,
                contact.getLabel() + ": " + how,
                "By " + attempt.getByName(),
                TimelineStatus.INFORMATION,
                "/calls/" + contact.getId());
    }
}
