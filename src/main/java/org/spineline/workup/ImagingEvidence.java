package org.spineline.workup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;

/**
 * One examination and what it shows level by level. Null is "not recorded".
 *
 * @param levels in anatomical order
 */
public record ImagingEvidence(
        UUID studyId, Modality modality, LocalDate performedOn, @Nullable String accession, List<AtLevel> levels) {

    /**
     * @param oedema oedema, or uptake where the examination shows uptake
     * @param genantGrade 0 to 3
     */
    public record AtLevel(
            VertebralLevel level,
            FindingAcuity acuity,
            @Nullable Boolean oedema,
            @Nullable BigDecimal heightLossPercent,
            @Nullable Integer genantGrade,
            @Nullable OfClass ofClass,
            @Nullable Boolean posteriorWallIntact,
            @Nullable BigDecimal retropulsionMm,
            @Nullable BigDecimal canalCompromisePercent,
            @Nullable BigDecimal kyphoticAngleDegrees) {}
}
