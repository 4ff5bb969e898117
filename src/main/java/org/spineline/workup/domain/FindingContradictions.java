package org.spineline.workup.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.workup.FindingAcuity;
import org.spineline.workup.FractureShape;
import org.spineline.workup.Modality;
import org.spineline.workup.OfClass;

/** What cannot both be true of one vertebra, and what is so unlikely that somebody should look again. */
public final class FindingContradictions {
    private FindingContradictions() {}

    /**
     * @param field of the finding
     * @param refused true if one of both must be wrong; false if it is kept and flagged
     */
    public record Contradiction(String field, boolean refused, String message) {}

    /**
     * @param inEpisode levels fractured or planned
     */
    public static List<Contradiction> of(
            ImagingFinding finding, Modality modality, Set<VertebralLevel> inEpisode, ImagingRules rules) {
        List<Contradiction> found = new ArrayList<>();
        measured(finding, rules).ifPresent(found::add);
        grade(finding, rules).ifPresent(found::add);
        BigDecimal loss = finding.getHeightLossPercent();
        boolean deformed = loss != null && rules.genantGrade(loss) > 0;
        if (deformed && finding.getShape() == FractureShape.NONE) {
            found.add(refused("shape", "No deformity does not fit a loss of height of %s %%.".formatted(plain(loss))));
        }
        if (Boolean.TRUE.equals(finding.getPosteriorWallIntact()) && isPositive(finding.getRetropulsionMm())) {
            found.add(refused("posteriorWallIntact", "An intact posterior wall does not fit retropulsion."));
        }
        if (finding.getOfClass() == OfClass.OF1 && deformed) {
            found.add(flag("ofClass", "OF1 is oedema without deformity; the height loss says otherwise."));
        }
        if (Boolean.TRUE.equals(finding.getPosteriorWallIntact())
                && (finding.getOfClass() == OfClass.OF2 || finding.getOfClass() == OfClass.OF3)) {
            found.add(flag(
                    "ofClass", finding.getOfClass() + " involves the posterior wall, which is entered as intact."));
        }
        if (isPositive(finding.getCanalCompromisePercent())
                && finding.getRetropulsionMm() != null
                && !isPositive(finding.getRetropulsionMm())) {
            found.add(flag("canalCompromisePercent", "A narrowed canal without retropulsion: look again."));
        }
        if (Boolean.TRUE.equals(finding.getOedema())) {
            if (finding.getAcuity() == FindingAcuity.OLD_HEALED) {
                found.add(flag("acuity", "Oedema or uptake does not fit an old, healed fracture."));
            }
            if (modality == Modality.RADIOGRAPH || modality == Modality.DXA) {
                found.add(flag("oedema", "This examination does not show oedema or uptake."));
            }
        }
        if (!inEpisode.contains(finding.getLevel())) {
            found.add(flag(
                    "level",
                    "%s is neither fractured nor planned in this episode: a new fracture, or another count of levels?"
                            .formatted(finding.getLevel())));
        }
        return List.copyOf(found);
    }

    private static Optional<Contradiction> measured(ImagingFinding finding, ImagingRules rules) {
        return Optional.ofNullable(finding.getHeightLossPercent()).flatMap(read -> finding.getHeights()
                .lossPercent()
                .filter(measured -> measured.subtract(read).abs().compareTo(rules.heightTolerancePercent()) > 0)
                .map(measured -> refused(
                        "heightLossPercent",
                        "The measured heights give %s %%, entered are %s %%. Leave the loss empty to have it computed."
                                .formatted(plain(measured), plain(read)))));
    }

    private static Optional<Contradiction> grade(ImagingFinding finding, ImagingRules rules) {
        BigDecimal loss = finding.getHeightLossPercent();
        Integer read = finding.getGenantGrade();
        if (loss == null || read == null) {
            return Optional.empty();
        }
        int computed = rules.genantGrade(loss);
        if (computed == read) {
            return Optional.empty();
        }
        String message = "A loss of height of %s %% is grade %d, entered is %d.".formatted(plain(loss), computed, read);
        String reason = finding.getGenantReason();
        return Optional.of(
                reason == null || reason.isBlank()
                        ? refused("genantGrade", message + " Correct one of them, or say why.")
                        : flag("genantGrade", message + " Reason: " + reason));
    }

    private static boolean isPositive(@Nullable BigDecimal value) {
        return value != null && value.signum() > 0;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static Contradiction refused(String field, String message) {
        return new Contradiction(field, true, message);
    }

    private static Contradiction flag(String field, String message) {
        return new Contradiction(field, false, message);
    }
}
