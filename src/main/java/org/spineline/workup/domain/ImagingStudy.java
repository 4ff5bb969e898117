package org.spineline.workup.domain;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.workup.Modality;

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
