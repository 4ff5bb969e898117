package org.spineline.workup.application;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spineline.access.SystemUse;
import org.spineline.workup.ArrivalAnswers;
import org.spineline.workup.ArrivalQuestions;
import org.spineline.workup.PreCheckKind;
import org.spineline.workup.domain.PreCheck;
import org.spineline.workup.domain.PreCheckRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands on what was asked at the door. */
@Service
@SystemUse("Asked by the bedside record, which checks who reads it")
@Transactional(readOnly = true)
class ArrivalReader implements ArrivalQuestions {
    private final PreCheckRepository checks;

    ArrivalReader(PreCheckRepository checks) {
        this.checks = checks;
    }

    @Override
    public Optional<ArrivalAnswers> since(UUID episodeId, Instant from) {
        return checks.findAllByEpisodeIdInOrderByCreatedAt(List.of(episodeId)).stream()
                .filter(check -> check.getKind() == PreCheckKind.ARRIVAL)
                .filter(check -> !check.getCreatedAt().isBefore(from))
                .max(Comparator.comparing(PreCheck::getCreatedAt))
                .map(ArrivalReader::answers);
    }

    private static ArrivalAnswers answers(PreCheck check) {
        PreCheck.Answers said = check.getAnswers();
        return new ArrivalAnswers(
                check.getCreatedAt(),
                said.painAtRest(),
                said.painOnMovement(),
                said.escort(),
                said.escortName(),
                said.lastFoodAt(),
                said.lastClearFluidAt());
    }
}
