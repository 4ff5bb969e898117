package org.spineline.workup.application;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.SystemUse;
import org.spineline.episode.EpisodePainContributor;
import org.spineline.episode.PainContext;
import org.spineline.episode.PainPoint;
import org.spineline.workup.domain.PreCheck;
import org.spineline.workup.domain.PreCheckRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The scores given before the procedure, for the pain trend of the episode. */
@Service
@SystemUse("Asked by the episode, which filters by permission")
@Transactional(readOnly = true)
class PreCheckPain implements EpisodePainContributor {
    private final PreCheckRepository checks;

    PreCheckPain(PreCheckRepository checks) {
        this.checks = checks;
    }

    @Override
    public Permission requires() {
        return Permission.READINESS_READ;
    }

    @Override
    public List<PainPoint> painFor(UUID episodeId) {
        return checks.findAllByEpisodeIdInOrderByCreatedAt(List.of(episodeId)).stream()
                .flatMap(check -> Stream.concat(
                        point(check, PainContext.REST, check.getAnswers().painAtRest()),
                        point(check, PainContext.MOVEMENT, check.getAnswers().painOnMovement())))
                .toList();
    }

    private static Stream<PainPoint> point(PreCheck check, PainContext context, @Nullable Integer score) {
        String source =
                switch (check.getKind()) {
                    case CALL -> "Call before the procedure";
                    case ARRIVAL -> "Arrival";
                };
        return score == null ? Stream.empty() : Stream.of(new PainPoint(check.getCreatedAt(), context, score, source));
    }
}
