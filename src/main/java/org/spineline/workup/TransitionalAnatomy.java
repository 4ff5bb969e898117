package org.spineline.workup;

/** A lumbosacral junction that lets levels be counted in two ways. */
public enum TransitionalAnatomy {
    NONE,
    LUMBARISED_S1,
    SACRALISED_L5,
    OTHER
}
