package org.spineline.outcome;

/** Which way is better. */
public enum Direction {
    HIGHER,
    LOWER
}
