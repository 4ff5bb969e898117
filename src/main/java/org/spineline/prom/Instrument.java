package org.spineline.prom;

/** What was scored. On every scale but EQ5D and PROMIS_T more is worse. */
public enum Instrument {
    /** Numeric rating scale of pain at rest, 0 to 10. */
    NRS_REST,
    /** Numeric rating scale of pain on movement, 0 to 10. */
    NRS_MOVEMENT,
    /** Roland–Morris, statements ticked, 0 to 24. */
    RMDQ,
    /** Oswestry, per cent, 0 to 100. */
    ODI,
    /** EQ-5D-5L: the value is the visual analogue scale, 0 to 100, where 100 is the best health; the profile stands apart. */
    EQ5D,
    /** PROMIS T-score; which direction is better depends on the bank. */
    PROMIS_T
}
