package org.spineline.nursing;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Units a dose is written in. Masses convert exactly into each other; a flow is never summed. */
public enum DoseUnit {
    MICROGRAM("µg", BigDecimal.ONE),
    MILLIGRAM("mg", BigDecimal.valueOf(1000)),
    GRAM("g", BigDecimal.valueOf(1_000_000)),
    LITRE_PER_MINUTE("L/min", null);

    private final String symbol;
    private final @Nullable BigDecimal micrograms;

    DoseUnit(String symbol, @Nullable BigDecimal micrograms) {
        this.symbol = symbol;
        this.micrograms = micrograms;
    }

    public String symbol() {
        return symbol;
    }

    /** Whether doses in this unit add up to a total. */
    public boolean isMass() {
        return micrograms != null;
    }

    /** @return the amount in the other unit, without rounding; empty where one of the two is no mass */
    public Optional<BigDecimal> convert(BigDecimal amount, DoseUnit to) {
        // A power of ten divides exactly.
        return micrograms == null || to.micrograms == null
                ? Optional.empty()
                : Optional.of(amount.multiply(micrograms).divide(to.micrograms));
    }
}
