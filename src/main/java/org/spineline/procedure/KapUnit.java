package org.spineline.procedure;

import java.math.BigDecimal;

/** Units of the kerma–area product; the conversions are exact (1 Gy·cm² = 100 µGy·m² = 1000 mGy·cm²). */
public enum KapUnit {
    GY_CM2("Gy·cm²", BigDecimal.ONE),
    UGY_M2("µGy·m²", new BigDecimal("0.01")),
    MGY_CM2("mGy·cm²", new BigDecimal("0.001"));

    private final String symbol;
    private final BigDecimal inGyCm2;

    KapUnit(String symbol, BigDecimal inGyCm2) {
        this.symbol = symbol;
        this.inGyCm2 = inGyCm2;
    }

    public String symbol() {
        return symbol;
    }

    public BigDecimal toGyCm2(BigDecimal value) {
        return value.multiply(inGyCm2);
    }
}
