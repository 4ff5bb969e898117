package org.spineline.nursing;

/** Strength or sensation of one leg, compared with before the procedure. */
public enum LegFinding {
    UNCHANGED,
    CHANGED
}
