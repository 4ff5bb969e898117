package org.spineline.workup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.kernel.domain.Ids;
import org.spineline.workup.FindingAcuity;
import org.spineline.workup.FractureShape;
import org.spineline.workup.OfClass;

/** What a study shows at one vertebra. Null is "not recorded". */
@Entity
@Table(name = "imaging_finding")
public class ImagingFinding {
    @Id
    private UUID id = Ids.next();

    @Enumerated(EnumType.STRING)
    @Column(name = "vertebral_level")
    private VertebralLevel level;

    @Enumerated(EnumType.STRING)
    @Column(name = "acuity")
    private FindingAcuity acuity;

    @Column(name = "oedema")
    private @Nullable Boolean oedema;

    @Column(name = "height_loss_percent")
    private @Nullable BigDecimal heightLossPercent;

    @Enumerated(EnumType.STRING)
    @Column(name = "shape")
    private FractureShape shape;

    @Column(name = "genant_grade")
    private @Nullable Integer genantGrade;

    @Enumerated(EnumType.STRING)
    @Column(name = "of_class")
    private @Nullable OfClass ofClass;

    @Column(name = "posterior_wall_intact")
    private @Nullable Boolean posteriorWallIntact;

    @Column(name = "retropulsion_mm")
    private @Nullable BigDecimal retropulsionMm;

    @Column(name = "canal_compromise_percent")
    private @Nullable BigDecimal canalCompromisePercent;

    @Column(name = "cleft")
    private @Nullable Boolean cleft;

    @Column(name = "kyphotic_angle_degrees")
    private @Nullable BigDecimal kyphoticAngleDegrees;

    @Column(name = "anterior_height_mm")
    private @Nullable BigDecimal anteriorHeightMm;

    @Column(name = "middle_height_mm")
    private @Nullable BigDecimal middleHeightMm;

    @Column(name = "posterior_height_mm")
    private @Nullable BigDecimal posteriorHeightMm;

    @Column(name = "reference_height_mm")
    private @Nullable BigDecimal referenceHeightMm;

    @Column(name = "genant_reason")
    private @Nullable String genantReason;

    @SuppressWarnings("NullAway.Init")
    protected ImagingFinding() {}

    /** @param genantGrade as read, or null to have it computed from the height loss */
    public ImagingFinding(
            VertebralLevel level,
            FindingAcuity acuity,
            @Nullable Boolean oedema,
            @Nullable BigDecimal heightLossPercent,
            FractureShape shape,
            @Nullable Integer genantGrade,
            @Nullable OfClass ofClass,
            @Nullable Boolean posteriorWallIntact,
            @Nullable BigDecimal retropulsionMm,
            @Nullable BigDecimal canalCompromisePercent,
            @Nullable Boolean cleft,
            @Nullable BigDecimal kyphoticAngleDegrees,
            ImagingRules rules) {
        this.level = level;
        this.acuity = acuity;
        this.oedema = oedema;
        this.heightLossPercent = heightLossPercent;
        this.shape = shape;
        this.genantGrade = genantGrade == null && heightLossPercent != null
                ? Integer.valueOf(rules.genantGrade(heightLossPercent))
                : genantGrade;
        this.ofClass = ofClass;
        this.posteriorWallIntact = posteriorWallIntact;
        this.retropulsionMm = retropulsionMm;
        this.canalCompromisePercent = canalCompromisePercent;
        this.cleft = cleft;
        this.kyphoticAngleDegrees = kyphoticAngleDegrees;
    }

    /**
     * Takes measured heights; where no loss was read, it is computed from them, and the grade with it.
     *
     * @param reason why the reader grades otherwise than the loss says
     */
    public ImagingFinding measured(VertebralHeights heights, @Nullable String reason, ImagingRules rules) {
        anteriorHeightMm = heights.anteriorMm();
        middleHeightMm = heights.middleMm();
        posteriorHeightMm = heights.posteriorMm();
        referenceHeightMm = heights.referenceMm();
        genantReason = reason;
        if (heightLossPercent == null) {
            heightLossPercent = heights.lossPercent().orElse(null);
        }
        if (genantGrade == null && heightLossPercent != null) {
            genantGrade = rules.genantGrade(heightLossPercent);
        }
        return this;
    }

    /** Read again: everything but the identity is replaced. */
    void replacedBy(ImagingFinding read) {
        acuity = read.acuity;
        oedema = read.oedema;
        heightLossPercent = read.heightLossPercent;
        shape = read.shape;
        genantGrade = read.genantGrade;
        ofClass = read.ofClass;
        posteriorWallIntact = read.posteriorWallIntact;
        retropulsionMm = read.retropulsionMm;
        canalCompromisePercent = read.canalCompromisePercent;
        cleft = read.cleft;
        kyphoticAngleDegrees = read.kyphoticAngleDegrees;
        anteriorHeightMm = read.anteriorHeightMm;
        middleHeightMm = read.middleHeightMm;
        posteriorHeightMm = read.posteriorHeightMm;
        referenceHeightMm = read.referenceHeightMm;
        genantReason = read.genantReason;
    }

    public VertebralHeights getHeights() {
        return new VertebralHeights(anteriorHeightMm, middleHeightMm, posteriorHeightMm, referenceHeightMm);
    }

    public @Nullable BigDecimal getAnteriorHeightMm() {
        return anteriorHeightMm;
    }

    public @Nullable BigDecimal getMiddleHeightMm() {
        return middleHeightMm;
    }

    public @Nullable BigDecimal getPosteriorHeightMm() {
        return posteriorHeightMm;
    }

    public @Nullable BigDecimal getReferenceHeightMm() {
        return referenceHeightMm;
    }

    public @Nullable String getGenantReason() {
        return genantReason;
    }

    public UUID getId() {
        return id;
    }

    public VertebralLevel getLevel() {
        return level;
    }

    public FindingAcuity getAcuity() {
        return acuity;
    }

    public @Nullable Boolean getOedema() {
        return oedema;
    }

    public @Nullable BigDecimal getHeightLossPercent() {
        return heightLossPercent;
    }

    public FractureShape getShape() {
        return shape;
    }

    public @Nullable Integer getGenantGrade() {
        return genantGrade;
    }

    public @Nullable OfClass getOfClass() {
        return ofClass;
    }

    public @Nullable Boolean getPosteriorWallIntact() {
        return posteriorWallIntact;
    }

    public @Nullable BigDecimal getRetropulsionMm() {
        return retropulsionMm;
    }

    public @Nullable BigDecimal getCanalCompromisePercent() {
        return canalCompromisePercent;
    }

    public @Nullable Boolean getCleft() {
        return cleft;
    }

    public @Nullable BigDecimal getKyphoticAngleDegrees() {
        return kyphoticAngleDegrees;
    }
}
