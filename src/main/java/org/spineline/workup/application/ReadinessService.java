package org.spineline.workup.application;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SignedInUser;
import org.spineline.access.SystemUse;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.workup.GateCode;
import org.spineline.workup.ProcedureDate;
import org.spineline.workup.ProcedureDates;
import org.spineline.workup.Readiness;
import org.spineline.workup.ReadinessAssessment;
import org.spineline.workup.application.ReadinessRequests.SnapshotResponse;
import org.spineline.workup.application.WorkupRequests.GateWaiverRequest;
import org.spineline.workup.domain.GateRules;
import org.spineline.workup.domain.GateWaiverRepository;
import org.spineline.workup.domain.Gates;
import org.spineline.workup.domain.ReadinessSnapshot;
import org.spineline.workup.domain.ReadinessSnapshotRepository;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** How ready the patients are, one or a hundred with the same number of queries. */
@Service
@Transactional(readOnly = true)
public class ReadinessService implements ReadinessAssessment {
    private final EpisodeDirectory episodes;
    private final Charts charts;
    private final ProcedureDates dates;
    private final GateWaiverRepository waivers;
    private final ReadinessSnapshotRepository snapshots;
    private final Gates gates;
    private final GateRules rules;
    private final CurrentActor actor;
    private final JsonMapper json;

    ReadinessService(
            EpisodeDirectory episodes,
            Charts charts,
            ProcedureDates dates,
            GateWaiverRepository waivers,
            ReadinessSnapshotRepository snapshots,
            Gates gates,
            GateRules rules,
            CurrentActor actor,
            JsonMapper json) {
        this.episodes = episodes;
        this.charts = charts;
        this.dates = dates;
        this.waivers = waivers;
        this.snapshots = snapshots;
        this.gates = gates;
        this.rules = rules;
        this.actor = actor;
        this.json = json;
    }

    /** @param procedureAt null takes the gates as of now */
    @Requires(Permission.READINESS_READ)
    public Readiness of(UUID episodeId, @Nullable Instant procedureAt) {
        return assess(episodeId, procedureAt);
    }

    /** @throws AccessDeniedException unless the gate's rule names the role of whoever asks */
    @Requires(Permission.READINESS_WORK)
    @Transactional
    public Readiness waive(UUID episodeId, GateWaiverRequest request) {
        refuseUnlessNamed(request.gate());
        EpisodeSummary episode = episodes.require(episodeId);
        // Answered for is how the gate stands on the day it is for, not how it stands today.
        ProcedureDate booked = dates.of(List.of(episodeId)).get(episodeId);
        Instant procedureAt = booked == null || booked.over() ? null : booked.start();
        Gates.Facts facts =
                charts.of(one(episodeId, procedureAt)).get(episodeId).facts();
        waivers.save(gates.waiver(facts, episode.patientId(), request.gate(), request.reason(), actor.displayName()));
        return assess(episodeId, procedureAt);
    }

    /** Who waives a gate is said gate by gate in the rules of the site, not once for all. */
    private void refuseUnlessNamed(GateCode code) {
        GateRules.Gate gate = rules.gates().get(code);
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (gate == null
                || authentication == null
                || !(authentication.getPrincipal() instanceof SignedInUser user)
                || gate.waivableBy().stream().noneMatch(user.role()::countsAs)) {
            throw new AccessDeniedException("This role does not waive this gate");
        }
    }

    /** Oldest first. */
    @Requires(Permission.READINESS_READ)
    public List<SnapshotResponse> snapshots(UUID episodeId) {
        episodes.require(episodeId);
        return snapshots.findAllByEpisodeIdOrderByCreatedAt(episodeId).stream()
                .map(kept ->
                        new SnapshotResponse(kept.getId(), kept.getBookingId(), kept.getCreatedAt(), kept.getContent()))
                .toList();
    }

    @Override
    @SystemUse("Kept by the booking that brings the patient into the room, in its transaction")
    @Transactional
    public void keep(UUID episodeId, UUID bookingId, Instant procedureAt) {
        Readiness seen = assess(episodeId, procedureAt);
        snapshots.save(new ReadinessSnapshot(
                episodes.require(episodeId).patientId(), bookingId, seen, json.writeValueAsString(seen)));
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    public Readiness assess(UUID episodeId, @Nullable Instant procedureAt) {
        episodes.require(episodeId);
        return assessAll(one(episodeId, procedureAt)).get(episodeId);
    }

    private static Map<UUID, @Nullable Instant> one(UUID episodeId, @Nullable Instant procedureAt) {
        Map<UUID, @Nullable Instant> one = new HashMap<>();
        one.put(episodeId, procedureAt);
        return one;
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    public Map<UUID, Readiness> assessAll(Map<UUID, @Nullable Instant> procedures) {
        Map<UUID, Readiness> assessed = new LinkedHashMap<>();
        charts.of(procedures).forEach((id, chart) -> assessed.put(id, gates.assess(chart.facts())));
        return assessed;
    }
}
