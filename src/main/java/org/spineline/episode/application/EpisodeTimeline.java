package org.spineline.episode.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.episode.EpisodePainContributor;
import org.spineline.episode.EpisodeTimelineContributor;
import org.spineline.episode.PainContext;
import org.spineline.episode.PainPoint;
import org.spineline.episode.TimelineEntry;
import org.spineline.episode.TimelineKind;
import org.spineline.episode.TimelineStatus;
import org.spineline.episode.domain.Episode;
import org.spineline.episode.domain.EpisodeRepository;
import org.spineline.episode.domain.Fracture;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.FacilityZone;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One line for everything that happened or is due, whichever module knows of it. */
@Service
@Transactional(readOnly = true)
public class EpisodeTimeline {
    private final EpisodeService episodes;
    private final ObjectProvider<EpisodeTimelineContributor> lines;
    private final ObjectProvider<EpisodePainContributor> pain;

    EpisodeTimeline(
            EpisodeService episodes,
            ObjectProvider<EpisodeTimelineContributor> lines,
            ObjectProvider<EpisodePainContributor> pain) {
        this.episodes = episodes;
        this.lines = lines;
        this.pain = pain;
    }

    /** Oldest first; only what the person may see. */
    @Requires(Permission.EPISODE_READ)
    public List<TimelineEntry> of(UUID episodeId) {
        episodes.require(episodeId);
        return lines.stream()
                .filter(contributor -> may(contributor.requires()))
                .flatMap(contributor -> contributor.entriesFor(episodeId).stream())
                .sorted(Comparator.comparing(TimelineEntry::at).thenComparing(TimelineEntry::id))
                .toList();
    }

    /** Oldest first; only what the person may see. */
    @Requires(Permission.EPISODE_READ)
    public List<PainPoint> painOf(UUID episodeId) {
        episodes.require(episodeId);
        return pain.stream()
                .filter(contributor -> may(contributor.requires()))
                .flatMap(contributor -> contributor.painFor(episodeId).stream())
                .sorted(Comparator.comparing(PainPoint::at).thenComparing(PainPoint::context))
                .toList();
    }

    private static boolean may(Permission permission) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> permission.name().equals(authority.getAuthority()));
    }

    /** What the episode itself knows: onset, referral, decision. */
    @Service
    @SystemUse("Asked by the timeline, which filters by permission")
    static class OwnLines implements EpisodeTimelineContributor, EpisodePainContributor {
        private final EpisodeRepository episodes;
        private final FacilityZone facility;

        OwnLines(EpisodeRepository episodes, FacilityZone facility) {
            this.episodes = episodes;
            this.facility = facility;
        }

        @Override
        public Permission requires() {
            return Permission.EPISODE_READ;
        }

        @Override
        public List<TimelineEntry> entriesFor(UUID episodeId) {
            return episodes.findById(episodeId).map(this::entries).orElse(List.of());
        }

        @Override
        public List<PainPoint> painFor(UUID episodeId) {
            return episodes.findById(episodeId).stream()
                    .flatMap(episode -> Stream.concat(
                            Stream.ofNullable(episode.getPainAtRest())
                                    .map(score ->
                                            new PainPoint(episode.getCreatedAt(), PainContext.REST, score, "Referral")),
                            Stream.of(new PainPoint(
                                    episode.getCreatedAt(),
                                    PainContext.MOVEMENT,
                                    episode.getPainOnMovement(),
                                    "Referral"))))
                    .toList();
        }

        private List<TimelineEntry> entries(Episode episode) {
            List<TimelineEntry> entries = new ArrayList<>();
            for (Fracture fracture : episode.getFractures()) {
                entries.add(new TimelineEntry(
                        "onset-" + fracture.getId(),
                        TimelineKind.ONSET,
                        facility.startOf(fracture.getOnset()),
                        fracture.getOnset(),
                        "Onset at " + fracture.getLevel(),
                        Words.of(fracture.getMechanism()),
                        TimelineStatus.INFORMATION,
                        null));
            }
            entries.add(new TimelineEntry(
                    "referral-" + episode.getId(),
                    TimelineKind.REFERRAL,
                    episode.getCreatedAt(),
                    null,
                    "Referral from " + episode.getReferrerName(),
                    "Pain %d/10 on movement".formatted(episode.getPainOnMovement()),
                    TimelineStatus.DONE,
                    null));
            if (episode.getDecisionOutcome() != null && episode.getDecidedAt() != null) {
                String levels = episode.getPlannedLevels().stream()
                        .map(planned -> planned.level().name())
                        .collect(Collectors.joining(", "));
                String technique = episode.getTechnique() == null ? "" : ", " + Words.of(episode.getTechnique());
                entries.add(new TimelineEntry(
                        "vetting-" + episode.getId(),
                        TimelineKind.VETTING,
                        episode.getDecidedAt(),
                        null,
                        "Vetted by " + episode.getDecidedByName(),
                        levels.isEmpty() ? episode.getDecisionReason() : "Accepted: " + levels + technique,
                        TimelineStatus.DONE,
                        "/vetting/" + episode.getId()));
            }
            return entries;
        }
    }
}
