package org.spineline.procedure;

/** Cement outside the vertebra, type after Yeom; D is into the disc. */
public enum Leak {
    NONE,
    TYPE_B,
    TYPE_S,
    TYPE_C,
    TYPE_D
}
