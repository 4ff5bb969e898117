package org.spineline.workup.application;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spineline.access.Permission;
import org.spineline.access.SystemUse;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeTimelineContributor;
import org.spineline.episode.TimelineEntry;
import org.spineline.episode.TimelineKind;
import org.spineline.episode.TimelineStatus;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.workup.ConsentStatus;
import org.spineline.workup.HoldState;
import org.spineline.workup.domain.AntithromboticRules;
import org.spineline.workup.domain.Consent;
import org.spineline.workup.domain.ConsentRepository;
import org.spineline.workup.domain.Gates;
import org.spineline.workup.domain.ImagingStudy;
import org.spineline.workup.domain.ImagingStudyRepository;
import org.spineline.workup.domain.LabCatalogue;
import org.spineline.workup.domain.LabResult;
import org.spineline.workup.domain.LabResultRepository;
import org.spineline.workup.domain.MedicationHold;
import org.spineline.workup.domain.MedicationHoldRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lines of the work-up on the episode's timeline. */
@Service
@SystemUse("Asked by the timeline, which filters by permission")
@Transactional(readOnly = true)
class WorkupTimeline implements EpisodeTimelineContributor {
    private final ImagingStudyRepository studies;
    private final LabResultRepository labs;
    private final MedicationHoldRepository holds;
    private final ConsentRepository consents;
    private final EpisodeDirectory episodes;
    private final LabCatalogue catalogue;
    private final AntithromboticRules antithrombotics;
    private final FacilityZone facility;

    WorkupTimeline(
            ImagingStudyRepository studies,
            LabResultRepository labs,
            MedicationHoldRepository holds,
            ConsentRepository consents,
            EpisodeDirectory episodes,
            LabCatalogue catalogue,
            AntithromboticRules antithrombotics,
            FacilityZone facility) {
        this.studies = studies;
        this.labs = labs;
        this.holds = holds;
        this.consents = consents;
        this.episodes = episodes;
        this.catalogue = catalogue;
        this.antithrombotics = antithrombotics;
        this.facility = facility;
    }

    @Override
    public Permission requires() {
        return Permission.WORKUP_READ;
    }

    @Override
    public List<TimelineEntry> entriesFor(UUID episodeId) {
        var episode = episodes.require(episodeId);
        // Blood work belongs to the patient; what was taken long before this episode is another story.
        var from = facility.startOf(episode.onset());
        return Stream.of(
                        studies.findAllByEpisodeIdInOrderByPerformedOnDesc(List.of(episodeId)).stream()
                                .map(this::line),
                        labs
                                .findAllByPatientIdInAndLoincInOrderByCollectedAtDesc(
                                        List.of(episode.patientId()), List.of(Gates.INR, Gates.PLATELETS))
                                .stream()
                                .filter(result -> !result.getCollectedAt().isBefore(from))
                                .map(this::line),
                        holds.findAllByEpisodeIdInOrderByCreatedAt(List.of(episodeId)).stream()
                                .map(this::line),
                        consents.findByEpisodeId(episodeId).stream()
                                .filter(consent -> consent.getStatus() != ConsentStatus.NOT_ASKED)
                                .map(this::line))
                .flatMap(lines -> lines)
                .toList();
    }

    private TimelineEntry line(ImagingStudy study) {
        String findings = study.getFindings().stream()
                .map(finding -> finding.getLevel()
                        + (Boolean.TRUE.equals(finding.getOedema()) ? " oedema" : "")
                        + (finding.getHeightLossPercent() == null
                                ? ""
                                : ", height loss "
                                        + finding.getHeightLossPercent()
                                                .stripTrailingZeros()
                                                .toPlainString() + " %"))
                .collect(Collectors.joining("; "));
        return new TimelineEntry(
                "imaging-" + study.getId(),
                TimelineKind.IMAGING,
                facility.startOf(study.getPerformedOn()),
                study.getPerformedOn(),
                words(study.getModality()),
                findings.isEmpty() ? null : findings,
                TimelineStatus.DONE,
                null);
    }

    private TimelineEntry line(LabResult result) {
        return new TimelineEntry(
                "lab-" + result.getId(),
                TimelineKind.LAB,
                result.getCollectedAt(),
                null,
                catalogue
                        .find(result.getLoinc())
                        .map(test -> test.name() + " " + test.shown(result.getValue()))
                        .orElse(result.getLoinc()),
                null,
                TimelineStatus.DONE,
                null);
    }

    private TimelineEntry line(MedicationHold hold) {
        String drug = antithrombotics
                .find(hold.getDrug())
                .map(AntithromboticRules.Drug::name)
                .orElse(hold.getDrug());
        boolean settled = hold.getState() == HoldState.CONFIRMED || hold.getState() == HoldState.WAIVED;
        return new TimelineEntry(
                "hold-" + hold.getId(),
                TimelineKind.HOLD,
                hold.getApprovedAt() == null ? hold.getCreatedAt() : hold.getApprovedAt(),
                null,
                "Hold of " + drug,
                words(hold.getState()),
                settled
                        ? TimelineStatus.DONE
                        : hold.getState() == HoldState.VIOLATED ? TimelineStatus.OVERDUE : TimelineStatus.DUE,
                null);
    }

    private TimelineEntry line(Consent consent) {
        return new TimelineEntry(
                "consent-" + consent.getId(),
                TimelineKind.CONSENT,
                consent.getSignedAt() == null ? consent.getCreatedAt() : consent.getSignedAt(),
                null,
                "Consent",
                words(consent.getStatus()),
                consent.getStatus() == ConsentStatus.SIGNED ? TimelineStatus.DONE : TimelineStatus.CANCELLED,
                null);
    }

    private static String words(Enum<?> value) {
        String words = Words.of(value);
        return value.name().length() <= 3 ? value.name() : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
