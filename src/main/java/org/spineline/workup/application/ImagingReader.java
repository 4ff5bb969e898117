package org.spineline.workup.application;

import java.util.List;
import java.util.UUID;
import org.spineline.access.SystemUse;
import org.spineline.workup.EpisodeImaging;
import org.spineline.workup.ImagingEvidence;
import org.spineline.workup.ImagingEvidence.AtLevel;
import org.spineline.workup.domain.ImagingFinding;
import org.spineline.workup.domain.ImagingStudy;
import org.spineline.workup.domain.ImagingStudyRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands out the studies of an episode. */
@Service
@SystemUse("Other modules ask within their own permitted use case")
@Transactional(readOnly = true)
class ImagingReader implements EpisodeImaging {
    private final ImagingStudyRepository studies;

    ImagingReader(ImagingStudyRepository studies) {
        this.studies = studies;
    }

    @Override
    public List<ImagingEvidence> imagingOf(UUID episodeId) {
        return studies.findAllByEpisodeIdInOrderByPerformedOnDesc(List.of(episodeId)).stream()
                .map(ImagingReader::evidence)
                .toList();
    }

    private static ImagingEvidence evidence(ImagingStudy study) {
        return new ImagingEvidence(
                study.getId(),
                study.getModality(),
                study.getPerformedOn(),
                study.getAccession(),
                study.getFindings().stream().map(ImagingReader::atLevel).toList());
    }

    private static AtLevel atLevel(ImagingFinding finding) {
        return new AtLevel(
                finding.getLevel(),
                finding.getAcuity(),
                finding.getOedema(),
                finding.getHeightLossPercent(),
                finding.getGenantGrade(),
                finding.getOfClass(),
                finding.getPosteriorWallIntact(),
                finding.getRetropulsionMm(),
                finding.getCanalCompromisePercent(),
                finding.getKyphoticAngleDegrees());
    }
}
