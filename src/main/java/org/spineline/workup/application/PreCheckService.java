package org.spineline.workup.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.episode.CareSetting;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.workup.application.ReadinessRequests.PreCheckOutcome;
import org.spineline.workup.application.ReadinessRequests.PreCheckRequest;
import org.spineline.workup.application.ReadinessRequests.PreCheckResponse;
import org.spineline.workup.domain.GateRules;
import org.spineline.workup.domain.PreCheck;
import org.spineline.workup.domain.PreCheckRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The call two days ahead and the questions at the door. They flag; they never cancel. */
@Service
@Transactional
public class PreCheckService {
    /** Whoever enters an earlier meal means another day. */
    private static final Duration LONGEST_FAST = Duration.ofDays(3);

    private final PreCheckRepository checks;
    private final EpisodeDirectory episodes;
    private final GateRules rules;
    private final CurrentActor actor;
    private final Clock clock;
    private final WorkupMapper mapper;

    PreCheckService(
            PreCheckRepository checks,
            EpisodeDirectory episodes,
            GateRules rules,
            CurrentActor actor,
            Clock clock,
            WorkupMapper mapper) {
        this.checks = checks;
        this.episodes = episodes;
        this.rules = rules;
        this.actor = actor;
        this.clock = clock;
        this.mapper = mapper;
    }

    /** Newest first. */
    @Requires(Permission.READINESS_READ)
    @Transactional(readOnly = true)
    public List<PreCheckResponse> of(UUID episodeId) {
        episodes.require(episodeId);
        return checks.findAllByEpisodeIdInOrderByCreatedAt(List.of(episodeId)).stream()
                .sorted(Comparator.comparing(PreCheck::getCreatedAt).reversed())
                .map(mapper::toResponse)
                .toList();
    }

    @Requires(Permission.READINESS_WORK)
    public PreCheckOutcome record(UUID episodeId, PreCheckRequest request) {
        EpisodeSummary episode = episodes.require(episodeId);
        List<FieldError> errors = new ArrayList<>();
        if (saysNothing(request)) {
            errors.add(new FieldError("/painOnMovement", "Enter at least one answer."));
        }
        intake("/lastFoodAt", request.lastFoodAt(), errors);
        intake("/lastClearFluidAt", request.lastClearFluidAt(), errors);
        if (request.escortName() != null && !Boolean.TRUE.equals(request.escort())) {
            errors.add(new FieldError("/escortName", "Say that there is an escort, or leave the name out."));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("pre-check-refused", "Nothing was saved.", errors);
        }
        PreCheck check = checks.saveAndFlush(new PreCheck(
                episode.patientId(),
                episodeId,
                request.kind(),
                mapper.toAnswers(request),
                request.redFlags(),
                actor.displayName()));
        return new PreCheckOutcome(mapper.toResponse(check), review(request, episode.setting()));
    }

    private List<String> review(PreCheckRequest request, CareSetting setting) {
        List<String> reasons = new ArrayList<>();
        GateRules.PainRecheck rule = rules.painRecheck();
        if (request.painOnMovement() != null && request.painOnMovement() < rule.reviewBelow(setting)) {
            reasons.add("Pain on movement is %d of 10, below %s."
                    .formatted(request.painOnMovement(), rule.limitFor(setting)));
        }
        if (request.redFlags() != null && !request.redFlags().isEmpty()) {
            reasons.add("The patient reports red flags.");
        }
        if (Boolean.FALSE.equals(request.dosesAsInstructed())) {
            reasons.add("The last doses were not taken as instructed.");
        }
        return reasons;
    }

    private void intake(String pointer, @Nullable Instant at, List<FieldError> errors) {
        Instant now = clock.instant();
        if (at != null && at.isAfter(now)) {
            errors.add(new FieldError(pointer, "This lies in the future."));
        } else if (at != null && at.isBefore(now.minus(LONGEST_FAST))) {
            errors.add(new FieldError(pointer, "This is more than three days ago. Check the date."));
        }
    }

    private static boolean saysNothing(PreCheckRequest request) {
        return Stream.of(
                        request.painAtRest(),
                        request.painOnMovement(),
                        request.redFlags(),
                        request.escort(),
                        request.dosesAsInstructed(),
                        request.lastFoodAt(),
                        request.lastClearFluidAt())
                .allMatch(Objects::isNull);
    }
}
