package org.spineline.sedation;

/** How deep (ASA continuum). */
public enum SedationDepth {
    NONE,
    MINIMAL,
    MODERATE,
    DEEP,
    GENERAL
}
