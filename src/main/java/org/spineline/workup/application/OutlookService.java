package org.spineline.workup.application;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.SystemUse;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.workup.GateObstacle;
import org.spineline.workup.GateOutlook;
import org.spineline.workup.domain.Outlook;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers on which days a procedure can still meet every condition. */
@Service
@Transactional(readOnly = true)
public class OutlookService implements GateOutlook {
    private final Charts charts;
    private final PatientFacts facts;
    private final EpisodeDirectory episodes;
    private final Outlook outlook;
    private final FacilityZone facility;

    OutlookService(
            Charts charts, PatientFacts facts, EpisodeDirectory episodes, Outlook outlook, FacilityZone facility) {
        this.charts = charts;
        this.facts = facts;
        this.episodes = episodes;
        this.outlook = outlook;
        this.facility = facility;
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    public Map<LocalDate, List<GateObstacle>> obstacles(UUID episodeId, LocalDate from, LocalDate to) {
        episodes.require(episodeId);
        return obstaclesOfAll(List.of(episodeId), from, to).getOrDefault(episodeId, Map.of());
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    public Map<UUID, Map<LocalDate, List<GateObstacle>>> obstaclesOfAll(
            Collection<UUID> episodeIds, LocalDate from, LocalDate to) {
        Map<UUID, @Nullable Instant> undated = new HashMap<>();
        episodeIds.forEach(id -> undated.put(id, null));
        return obstacles(charts.of(undated), from, to);
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    public List<GateObstacle> clinicalObstacles(UUID episodeId, LocalDate day) {
        return obstacles(charts.withoutPayer(episodeId), day, day).values().stream()
                .flatMap(days -> days.values().stream())
                .flatMap(List::stream)
                .filter(obstacle -> obstacle.gate() == null || !obstacle.gate().isUpToPayer())
                .toList();
    }

    private Map<UUID, Map<LocalDate, List<GateObstacle>>> obstacles(
            Map<UUID, Charts.Chart> known, LocalDate from, LocalDate to) {
        Map<UUID, BigDecimal> clearances = facts.clearances(known.values(), facility.today());
        Map<UUID, Map<LocalDate, List<GateObstacle>>> found = new LinkedHashMap<>();
        known.forEach((id, chart) -> found.put(
                id,
                outlook.obstacles(
                        new Outlook.Facts(
                                chart.facts(), clearances.get(chart.episode().patientId())),
                        from,
                        to)));
        return found;
    }
}
