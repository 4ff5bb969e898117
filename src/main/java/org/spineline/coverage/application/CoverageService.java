package org.spineline.coverage.application;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.coverage.CodeProposal;
import org.spineline.coverage.CriterionResult;
import org.spineline.coverage.CriterionStatus;
import org.spineline.coverage.application.CoverageRequests.CoverageResponse;
import org.spineline.coverage.application.CoverageRequests.StatementRequest;
import org.spineline.coverage.application.CoverageRequests.StatementView;
import org.spineline.coverage.domain.CodeAdvice;
import org.spineline.coverage.domain.CoverageChart;
import org.spineline.coverage.domain.CoverageChart.Pain;
import org.spineline.coverage.domain.CoverageChart.Said;
import org.spineline.coverage.domain.CoverageRules;
import org.spineline.coverage.domain.CoverageRules.Payer;
import org.spineline.coverage.domain.CoverageStatement;
import org.spineline.coverage.domain.CoverageStatementRepository;
import org.spineline.coverage.domain.CriteriaReader;
import org.spineline.episode.AuthorizationStatus;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeFacts;
import org.spineline.episode.EpisodePainContributor;
import org.spineline.episode.PainContext;
import org.spineline.episode.PainPoint;
import org.spineline.episode.PayerDecisions;
import org.spineline.episode.Technique;
import org.spineline.episode.VettingConcern;
import org.spineline.episode.VettingSafeguard;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.workup.EpisodeBlood;
import org.spineline.workup.EpisodeImaging;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds an episode against what payers ask and what stands against the procedure. */
@Service
@Transactional
public class CoverageService implements VettingSafeguard {
    private final EpisodeDirectory episodes;
    private final PatientDirectory patients;
    private final EpisodeImaging imaging;
    private final EpisodeBlood blood;
    private final PayerDecisions decisions;
    private final ObjectProvider<EpisodePainContributor> pain;
    private final CoverageStatementRepository statements;
    private final CoverageRules rules;
    private final CoverageMapper mapper;
    private final CurrentActor actor;
    private final FacilityZone facility;

    CoverageService(
            EpisodeDirectory episodes,
            PatientDirectory patients,
            EpisodeImaging imaging,
            EpisodeBlood blood,
            PayerDecisions decisions,
            ObjectProvider<EpisodePainContributor> pain,
            CoverageStatementRepository statements,
            CoverageRules rules,
            CoverageMapper mapper,
            CurrentActor actor,
            FacilityZone facility) {
        this.episodes = episodes;
        this.patients = patients;
        this.imaging = imaging;
        this.blood = blood;
        this.decisions = decisions;
        this.pain = pain;
        this.statements = statements;
        this.rules = rules;
        this.mapper = mapper;
        this.actor = actor;
        this.facility = facility;
    }

    /**
     * @param payer code of the payer; the first one of the site when null
     * @param technique to judge instead of the planned one
     * @param levels to judge instead of the planned ones
     * @throws NotFoundException if there is no such episode or payer
     */
    @Requires(Permission.EPISODE_READ)
    @Transactional(readOnly = true)
    public CoverageResponse assess(
            UUID episodeId,
            @Nullable String payer,
            @Nullable Technique technique,
            @Nullable List<VertebralLevel> levels) {
        EpisodeFacts episode = episodes.facts(episodeId);
        Payer asked = payer == null
                ? rules.payers().get(0)
                : rules.payer(payer)
                        .orElseThrow(() -> new NotFoundException(
                                "payer-not-found", "The rules of this payer are not known here.", Map.of()));
        CoverageChart chart = chart(episode, technique, levels);
        CriteriaReader reader = new CriteriaReader(chart);
        return new CoverageResponse(
                episodeId,
                chart.day(),
                chart.levels(),
                chart.technique(),
                rules.payers().stream().map(mapper::toChoice).toList(),
                mapper.toAssessment(asked, reader.readAll(asked.criteria())),
                reader.readAll(rules.contraindications().absolute()),
                reader.readAll(rules.contraindications().relative()),
                views(chart.statements()),
                codes(chart),
                rules.considerations().stream().map(mapper::toView).toList());
    }

    /** Keeps what the physician says beside what was said before. */
    @Requires(Permission.EPISODE_VET)
    public List<StatementView> state(UUID episodeId, StatementRequest request) {
        EpisodeFacts episode = episodes.facts(episodeId);
        if (!rules.knows(request.code())) {
            throw new RuleViolationException(
                    "statement-refused",
                    "The statement was not saved.",
                    List.of(new FieldError("/code", "This statement is not asked for. Choose one of the list.")));
        }
        statements.save(new CoverageStatement(
                episode.patientId(), episodeId, request.code(), request.answer(), request.note(), actor.displayName()));
        return views(said(episodeId));
    }

    @Override
    @SystemUse("Asked by the decision on a referral, which asks for its own permission")
    @Transactional(readOnly = true)
    public List<VettingConcern> concernsOn(UUID episodeId, List<VertebralLevel> levels) {
        CriteriaReader reader = new CriteriaReader(chart(episodes.facts(episodeId), null, levels));
        return Stream.concat(
                        reader.readAll(rules.contraindications().absolute()).stream()
                                .filter(CoverageService::stands)
                                .map(result -> concern(result, true)),
                        reader.readAll(rules.contraindications().relative()).stream()
                                .filter(CoverageService::stands)
                                .map(result -> concern(result, false)))
                .toList();
    }

    private static boolean stands(CriterionResult result) {
        return result.status() == CriterionStatus.NOT_MET;
    }

    private static VettingConcern concern(CriterionResult result, boolean absolute) {
        return new VettingConcern(result.id(), absolute, result.text() + ": " + result.evidence());
    }

    private CodeProposal codes(CoverageChart chart) {
        List<String> requested = decisions.decisionsOn(List.of(chart.episode().id())).values().stream()
                .flatMap(List::stream)
                .filter(decision -> decision.status() != AuthorizationStatus.NOT_AFFIRMED)
                .filter(decision ->
                        decision.expiresOn() == null || !decision.expiresOn().isBefore(chart.day()))
                .flatMap(decision -> decision.codes().stream())
                .distinct()
                .toList();
        return CodeAdvice.of(rules.codes(), chart.episode().indication(), chart.technique(), chart.levels(), requested);
    }

    private CoverageChart chart(
            EpisodeFacts episode, @Nullable Technique technique, @Nullable List<VertebralLevel> levels) {
        PatientSummary patient = patients.require(episode.patientId());
        LocalDate today = facility.today();
        List<VertebralLevel> broken = episode.fractures().stream()
                .map(EpisodeFacts.FractureFact::level)
                .toList();
        List<VertebralLevel> planned = episode.plannedLevels().isEmpty() ? broken : episode.plannedLevels();
        return new CoverageChart(
                today,
                episode,
                (levels == null || levels.isEmpty() ? planned : levels)
                        .stream().distinct().sorted().toList(),
                technique == null ? episode.technique() : technique,
                patient.sex(),
                Period.between(patient.birthDate(), today).getYears(),
                patient.allergyCategories(),
                newestPain(episode),
                imaging.imagingOf(episode.id()),
                blood.coagulationOf(episode.id()),
                said(episode.id()));
    }

    /** Whoever asked last about pain on movement; the referral always has. */
    private Pain newestPain(EpisodeFacts episode) {
        return pain.stream()
                .flatMap(contributor -> contributor.painFor(episode.id()).stream())
                .filter(point -> point.context() == PainContext.MOVEMENT)
                .max(Comparator.comparing(PainPoint::at))
                .map(point -> new Pain(point.score(), facility.dayOf(point.at()), point.source()))
                .orElseGet(() -> new Pain(episode.painOnMovement(), facility.dayOf(episode.referredAt()), "Referral"));
    }

    private Map<String, Said> said(UUID episodeId) {
        Map<String, Said> newest = new LinkedHashMap<>();
        for (CoverageStatement each : statements.findAllByEpisodeIdOrderByCreatedAt(episodeId)) {
            newest.put(
                    each.getCode(),
                    new Said(each.isAnswer(), each.getNote(), each.getByName(), facility.dayOf(each.getCreatedAt())));
        }
        return newest;
    }

    private List<StatementView> views(Map<String, Said> said) {
        return rules.statements().stream()
                .map(known -> {
                    Said answer = said.get(known.code());
                    return answer == null
                            ? new StatementView(known.code(), known.text(), null, null, null, null)
                            : new StatementView(
                                    known.code(),
                                    known.text(),
                                    answer.answer(),
                                    answer.note(),
                                    answer.byName(),
                                    answer.on());
                })
                .toList();
    }
}
