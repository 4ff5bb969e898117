package org.spineline.followup.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spineline.followup.ImagingCause;

/**
 * Suspects a new fracture from what a patient tells: pain that rose after it had fallen since the procedure, or pain at
 * another level. It suspects and says why; a radiologist decides.
 */
public final class FractureSentinel {
    private final FollowUpRules.Sentinel rules;

    public FractureSentinel(FollowUpRules.Sentinel rules) {
        this.rules = rules;
    }

    /** @param score on movement, numeric rating scale 0 to 10 */
    public record Pain(Instant at, int score) {}

    /** @param finding in a sentence */
    public record Suspicion(ImagingCause cause, String finding) {}

    /**
     * @param known scores of this episode on movement before the new one, in any order
     * @param now what is told now; null when not told, which is judged as unknown, not as good
     * @param otherLevel whether another level hurts; null when not asked
     */
    public Optional<Suspicion> judge(
            List<Pain> known, Instant procedureAt, @Nullable Pain now, @Nullable Boolean otherLevel) {
        if (Boolean.TRUE.equals(otherLevel)) {
            return Optional.of(new Suspicion(ImagingCause.OTHER_LEVEL, "Tells of new pain at another level."));
        }
        if (now == null) {
            return Optional.empty();
        }
        Optional<Pain> lowest = known.stream()
                .filter(pain -> pain.at().isAfter(procedureAt) && pain.at().isBefore(now.at()))
                .min(Comparator.comparingInt(Pain::score));
        if (lowest.isEmpty() || now.score() - lowest.get().score() < rules.rise()) {
            return Optional.empty();
        }
        Optional<Pain> before =
                known.stream().filter(pain -> !pain.at().isAfter(procedureAt)).max(Comparator.comparing(Pain::at));
        if (before.isPresent() && before.get().score() - lowest.get().score() < rules.improvedBy()) {
            return Optional.empty();
        }
        return Optional.of(new Suspicion(
                ImagingCause.PAIN_ROSE,
                "Pain on movement rose from %d to %d after the procedure; before it %s."
                        .formatted(
                                lowest.get().score(),
                                now.score(),
                                before.map(pain -> "it was " + pain.score()).orElse("none is on record"))));
    }
}
