package org.spineline.workup;

/** Shape of the broken body (Genant). */
public enum FractureShape {
    WEDGE,
    BICONCAVE,
    CRUSH,
    NONE,
    NOT_STATED
}
