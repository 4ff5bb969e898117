package org.spineline.workup.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Heights of a vertebral body as measured.
 *
 * @param referenceMm what the body had before, as a rule read from its neighbours
 */
public record VertebralHeights(
        @Nullable BigDecimal anteriorMm,
        @Nullable BigDecimal middleMm,
        @Nullable BigDecimal posteriorMm,
        @Nullable BigDecimal referenceMm) {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /**
     * Loss at the lowest of the measured heights; a body higher than its reference has lost nothing.
     *
     * @return percent with one decimal; empty without a reference or without any height
     */
    public Optional<BigDecimal> lossPercent() {
        if (referenceMm == null || referenceMm.signum() <= 0) {
            return Optional.empty();
        }
        return Stream.of(
                        Optional.ofNullable(anteriorMm),
                        Optional.ofNullable(middleMm),
                        Optional.ofNullable(posteriorMm))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(lowest -> referenceMm
                        .subtract(lowest)
                        .max(BigDecimal.ZERO)
                        .multiply(HUNDRED)
                        .divide(referenceMm, 1, RoundingMode.HALF_UP));
    }
}
