package org.spineline.workup.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.SystemUse;
import org.spineline.workup.ArrivalAnswers;
import org.spineline.workup.BedsideRecords;
import org.spineline.workup.ConsentFact;
import org.spineline.workup.PreCheckKind;
import org.spineline.workup.domain.ConsentRepository;
import org.spineline.workup.domain.PreCheck;
import org.spineline.workup.domain.PreCheckRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands out what is read again on the day. */
@Service
@SystemUse("Other modules ask within their own permitted use case")
@Transactional(readOnly = true)
class BedsideReader implements BedsideRecords {
    private final PreCheckRepository checks;
    private final ConsentRepository consents;

    BedsideReader(PreCheckRepository checks, ConsentRepository consents) {
        this.checks = checks;
        this.consents = consents;
    }

    @Override
    public ArrivalAnswers arrival(UUID episodeId, Instant since) {
        return checks.findAllByEpisodeIdInOrderByCreatedAt(List.of(episodeId)).stream()
                .filter(check -> check.getKind() == PreCheckKind.ARRIVAL
                        && !check.getCreatedAt().isBefore(since))
                .map(PreCheck::getAnswers)
                .reduce(
                        ArrivalAnswers.NONE,
                        (known, said) -> new ArrivalAnswers(
                                last(known.painAtRest(), said.painAtRest()),
                                last(known.painOnMovement(), said.painOnMovement()),
                                last(known.escort(), said.escort()),
                                last(known.dosesAsInstructed(), said.dosesAsInstructed()),
                                last(known.lastFoodAt(), said.lastFoodAt()),
                                last(known.lastClearFluidAt(), said.lastClearFluidAt())),
                        (one, other) -> other);
    }

    private static <T> @Nullable T last(@Nullable T before, @Nullable T now) {
        return now == null ? before : now;
    }

    @Override
    public Optional<ConsentFact> consent(UUID episodeId) {
        return consents.findByEpisodeId(episodeId)
                .map(consent -> new ConsentFact(consent.getStatus(), consent.getLevels()));
    }
}
