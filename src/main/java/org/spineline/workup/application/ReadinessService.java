package org.spineline.workup.application;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.workup.Readiness;
import org.spineline.workup.ReadinessAssessment;
import org.spineline.workup.application.WorkupRequests.GateWaiverRequest;
import org.spineline.workup.domain.GateWaiver;
import org.spineline.workup.domain.GateWaiverRepository;
import org.spineline.workup.domain.Gates;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How ready the patients are, one or a hundred with the same number of queries. */
@Service
@Transactional(readOnly = true)
public class ReadinessService implements ReadinessAssessment {
    private final EpisodeDirectory episodes;
    private final Charts charts;
    private final GateWaiverRepository waivers;
    private final Gates gates;
    private final CurrentActor actor;

    ReadinessService(
            EpisodeDirectory episodes, Charts charts, GateWaiverRepository waivers, Gates gates, CurrentActor actor) {
        this.episodes = episodes;
        this.charts = charts;
        this.waivers = waivers;
        this.gates = gates;
        this.actor = actor;
    }

    /** @param procedureAt null takes the gates as of now */
    @Requires(Permission.READINESS_READ)
    public Readiness of(UUID episodeId, @Nullable Instant procedureAt) {
        return assess(episodeId, procedureAt);
    }

    @Requires(Permission.GATE_WAIVE)
    @Transactional
    public Readiness waive(UUID episodeId, GateWaiverRequest request) {
        EpisodeSummary episode = episodes.require(episodeId);
        waivers.save(
                new GateWaiver(episode.patientId(), episodeId, request.gate(), request.reason(), actor.displayName()));
        return assess(episodeId, null);
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    public Readiness assess(UUID episodeId, @Nullable Instant procedureAt) {
        episodes.require(episodeId);
        Map<UUID, @Nullable Instant> one = new HashMap<>();
        one.put(episodeId, procedureAt);
        return assessAll(one).get(episodeId);
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    public Map<UUID, Readiness> assessAll(Map<UUID, @Nullable Instant> procedures) {
        Map<UUID, Readiness> assessed = new LinkedHashMap<>();
        charts.of(procedures).forEach((id, chart) -> assessed.put(id, gates.assess(chart.facts())));
        return assessed;
    }
}
