package org.spineline.workup.domain;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.workup.Modality;
import org.spineline.workup.MriSequence;
import org.spineline.workup.TransitionalAnatomy;

/** One examination, and what it shows level by level. */
@Entity
@Table(name = "imaging_study")
public class ImagingStudy extends Aggregate implements PatientOwned {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;

    @Column(name = "episode_id", updatable = false)
    private UUID episodeId;

    @Enumerated(EnumType.STRING)
    @Column(name = "modality")
    private Modality modality;

    @Column(name = "performed_on")
    private LocalDate performedOn;

    @Column(name = "accession")
    private @Nullable String accession;

    @Column(name = "viewer_url")
    private @Nullable String viewerUrl;

    @Column(name = "level_numbering_method")
    private @Nullable String levelNumberingMethod;

    @Column(name = "study_comment")
    private @Nullable String comment;

    @Column(name = "mri_sequences")
    private @Nullable String sequences;

    @Enumerated(EnumType.STRING)
    @Column(name = "transitional_anatomy")
    private @Nullable TransitionalAnatomy transitionalAnatomy;

    @Column(name = "transitional_note")
    private @Nullable String transitionalNote;

    @Column(name = "t_score")
    private @Nullable BigDecimal densityTScore;

    // A change of a finding alone would leave the version of the study as it was, and the reader's copy looking fresh.
    @Column(name = "findings_revision")
    private int findingsRevision;

    @SuppressWarnings("NullAway.Init")
    protected ImagingStudy() {}

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "study_id", nullable = false, updatable = false)
    @BatchSize(size = 100)
    private List<ImagingFinding> findings = new ArrayList<>();

    public ImagingStudy(
            UUID patientId,
            UUID episodeId,
            Modality modality,
            LocalDate performedOn,
            @Nullable String accession,
            @Nullable String viewerUrl,
            @Nullable String levelNumberingMethod,
            @Nullable String comment,
            List<ImagingFinding> findings) {
        this.patientId = patientId;
        this.episodeId = episodeId;
        this.modality = modality;
        this.performedOn = performedOn;
        this.accession = accession;
        this.viewerUrl = viewerUrl;
        this.levelNumberingMethod = levelNumberingMethod;
        this.comment = comment;
        this.findings.addAll(findings);
    }

    /**
     * What only some examinations have.
     *
     * @param run sequences of an MRI; empty when not recorded
     * @param transitional null when not recorded
     * @param tScoreRead of a DXA
     */
    public ImagingStudy described(
            Set<MriSequence> run,
            @Nullable TransitionalAnatomy transitional,
            @Nullable String note,
            @Nullable BigDecimal tScoreRead) {
        sequences = run.isEmpty() ? null : run.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
        transitionalAnatomy = transitional;
        transitionalNote = note;
        densityTScore = tScoreRead;
        return this;
    }

    /** Enters what one level shows, or replaces what was entered before. */
    public void shows(ImagingFinding read) {
        findingsRevision++;
        findings.stream()
                .filter(finding -> finding.getLevel() == read.getLevel())
                .findFirst()
                .ifPresentOrElse(finding -> finding.replacedBy(read), () -> findings.add(read));
    }

    /** In the order of the enumeration; empty when not recorded. */
    public List<MriSequence> getSequences() {
        return sequences == null
                ? List.of()
                : Stream.of(sequences.split(",")).map(MriSequence::valueOf).toList();
    }

    public @Nullable TransitionalAnatomy getTransitionalAnatomy() {
        return transitionalAnatomy;
    }

    public @Nullable String getTransitionalNote() {
        return transitionalNote;
    }

    public @Nullable BigDecimal getDensityTScore() {
        return densityTScore;
    }

    /** In anatomical order. */
    public List<ImagingFinding> getFindings() {
        return findings.stream()
                .sorted(Comparator.comparing(ImagingFinding::getLevel))
                .toList();
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getEpisodeId() {
        return episodeId;
    }

    public Modality getModality() {
        return modality;
    }

    public LocalDate getPerformedOn() {
        return performedOn;
    }

    public @Nullable String getAccession() {
        return accession;
    }

    public @Nullable String getViewerUrl() {
        return viewerUrl;
    }

    public @Nullable String getLevelNumberingMethod() {
        return levelNumberingMethod;
    }

    public @Nullable String getComment() {
        return comment;
    }
}
