package org.spineline.procedure.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Approach;
import org.spineline.episode.Technique;
import org.spineline.kernel.domain.Ids;
import org.spineline.procedure.AccessRoute;
import org.spineline.procedure.Leak;

/** What was done at one vertebra. Volumes in mL, pressures in psi, heights in mm; null is "not recorded". */
@Entity
@Table(name = "treated_level")
public class TreatedLevel {
    @Id
    private UUID id = Ids.next();

    @Enumerated(EnumType.STRING)
    @Column(name = "vertebral_level")
    private VertebralLevel level;

    @Enumerated(EnumType.STRING)
    @Column(name = "technique")
    private @Nullable Technique technique;

    @Enumerated(EnumType.STRING)
    @Column(name = "approach")
    private @Nullable AccessRoute approach;

    @Enumerated(EnumType.STRING)
    @Column(name = "side")
    private @Nullable Approach side;

    @Column(name = "needle_gauge")
    private @Nullable Integer needleGauge;

    @Column(name = "biopsy")
    private @Nullable Boolean biopsy;

    @Column(name = "balloon_model")
    private @Nullable String balloonModel;

    @Column(name = "balloon_lot_id")
    private @Nullable UUID balloonLotId;

    @Column(name = "balloon_volume_ml")
    private @Nullable BigDecimal balloonVolumeMl;

    @Column(name = "balloon_peak_pressure_psi")
    private @Nullable BigDecimal balloonPeakPressurePsi;

    @Column(name = "cement_product")
    private @Nullable String cementProduct;

    @Column(name = "cement_lot")
    private @Nullable String cementLot;

    @Column(name = "cement_lot_id")
    private @Nullable UUID cementLotId;

    @Column(name = "cement_expiry")
    private @Nullable LocalDate cementExpiry;

    @Column(name = "cement_ml_left")
    private @Nullable BigDecimal cementMlLeft;

    @Column(name = "cement_ml_right")
    private @Nullable BigDecimal cementMlRight;

    @Column(name = "cement_mixing_minutes")
    private @Nullable BigDecimal cementMixingMinutes;

    @Column(name = "lot_not_in_catalogue")
    private @Nullable Boolean lotNotInCatalogue;

    @Enumerated(EnumType.STRING)
    @Column(name = "leak")
    private @Nullable Leak leak;

    @Column(name = "leak_site")
    private @Nullable String leakSite;

    @Column(name = "leak_symptomatic")
    private @Nullable Boolean leakSymptomatic;

    @Column(name = "leak_action")
    private @Nullable String leakAction;

    @Column(name = "height_before_mm")
    private @Nullable BigDecimal heightBeforeMm;

    @Column(name = "height_after_mm")
    private @Nullable BigDecimal heightAfterMm;

    @Column(name = "kyphotic_angle_degrees")
    private @Nullable BigDecimal kyphoticAngleDegrees;

    @Column(name = "cement_units")
    private @Nullable Integer cementUnits;

    @Column(name = "balloon_units")
    private @Nullable Integer balloonUnits;

    @Column(name = "beyond_stock")
    private @Nullable Boolean beyondStock;

    @SuppressWarnings("NullAway.Init")
    protected TreatedLevel() {}

    public TreatedLevel(
            VertebralLevel level,
            @Nullable Technique technique,
            @Nullable AccessRoute approach,
            @Nullable Approach side,
            @Nullable Integer needleGauge,
            @Nullable Boolean biopsy,
            @Nullable String balloonModel,
            @Nullable UUID balloonLotId,
            @Nullable BigDecimal balloonVolumeMl,
            @Nullable BigDecimal balloonPeakPressurePsi,
            @Nullable String cementProduct,
            @Nullable String cementLot,
            @Nullable UUID cementLotId,
            @Nullable LocalDate cementExpiry,
            @Nullable BigDecimal cementMlLeft,
            @Nullable BigDecimal cementMlRight,
            @Nullable BigDecimal cementMixingMinutes,
            @Nullable Boolean lotNotInCatalogue,
            @Nullable Leak leak,
            @Nullable String leakSite,
            @Nullable Boolean leakSymptomatic,
            @Nullable String leakAction,
            @Nullable BigDecimal heightBeforeMm,
            @Nullable BigDecimal heightAfterMm,
            @Nullable BigDecimal kyphoticAngleDegrees,
            @Nullable Integer cementUnits,
            @Nullable Integer balloonUnits,
            @Nullable Boolean beyondStock) {
        this.level = level;
        this.technique = technique;
        this.approach = approach;
        this.side = side;
        this.needleGauge = needleGauge;
        this.biopsy = biopsy;
        this.balloonModel = balloonModel;
        this.balloonLotId = balloonLotId;
        this.balloonVolumeMl = balloonVolumeMl;
        this.balloonPeakPressurePsi = balloonPeakPressurePsi;
        this.cementProduct = cementProduct;
        this.cementLot = cementLot;
        this.cementLotId = cementLotId;
        this.cementExpiry = cementExpiry;
        this.cementMlLeft = cementMlLeft;
        this.cementMlRight = cementMlRight;
        this.cementMixingMinutes = cementMixingMinutes;
        this.lotNotInCatalogue = lotNotInCatalogue;
        this.leak = leak;
        this.leakSite = leakSite;
        this.leakSymptomatic = leakSymptomatic;
        this.leakAction = leakAction;
        this.heightBeforeMm = heightBeforeMm;
        this.heightAfterMm = heightAfterMm;
        this.kyphoticAngleDegrees = kyphoticAngleDegrees;
        this.cementUnits = cementUnits;
        this.balloonUnits = balloonUnits;
        this.beyondStock = beyondStock;
    }

    /** What the catalogue says of the lot stands in the note, whatever was typed beside it. */
    public void cementFromCatalogue(String product, String lot, @Nullable LocalDate expiry) {
        cementProduct = product;
        cementLot = lot;
        cementExpiry = expiry == null ? cementExpiry : expiry;
        lotNotInCatalogue = null;
    }

    public void balloonFromCatalogue(String model) {
        balloonModel = model;
    }

    void becomes(TreatedLevel told) {
        technique = told.technique;
        approach = told.approach;
        side = told.side;
        needleGauge = told.needleGauge;
        biopsy = told.biopsy;
        balloonModel = told.balloonModel;
        balloonLotId = told.balloonLotId;
        balloonVolumeMl = told.balloonVolumeMl;
        balloonPeakPressurePsi = told.balloonPeakPressurePsi;
        cementProduct = told.cementProduct;
        cementLot = told.cementLot;
        cementLotId = told.cementLotId;
        cementExpiry = told.cementExpiry;
        cementMlLeft = told.cementMlLeft;
        cementMlRight = told.cementMlRight;
        cementMixingMinutes = told.cementMixingMinutes;
        lotNotInCatalogue = told.lotNotInCatalogue;
        leak = told.leak;
        leakSite = told.leakSite;
        leakSymptomatic = told.leakSymptomatic;
        leakAction = told.leakAction;
        heightBeforeMm = told.heightBeforeMm;
        heightAfterMm = told.heightAfterMm;
        kyphoticAngleDegrees = told.kyphoticAngleDegrees;
        cementUnits = told.cementUnits;
        balloonUnits = told.balloonUnits;
        beyondStock = told.beyondStock;
    }

    /** Both sides together; empty when neither is recorded. */
    public Optional<BigDecimal> cementTotalMl() {
        if (cementMlLeft == null && cementMlRight == null) {
            return Optional.empty();
        }
        BigDecimal left = cementMlLeft == null ? BigDecimal.ZERO : cementMlLeft;
        return Optional.of(cementMlRight == null ? left : left.add(cementMlRight));
    }

    public UUID getId() {
        return id;
    }

    public VertebralLevel getLevel() {
        return level;
    }

    public @Nullable Technique getTechnique() {
        return technique;
    }

    public @Nullable AccessRoute getApproach() {
        return approach;
    }

    public @Nullable Approach getSide() {
        return side;
    }

    public @Nullable Integer getNeedleGauge() {
        return needleGauge;
    }

    public @Nullable Boolean getBiopsy() {
        return biopsy;
    }

    public @Nullable String getBalloonModel() {
        return balloonModel;
    }

    /** The balloon's lot in the catalogue; null when it was typed. */
    public @Nullable UUID getBalloonLotId() {
        return balloonLotId;
    }

    public @Nullable BigDecimal getBalloonVolumeMl() {
        return balloonVolumeMl;
    }

    public @Nullable BigDecimal getBalloonPeakPressurePsi() {
        return balloonPeakPressurePsi;
    }

    public @Nullable String getCementProduct() {
        return cementProduct;
    }

    public @Nullable String getCementLot() {
        return cementLot;
    }

    /** The lot in the catalogue; null when it was typed. */
    public @Nullable UUID getCementLotId() {
        return cementLotId;
    }

    public @Nullable LocalDate getCementExpiry() {
        return cementExpiry;
    }

    public @Nullable BigDecimal getCementMlLeft() {
        return cementMlLeft;
    }

    public @Nullable BigDecimal getCementMlRight() {
        return cementMlRight;
    }

    /** From the start of mixing to the injection, min. */
    public @Nullable BigDecimal getCementMixingMinutes() {
        return cementMixingMinutes;
    }

    /** Somebody confirmed that the lot is used although the catalogue does not know it. */
    public @Nullable Boolean getLotNotInCatalogue() {
        return lotNotInCatalogue;
    }

    public @Nullable Leak getLeak() {
        return leak;
    }

    public @Nullable String getLeakSite() {
        return leakSite;
    }

    public @Nullable Boolean getLeakSymptomatic() {
        return leakSymptomatic;
    }

    public @Nullable String getLeakAction() {
        return leakAction;
    }

    public @Nullable BigDecimal getHeightBeforeMm() {
        return heightBeforeMm;
    }

    public @Nullable BigDecimal getHeightAfterMm() {
        return heightAfterMm;
    }

    public @Nullable BigDecimal getKyphoticAngleDegrees() {
        return kyphoticAngleDegrees;
    }

    /** Units of the cement lot opened for this level; null where nobody counted, or where the mix of another level served. */
    public @Nullable Integer getCementUnits() {
        return cementUnits;
    }

    /** Balloons of the lot opened for this level; null where nobody counted. */
    public @Nullable Integer getBalloonUnits() {
        return balloonUnits;
    }

    /** Somebody confirmed that more was opened than the stock has. */
    public @Nullable Boolean getBeyondStock() {
        return beyondStock;
    }
}
