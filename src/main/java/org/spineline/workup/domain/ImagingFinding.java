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
import org.spineline.workup.FindingAcuity;
import org.spineline.workup.FractureShape;
import org.spineline.workup.OfClass;

/** What a study shows at one vertebra. Null is "not recorded". */
@Entity
@Table(name = "imaging_finding")
public class ImagingFinding {
    @Id
    private UUID id = UUID.randomUUID();

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
