package org.spineline.episode;

/** Through which pedicle. */
public enum Approach {
    LEFT,
    RIGHT,
    BOTH
}
