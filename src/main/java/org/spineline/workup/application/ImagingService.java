package org.spineline.workup.application;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.workup.application.WorkupRequests.FindingRequest;
import org.spineline.workup.application.WorkupRequests.ImagingStudyRequest;
import org.spineline.workup.application.WorkupRequests.ImagingStudyResponse;
import org.spineline.workup.domain.ImagingFinding;
import org.spineline.workup.domain.ImagingRules;
import org.spineline.workup.domain.ImagingStudy;
import org.spineline.workup.domain.ImagingStudyRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Imaging before the procedure. */
@Service
@Transactional
public class ImagingService {
    private final ImagingStudyRepository studies;
    private final EpisodeDirectory episodes;
    private final ImagingRules rules;
    private final FacilityZone facility;
    private final WorkupMapper mapper;

    ImagingService(
            ImagingStudyRepository studies,
            EpisodeDirectory episodes,
            ImagingRules rules,
            FacilityZone facility,
            WorkupMapper mapper) {
        this.studies = studies;
        this.episodes = episodes;
        this.rules = rules;
        this.facility = facility;
        this.mapper = mapper;
    }

    @Requires(Permission.WORKUP_RECORD)
    public ImagingStudyResponse record(UUID episodeId, ImagingStudyRequest request) {
        EpisodeSummary episode = episodes.require(episodeId);
        refuseNonsense(request);
        return mapper.toResponse(studies.save(new ImagingStudy(
                episode.patientId(),
                episodeId,
                request.modality(),
                request.performedOn(),
                request.accession(),
                request.viewerUrl(),
                request.levelNumberingMethod(),
                request.comment(),
                request.findings().stream().map(this::finding).toList())));
    }

    /** Newest first. */
    @Requires(Permission.WORKUP_READ)
    @Transactional(readOnly = true)
    public List<ImagingStudyResponse> of(UUID episodeId) {
        episodes.require(episodeId);
        return studies.findAllByEpisodeIdInOrderByPerformedOnDesc(List.of(episodeId)).stream()
                .map(mapper::toResponse)
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
                rules);
    }

    private void refuseNonsense(ImagingStudyRequest request) {
        List<FieldError> errors = new ArrayList<>();
        if (request.performedOn().isAfter(facility.today())) {
            errors.add(new FieldError("/performedOn", "The examination lies in the future."));
        }
        Set<VertebralLevel> seen = EnumSet.noneOf(VertebralLevel.class);
        for (int i = 0; i < request.findings().size(); i++) {
            VertebralLevel level = request.findings().get(i).level();
            if (!seen.add(level)) {
                errors.add(new FieldError("/findings/" + i + "/level", level + " is entered twice."));
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException(
                    "imaging-refused", "The study cannot be right as it stands. Nothing was saved.", errors);
        }
    }
}
