package org.spineline.prom.application;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.SystemUse;
import org.spineline.episode.EpisodePainContributor;
import org.spineline.episode.PainContext;
import org.spineline.episode.PainPoint;
import org.spineline.prom.PromScore;
import org.spineline.prom.PromScores;
import org.spineline.prom.PromSource;
import org.springframework.stereotype.Service;

/** Pain told outside the planned contacts; follow-up, which knows what its contacts are called, shows the others. */
@Service
@SystemUse("Asked by the timeline, which filters by permission")
class UnplannedPain implements EpisodePainContributor {
    private final PromScores scores;

    UnplannedPain(PromScores scores) {
        this.scores = scores;
    }

    @Override
    public Permission requires() {
        return Permission.FOLLOWUP_READ;
    }

    @Override
    public List<PainPoint> painFor(UUID episodeId) {
        return scores.ofEpisodes(List.of(episodeId)).getOrDefault(episodeId, List.of()).stream()
                .filter(score -> score.contactId() == null)
                .flatMap(score -> Stream.ofNullable(point(score)))
                .toList();
    }

    private static @Nullable PainPoint point(PromScore score) {
        PainContext context =
                switch (score.instrument()) {
                    case NRS_REST -> PainContext.REST;
                    case NRS_MOVEMENT -> PainContext.MOVEMENT;
                    case RMDQ, ODI, EQ5D, PROMIS_T -> null;
                };
        return context == null || score.value() == null
                ? null
                : new PainPoint(
                        score.answeredAt(),
                        context,
                        score.value().intValue(),
                        score.source() == PromSource.LINK ? "Questionnaire by link" : "Clinic");
    }
}
