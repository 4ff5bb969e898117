package org.spineline.bonehealth.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.bonehealth.BoneGapKind;
import org.spineline.bonehealth.BoneGapStatus;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.problem.ConflictException;

/** One question about the bone after one procedure, open until it is answered or a named person waives it. */
@Entity
@Table(name = "bone_gap")
public class BoneGap extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", updatable = false)
    private BoneGapKind kind;

    @Column(name = "procedure_on")
    private LocalDate procedureOn;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "note_id")
    private UUID noteId;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private BoneGapStatus status;

    @Column(name = "evidence_on")
    private @Nullable LocalDate evidenceOn;

    @Column(name = "rule_version")
    private String ruleVersion;

    @Column(name = "waived_at")
    private @Nullable Instant waivedAt;

    @Column(name = "waived_by")
    private @Nullable String waivedBy;

    @Column(name = "waived_reason")
    private @Nullable String waivedReason;

    @Column(name = "letter_at")
    private @Nullable Instant letterAt;

    @Column(name = "letter_by")
    private @Nullable String letterBy;

    @SuppressWarnings("NullAway.Init")
    protected BoneGap() {}

    public BoneGap(UUID patientId, UUID episodeId, BoneGapKind kind) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.kind = kind;
    }

    /** A signed note says when the procedure was; the same question is asked of its day. */
    public void asks(UUID note, LocalDate day, BoneRules rules) {
        noteId = note;
        procedureOn = day;
        dueOn = day.plusDays(rules.gap(kind).dueAfterDays());
        ruleVersion = rules.version();
        if (status == null || status == BoneGapStatus.SUPERSEDED) {
            status = BoneGapStatus.MISSING;
        }
    }

    /** What the record says now; somebody's waiver stands, and so does the end of the question. */
    public void found(GapRule.Finding finding) {
        if (status != BoneGapStatus.WAIVED && status != BoneGapStatus.SUPERSEDED) {
            status = finding.status();
            evidenceOn = finding.evidenceOn();
        }
    }

    /** Nobody asks any more: a later procedure does, or this one is not on record. */
    public void superseded() {
        status = BoneGapStatus.SUPERSEDED;
        waivedAt = null;
        waivedBy = null;
        waivedReason = null;
    }

    public void waived(String why, String by, Instant at) {
        requireOpen();
        status = BoneGapStatus.WAIVED;
        waivedReason = why;
        waivedBy = by;
        waivedAt = at;
    }

    /** The waiver was a mistake; what the record says counts again. */
    public void askedAgain() {
        if (status != BoneGapStatus.WAIVED) {
            throw new ConflictException(
                    "gap-not-waived",
                    "This was not waived, so there is nothing to take back.",
                    Map.of("gapId", getId()));
        }
        superseded();
        status = BoneGapStatus.MISSING;
    }

    public void letterPrinted(String by, Instant at) {
        requireOpen();
        letterBy = by;
        letterAt = at;
    }

    private void requireOpen() {
        if (!BoneGapStatus.OPEN.contains(status)) {
            throw new ConflictException(
                    "gap-not-open",
                    "This is not open any more. Nothing was saved; reload to see what closed it.",
                    Map.of("gapId", getId(), "gapStatus", status));
        }
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public BoneGapKind getKind() {
        return kind;
    }

    public LocalDate getProcedureOn() {
        return procedureOn;
    }

    public LocalDate getDueOn() {
        return dueOn;
    }

    public UUID getNoteId() {
        return noteId;
    }

    public BoneGapStatus getStatus() {
        return status;
    }

    public @Nullable LocalDate getEvidenceOn() {
        return evidenceOn;
    }

    public String getRuleVersion() {
        return ruleVersion;
    }

    public @Nullable Instant getWaivedAt() {
        return waivedAt;
    }

    public @Nullable String getWaivedBy() {
        return waivedBy;
    }

    public @Nullable String getWaivedReason() {
        return waivedReason;
    }

    public @Nullable Instant getLetterAt() {
        return letterAt;
    }

    public @Nullable String getLetterBy() {
        return letterBy;
    }
}
