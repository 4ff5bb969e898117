package org.spineline.bonehealth.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.spineline.bonehealth.BoneGapKind;
import org.spineline.bonehealth.BoneGapStatus;
import org.spineline.bonehealth.LiaisonStage;

/** What the record answers to a question about the bone. */
public final class GapRule {
    private GapRule() {}

    /**
     * Something that may answer a question.
     *
     * @param stage how far a referral is; null for everything else
     */
    public record Evidence(BoneGapKind answers, LocalDate on, @Nullable LiaisonStage stage) {}

    /** @param evidenceOn the latest answer there is, even one that does not count; null for none */
    public record Finding(BoneGapStatus status, @Nullable LocalDate evidenceOn) {}

    /** The day exactly {@code evidenceWithinDays} before the procedure still counts. */
    public static Finding assess(BoneRules.Gap rule, LocalDate procedureOn, Collection<Evidence> known) {
        var answers = known.stream()
                .filter(evidence -> evidence.answers() == rule.code())
                .toList();
        LocalDate latest = answers.stream()
                .map(Evidence::on)
                .max(Comparator.naturalOrder())
                .orElse(null);
        if (latest == null) {
            return new Finding(BoneGapStatus.MISSING, null);
        }
        LocalDate from = procedureOn.minusDays(rule.evidenceWithinDays());
        var counting = answers.stream()
                .filter(evidence -> !evidence.on().isBefore(from))
                .toList();
        if (counting.isEmpty()) {
            return new Finding(BoneGapStatus.OLD, latest);
        }
        boolean answered = counting.stream()
                .anyMatch(evidence -> evidence.stage() == null || evidence.stage() == LiaisonStage.SEEN);
        return new Finding(answered ? BoneGapStatus.CLOSED : BoneGapStatus.UNDER_WAY, latest);
    }
}
