package org.spineline.episode;

/** How it happened. */
public enum FractureMechanism {
    FALL,
    LIFTING,
    NONE_KNOWN,
    TRAUMA,
    PATHOLOGICAL,
    OTHER
}
