package org.spineline.adverse;

/** A classification of adverse events and its edition; grades mean nothing without it. */
public enum GradingScheme {
    SIR_2017("SIR 2017"),
    CIRSE_2017("CIRSE 2017"),
    CIRSE_2026("CIRSE 2026");

    private final String shown;

    GradingScheme(String shown) {
        this.shown = shown;
    }

    /** As people write it: "SIR 2017". */
    public String shown() {
        return shown;
    }
}
