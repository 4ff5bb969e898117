package org.spineline.workup.application;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.workup.ChaseEntry;
import org.spineline.workup.application.ReadinessRequests.ChaseRequest;
import org.spineline.workup.domain.GateChase;
import org.spineline.workup.domain.GateChaseRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who asked whom for what is missing. */
@Service
@Transactional
public class ChaseService {
    private final GateChaseRepository chases;
    private final EpisodeDirectory episodes;
    private final CurrentActor actor;

    ChaseService(GateChaseRepository chases, EpisodeDirectory episodes, CurrentActor actor) {
        this.chases = chases;
        this.episodes = episodes;
        this.actor = actor;
    }

    /** Newest first. */
    @Requires(Permission.READINESS_READ)
    @Transactional(readOnly = true)
    public List<ChaseEntry> of(UUID episodeId) {
        episodes.require(episodeId);
        return chases.findAllByEpisodeIdInOrderByCreatedAt(List.of(episodeId)).stream()
                .map(GateChase::entry)
                .sorted(Comparator.comparing(ChaseEntry::askedAt).reversed())
                .toList();
    }

    @Requires(Permission.READINESS_WORK)
    public ChaseEntry log(UUID episodeId, ChaseRequest request) {
        EpisodeSummary episode = episodes.require(episodeId);
        return chases.saveAndFlush(new GateChase(
                        episode.patientId(),
                        episodeId,
                        request.gate(),
                        request.channel(),
                        request.whom(),
                        request.remark(),
                        actor.displayName()))
                .entry();
    }
}
