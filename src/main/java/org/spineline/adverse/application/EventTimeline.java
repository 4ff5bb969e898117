package org.spineline.adverse.application;

import java.util.List;
import java.util.UUID;
import org.spineline.access.Permission;
import org.spineline.access.SystemUse;
import org.spineline.adverse.domain.AdverseEvent;
import org.spineline.adverse.domain.AdverseEventRepository;
import org.spineline.adverse.domain.AdverseEventRules;
import org.spineline.adverse.domain.EventFacts;
import org.spineline.episode.EpisodeTimelineContributor;
import org.spineline.episode.TimelineEntry;
import org.spineline.episode.TimelineKind;
import org.spineline.episode.TimelineStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adverse events on the episode's timeline; one that was withdrawn stays there and says so. */
@Service
@SystemUse("Asked by the timeline, which filters by permission")
@Transactional(readOnly = true)
class EventTimeline implements EpisodeTimelineContributor {
    private final AdverseEventRepository events;
    private final AdverseEventRules rules;

    EventTimeline(AdverseEventRepository events, AdverseEventRules rules) {
        this.events = events;
        this.rules = rules;
    }

    @Override
    public Permission requires() {
        return Permission.NOTE_READ;
    }

    @Override
    public List<TimelineEntry> entriesFor(UUID episodeId) {
        return events.findAllByEpisodeIdOrderByFactsOccurredAtAscIdAsc(episodeId).stream()
                .map(this::line)
                .toList();
    }

    private TimelineEntry line(AdverseEvent event) {
        EventFacts facts = event.getFacts();
        boolean withdrawn = event.getWithdrawnAt() != null;
        return new TimelineEntry(
                "adverse-event-" + event.getId(),
                TimelineKind.ADVERSE_EVENT,
                facts.occurredAt(),
                null,
                "Adverse event: " + rules.shown(facts),
                withdrawn
                        ? "Withdrawn: " + event.getWithdrawnReason()
                        : "%s. Reported by %s".formatted(rules.shown(facts.scheme(), facts.grade()), facts.reporter()),
                withdrawn ? TimelineStatus.CANCELLED : TimelineStatus.INFORMATION,
                null);
    }
}
