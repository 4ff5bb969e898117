package org.spineline.bonehealth.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.spineline.access.SystemUse;
import org.spineline.bonehealth.BoneGapKind;
import org.spineline.bonehealth.BoneGapStatus;
import org.spineline.bonehealth.domain.BoneGap;
import org.spineline.bonehealth.domain.BoneGapRepository;
import org.spineline.bonehealth.domain.BoneRecord;
import org.spineline.bonehealth.domain.BoneRecordRepository;
import org.spineline.bonehealth.domain.BoneRules;
import org.spineline.bonehealth.domain.GapRule;
import org.spineline.bonehealth.domain.GapRule.Evidence;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.procedure.NoteVoided;
import org.spineline.procedure.ProcedureSigned;
import org.spineline.workup.EpisodeImaging;
import org.spineline.workup.Modality;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks about the bone after every procedure, and closes what the record answers. */
@Service
@SystemUse("Follows from signing a note or recording something about the bone, which ask for their own permission")
class GapKeeper {
    private final BoneGapRepository gaps;
    private final BoneRecordRepository records;
    private final EpisodeImaging imaging;
    private final BoneRules rules;
    private final FacilityZone facility;

    GapKeeper(
            BoneGapRepository gaps,
            BoneRecordRepository records,
            EpisodeImaging imaging,
            BoneRules rules,
            FacilityZone facility) {
        this.gaps = gaps;
        this.records = records;
        this.imaging = imaging;
        this.rules = rules;
        this.facility = facility;
    }

    /** The latest procedure asks; an earlier one of the same patient no longer does. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(ProcedureSigned signed) {
        LocalDate day = facility.dayOf(signed.endedAt());
        List<BoneGap> known = gaps.findAllByPatientIdOrderByProcedureOnDescKind(signed.patientId());
        boolean isLatest = known.stream()
                .filter(gap -> !gap.getEpisodeId().equals(signed.episodeId()))
                .noneMatch(gap -> gap.getProcedureOn().isAfter(day) && gap.getStatus() != BoneGapStatus.SUPERSEDED);
        if (!isLatest) {
            return;
        }
        for (BoneGap gap : known) {
            if (!gap.getEpisodeId().equals(signed.episodeId()) && gap.getStatus() != BoneGapStatus.SUPERSEDED) {
                gap.superseded();
                gaps.saveAndFlush(gap);
            }
        }
        for (BoneGapKind kind : BoneGapKind.values()) {
            BoneGap gap = known.stream()
                    .filter(asked -> asked.getEpisodeId().equals(signed.episodeId()) && asked.getKind() == kind)
                    .findFirst()
                    .orElseGet(() -> new BoneGap(signed.patientId(), signed.episodeId(), kind));
            gap.asks(signed.noteId(), day, rules);
            gaps.saveAndFlush(gap);
        }
        lookAgain(signed.patientId());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(NoteVoided voided) {
        for (BoneGap gap : gaps.findAllByNoteId(voided.noteId())) {
            gap.superseded();
            gaps.saveAndFlush(gap);
        }
    }

    /** Something about this patient's bone is new: what does it answer? */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lookAgain(UUID patientId) {
        List<BoneGap> asked = gaps.findAllByPatientIdOrderByProcedureOnDescKind(patientId).stream()
                .filter(gap -> gap.getStatus() != BoneGapStatus.SUPERSEDED)
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        List<Evidence> evidence =
                new ArrayList<>(records.findAllByPatientIdOrderByPerformedOnDescCreatedAtDesc(patientId).stream()
                        .filter(entry -> !entry.isStruck())
                        .flatMap(GapKeeper::evidence)
                        .toList());
        asked.stream()
                .map(BoneGap::getEpisodeId)
                .distinct()
                .flatMap(episode -> imaging.imagingOf(episode).stream())
                .filter(study -> study.modality() == Modality.DXA)
                .forEach(study -> evidence.add(new Evidence(BoneGapKind.DXA, study.performedOn(), null)));
        for (BoneGap gap : asked) {
            gap.found(GapRule.assess(rules.gap(gap.getKind()), gap.getProcedureOn(), evidence));
            gaps.saveAndFlush(gap);
        }
    }

    private static Stream<Evidence> evidence(BoneRecord entry) {
        return Stream.of(BoneGapKind.values())
                .filter(kind -> Objects.equals(kind.answeredBy(), entry.getKind()))
                .map(kind -> new Evidence(kind, entry.getPerformedOn(), entry.getStage()));
    }
}
