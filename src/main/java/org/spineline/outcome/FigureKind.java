package org.spineline.outcome;

/** How the cases of a measure become one number. */
public enum FigureKind {
    /** From 0 to 1. */
    SHARE,
    MEAN,
    MEDIAN
}
