package org.spineline.episode.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.AuthorizationCheck;
import org.spineline.episode.AuthorizationChecks;
import org.spineline.episode.PayerDecision;
import org.spineline.episode.PayerDecisions;
import org.spineline.episode.application.EpisodeRequests.AuthorizationRequest;
import org.spineline.episode.application.EpisodeRequests.AuthorizationResponse;
import org.spineline.episode.domain.AuthorizationReview;
import org.spineline.episode.domain.Episode;
import org.spineline.episode.domain.EpisodeRepository;
import org.spineline.episode.domain.PayerAuthorization;
import org.spineline.episode.domain.PayerAuthorizationRepository;
import org.spineline.kernel.database.ByIds;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was asked of payers, what they said, and whether it still fits the plan. */
@Service
@Transactional
public class AuthorizationService implements PayerDecisions, AuthorizationChecks {
    private final EpisodeRepository episodes;
    private final PayerAuthorizationRepository authorizations;
    private final EpisodeMapper mapper;
    private final FacilityZone facility;

    AuthorizationService(
            EpisodeRepository episodes,
            PayerAuthorizationRepository authorizations,
            EpisodeMapper mapper,
            FacilityZone facility) {
        this.episodes = episodes;
        this.authorizations = authorizations;
        this.mapper = mapper;
        this.facility = facility;
    }

    @Requires(Permission.EPISODE_REFER)
    public AuthorizationResponse authorize(UUID episodeId, AuthorizationRequest request) {
        Episode episode = load(episodeId);
        return mapper.toResponse(authorizations.save(new PayerAuthorization(episode, answer(request))));
    }

    /** The payer has answered, or what was written down was wrong. */
    @Requires(Permission.EPISODE_REFER)
    public AuthorizationResponse answered(
            UUID episodeId, UUID authorizationId, ExpectedVersion expected, AuthorizationRequest request) {
        PayerAuthorization known = authorizations
                .findById(authorizationId)
                .filter(each -> each.getEpisodeId().equals(episodeId))
                .orElseThrow(() -> new NotFoundException(
                        "authorization-not-found",
                        "This authorisation does not exist.",
                        Map.of("authorizationId", authorizationId)));
        known.requireVersion(expected);
        known.becomes(answer(request));
        return mapper.toResponse(authorizations.saveAndFlush(known));
    }

    @Requires(Permission.EPISODE_READ)
    @Transactional(readOnly = true)
    public List<AuthorizationResponse> authorizations(UUID episodeId) {
        load(episodeId);
        return authorizations.findAllByEpisodeIdOrderByCreatedAt(episodeId).stream()
                .map(mapper::toResponse)
                .toList();
    }

    /** @param on day of the procedure; today when null */
    @Requires(Permission.EPISODE_READ)
    @Transactional(readOnly = true)
    public AuthorizationCheck check(UUID episodeId, @Nullable LocalDate on) {
        return review(load(episodeId), authorizations.findAllByEpisodeIdOrderByCreatedAt(episodeId), day(on));
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public Map<UUID, AuthorizationCheck> checks(Collection<UUID> episodeIds, LocalDate on) {
        if (episodeIds.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<PayerAuthorization>> answers =
                authorizations.findAllByEpisodeIdInOrderByCreatedAt(episodeIds).stream()
                        .collect(Collectors.groupingBy(PayerAuthorization::getEpisodeId));
        Map<UUID, AuthorizationCheck> checks = new LinkedHashMap<>();
        episodes.findAllByIdIn(episodeIds)
                .forEach(episode -> checks.put(
                        episode.getId(), review(episode, answers.getOrDefault(episode.getId(), List.of()), on)));
        return checks;
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public Map<UUID, List<PayerDecision>> decisionsOn(Collection<UUID> episodeIds) {
        return ByIds.find(
                        episodeIds,
                        authorizations::findAllByEpisodeIdOrderByCreatedAt,
                        authorizations::findAllByEpisodeIdInOrderByCreatedAt)
                .stream()
                .map(mapper::toDecision)
                .collect(Collectors.groupingBy(PayerDecision::episodeId));
    }

    private static AuthorizationCheck review(Episode episode, List<PayerAuthorization> answers, LocalDate on) {
        Set<VertebralLevel> planned = EnumSet.noneOf(VertebralLevel.class);
        episode.getPlannedLevels().forEach(each -> planned.add(each.level()));
        return AuthorizationReview.of(episode.getId(), episode.getTechnique(), planned, answers, on);
    }

    private LocalDate day(@Nullable LocalDate on) {
        return on == null ? facility.today() : on;
    }

    private Episode load(UUID episodeId) {
        return episodes.findById(episodeId)
                .orElseThrow(() -> new NotFoundException(
                        "episode-not-found", "This episode does not exist.", Map.of("episodeId", episodeId)));
    }

    private static PayerAuthorization.Answer answer(AuthorizationRequest request) {
        List<FieldError> errors = new ArrayList<>();
        LocalDate decided = request.decidedOn();
        if (decided != null
                && request.expiresOn() != null
                && request.expiresOn().isBefore(decided)) {
            errors.add(new FieldError("/expiresOn", "This day is before the day of the decision."));
        }
        if (decided != null && request.requestedOn() != null && decided.isBefore(request.requestedOn())) {
            errors.add(new FieldError("/decidedOn", "The payer decided before it was asked."));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException(
                    "authorization-refused", "The days cannot be right as they stand.", errors);
        }
        return new PayerAuthorization.Answer(
                request.payer(),
                request.program(),
                request.codes(),
                request.levels(),
                request.technique(),
                request.utn(),
                request.status(),
                request.requestedOn(),
                decided,
                request.expiresOn());
    }
}
