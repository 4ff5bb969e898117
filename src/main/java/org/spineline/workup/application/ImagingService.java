package org.spineline.workup.application;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.workup.Modality;
import org.spineline.workup.ProcedureDate;
import org.spineline.workup.ProcedureDates;
import org.spineline.workup.application.WorkupRequests.ClinicalChangeRequest;
import org.spineline.workup.application.WorkupRequests.FindingFlag;
import org.spineline.workup.application.WorkupRequests.FindingRequest;
import org.spineline.workup.application.WorkupRequests.ImagingRecencyResponse;
import org.spineline.workup.application.WorkupRequests.ImagingStudyRequest;
import org.spineline.workup.application.WorkupRequests.ImagingStudyResponse;
import org.spineline.workup.domain.ClinicalChange;
import org.spineline.workup.domain.ClinicalChangeRepository;
import org.spineline.workup.domain.FindingContradictions;
import org.spineline.workup.domain.ImagingFinding;
import org.spineline.workup.domain.ImagingRecency;
import org.spineline.workup.domain.ImagingRules;
import org.spineline.workup.domain.ImagingStudy;
import org.spineline.workup.domain.ImagingStudyRepository;
import org.spineline.workup.domain.VertebralHeights;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Imaging before the procedure. */
@Service
@Transactional
public class ImagingService {
    private final ImagingStudyRepository studies;
    private final EpisodeDirectory episodes;
    private final ClinicalChangeRepository changes;
    private final ProcedureDates dates;
    private final ImagingRules rules;
    private final FacilityZone facility;
    private final CurrentActor actor;
    private final WorkupMapper mapper;

    ImagingService(
            ImagingStudyRepository studies,
            EpisodeDirectory episodes,
            ClinicalChangeRepository changes,
            ProcedureDates dates,
            ImagingRules rules,
            FacilityZone facility,
            CurrentActor actor,
            WorkupMapper mapper) {
        this.studies = studies;
        this.episodes = episodes;
        this.changes = changes;
        this.dates = dates;
        this.rules = rules;
        this.facility = facility;
        this.actor = actor;
        this.mapper = mapper;
    }

    @Requires(Permission.WORKUP_RECORD)
    public ImagingStudyResponse record(UUID episodeId, ImagingStudyRequest request) {
        EpisodeSummary episode = episodes.require(episodeId);
        List<ImagingFinding> findings =
                request.findings().stream().map(this::finding).toList();
        refuseNonsense(request, findings, episode);
        ImagingStudy study = new ImagingStudy(
                episode.patientId(),
                episodeId,
                request.modality(),
                request.performedOn(),
                request.accession(),
                request.viewerUrl(),
                request.levelNumberingMethod(),
                request.comment(),
                findings);
        study.described(
                request.sequences() == null ? Set.of() : request.sequences(),
                request.transitionalAnatomy(),
                request.transitionalNote(),
                request.densityTScore());
        return response(studies.save(study), episode);
    }

    /** Enters what a study shows at one level, or replaces what was entered for it. */
    @Requires(Permission.WORKUP_RECORD)
    public ImagingStudyResponse show(UUID episodeId, UUID studyId, ExpectedVersion expected, FindingRequest request) {
        EpisodeSummary episode = episodes.require(episodeId);
        ImagingStudy study = studies.findByIdAndEpisodeId(studyId, episodeId)
                .orElseThrow(() -> new NotFoundException(
                        "imaging-not-found", "This study does not exist.", Map.of("studyId", studyId)));
        study.requireVersion(expected);
        ImagingFinding read = finding(request);
        List<FieldError> errors = new ArrayList<>();
        contradictions(read, study.getModality(), episode, "", errors);
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
        study.shows(read);
        return response(studies.saveAndFlush(study), episode);
    }

    /** A fall or a new pain since the pictures. */
    @Requires(Permission.WORKUP_RECORD)
    public ImagingRecencyResponse changed(UUID episodeId, ClinicalChangeRequest request) {
        EpisodeSummary episode = episodes.require(episodeId);
        if (request.happenedOn().isAfter(facility.today())) {
            throw refused(List.of(new FieldError("/happenedOn", "This lies in the future.")));
        }
        changes.save(new ClinicalChange(
                episode.patientId(),
                episodeId,
                request.kind(),
                request.happenedOn(),
                request.note(),
                actor.displayName()));
        return recency(episode);
    }

    /** How old the pictures are on the day of the procedure, and whether something has happened since. */
    @Requires(Permission.WORKUP_READ)
    @Transactional(readOnly = true)
    public ImagingRecencyResponse recency(UUID episodeId) {
        return recency(episodes.require(episodeId));
    }

    private ImagingRecencyResponse recency(EpisodeSummary episode) {
        List<UUID> one = List.of(episode.id());
        ProcedureDate date = dates.of(one).get(episode.id());
        List<ClinicalChange> since = changes.findAllByEpisodeIdInOrderByHappenedOn(one);
        ImagingRecency recency = ImagingRecency.of(
                rules,
                studies.findAllByEpisodeIdInOrderByPerformedOnDesc(one).stream()
                        .map(study -> ImagingRecency.Seen.of(study, study.getCreatedAt()))
                        .toList(),
                since.stream().map(ImagingRecency.Since::of).toList(),
                List.of(ImagingRecency.Onset.of(episode)),
                date == null ? facility.today() : facility.dayOf(date.start()));
        return mapper.toResponse(
                recency, rules, since.stream().map(mapper::toResponse).toList());
    }

    private ImagingStudyResponse response(ImagingStudy study, EpisodeSummary episode) {
        Set<VertebralLevel> known = levelsOf(episode);
        return mapper.toResponse(
                study,
                study.getFindings().stream()
                        .map(finding -> mapper.toResponse(
                                finding,
                                FindingContradictions.of(finding, study.getModality(), known, rules).stream()
                                        .map(found -> new FindingFlag(found.field(), found.message()))
                                        .toList()))
                        .toList());
    }

    private static Set<VertebralLevel> levelsOf(EpisodeSummary episode) {
        Set<VertebralLevel> known = EnumSet.noneOf(VertebralLevel.class);
        known.addAll(episode.fractureLevels());
        known.addAll(episode.plannedLevels());
        return known;
    }

    private void contradictions(
            ImagingFinding finding, Modality modality, EpisodeSummary episode, String at, List<FieldError> errors) {
        FindingContradictions.of(finding, modality, levelsOf(episode), rules).stream()
                .filter(FindingContradictions.Contradiction::refused)
                .forEach(found -> errors.add(new FieldError(at + "/" + found.field(), found.message())));
    }

    /** Newest first. */
    @Requires(Permission.WORKUP_READ)
    @Transactional(readOnly = true)
    public List<ImagingStudyResponse> of(UUID episodeId) {
        EpisodeSummary episode = episodes.require(episodeId);
        return studies.findAllByEpisodeIdInOrderByPerformedOnDesc(List.of(episodeId)).stream()
                .map(study -> response(study, episode))
                .toList();
    }

    private ImagingFinding finding(FindingRequest told) {
        return new ImagingFinding(
                        told.level(),
                        told.acuity(),
                        told.oedema(),
                        told.heightLossPercent(),
                        told.shape(),
                        told.genantGrade(),
                        told.ofClass(),
                        told.posteriorWallIntact(),
                        told.retropulsionMm(),
                        told.canalCompromisePercent(),
                        told.cleft(),
                        told.kyphoticAngleDegrees(),
                        rules)
                .measured(
                        new VertebralHeights(
                                told.anteriorHeightMm(),
                                told.middleHeightMm(),
                                told.posteriorHeightMm(),
                                told.referenceHeightMm()),
                        told.genantReason(),
                        rules);
    }

    private void refuseNonsense(ImagingStudyRequest request, List<ImagingFinding> findings, EpisodeSummary episode) {
        List<FieldError> errors = new ArrayList<>();
        if (request.sequences() != null && !request.sequences().isEmpty() && request.modality() != Modality.MRI) {
            errors.add(new FieldError("/sequences", "Only an MRI has sequences."));
        }
        if (request.densityTScore() != null && request.modality() != Modality.DXA) {
            errors.add(new FieldError("/densityTScore", "Only a DXA has a T-score."));
        }
        if (request.performedOn().isAfter(facility.today())) {
            errors.add(new FieldError("/performedOn", "The examination lies in the future."));
        }
        Set<VertebralLevel> seen = EnumSet.noneOf(VertebralLevel.class);
        for (int i = 0; i < request.findings().size(); i++) {
            VertebralLevel level = request.findings().get(i).level();
            if (!seen.add(level)) {
                errors.add(new FieldError("/findings/" + i + "/level", level + " is entered twice."));
            }
            contradictions(findings.get(i), request.modality(), episode, "/findings/" + i, errors);
        }
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
    }

    private static RuleViolationException refused(List<FieldError> errors) {
        return new RuleViolationException(
                "imaging-refused", "The study cannot be right as it stands. Nothing was saved.", errors);
    }
}
