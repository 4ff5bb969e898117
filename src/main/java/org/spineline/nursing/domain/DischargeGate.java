package org.spineline.nursing.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spineline.nursing.CriterionState;
import org.spineline.nursing.DischargeCriterion;
import org.spineline.nursing.domain.RecoveryRules.GateRow;

/** What is met before a patient goes home. It names; a person decides. */
public final class DischargeGate {
    private DischargeGate() {}

    /**
     * What is known. Null was not recorded.
     *
     * @param aldrete last full score
     * @param padss last full score
     * @param pain last in recovery, 0 to 10
     * @param painBefore before the procedure, 0 to 10
     * @param painBeforeFrom where that comes from, as "before the sedation"
     * @param observedUntil because of a reversal drug; null where none was given
     * @param legsSeen both legs were looked at, strength and sensation
     * @param neurologyOpen a new finding of which nobody has been told
     */
    public record Facts(
            @Nullable Integer aldrete,
            @Nullable Integer padss,
            boolean ambulated,
            @Nullable Boolean escortPresent,
            @Nullable Integer pain,
            @Nullable Integer painBefore,
            @Nullable String painBeforeFrom,
            @Nullable String instructionsLanguage,
            @Nullable Instant observedUntil,
            boolean legsSeen,
            boolean neurologyOpen,
            Instant now) {}

    /** @param detail numbers that decide, as "8 of at least 9"; null where the state says it all */
    public record Criterion(
            DischargeCriterion criterion, CriterionState state, @Nullable String detail, String basis) {}

    /** In the order of the site. */
    public static List<Criterion> of(List<GateRow> gate, Facts facts) {
        return gate.stream().map(row -> judged(row, facts)).toList();
    }

    /** Failed and not recorded alike. */
    public static List<DischargeCriterion> unmet(Collection<Criterion> gate) {
        return gate.stream()
                .filter(criterion -> criterion.state() != CriterionState.MET)
                .map(Criterion::criterion)
                .toList();
    }

    private static Criterion judged(GateRow row, Facts facts) {
        return switch (row.criterion()) {
            case ALDRETE -> score(row, facts.aldrete());
            case PADSS -> score(row, facts.padss());
            case AMBULATED -> said(row, facts.ambulated() ? Boolean.TRUE : null, null);
            case ESCORT -> said(row, facts.escortPresent(), null);
            case PAIN -> pain(row, facts);
            case INSTRUCTIONS ->
                said(row, facts.instructionsLanguage() == null ? null : Boolean.TRUE, facts.instructionsLanguage());
            case OBSERVATION ->
                said(row, facts.observedUntil() == null || !facts.now().isBefore(facts.observedUntil()), null);
            case NEUROLOGY -> said(row, facts.neurologyOpen() ? Boolean.FALSE : facts.legsSeen() ? true : null, null);
        };
    }

    private static Criterion score(GateRow row, @Nullable Integer score) {
        int atLeast = row.atLeast() == null ? 0 : row.atLeast();
        return said(
                row,
                score == null ? null : score >= atLeast,
                score == null ? "At least %d".formatted(atLeast) : "%d of at least %d".formatted(score, atLeast));
    }

    private static Criterion pain(GateRow row, Facts facts) {
        Integer now = facts.pain();
        Integer before = facts.painBefore();
        if (now == null || before == null) {
            return said(row, null, now == null ? "No pain score in recovery" : "No pain score before the procedure");
        }
        return said(row, now <= before, "%d now, %d %s".formatted(now, before, facts.painBeforeFrom()));
    }

    private static Criterion said(GateRow row, @Nullable Boolean met, @Nullable String detail) {
        CriterionState state = met == null
                ? CriterionState.NOT_RECORDED
                : Boolean.TRUE.equals(met) ? CriterionState.MET : CriterionState.UNMET;
        return new Criterion(row.criterion(), state, detail, row.basis());
    }
}
