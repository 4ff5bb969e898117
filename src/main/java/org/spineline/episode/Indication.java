package org.spineline.episode;

/** Why the vertebra broke. */
public enum Indication {
    OSTEOPOROTIC,
    TRAUMATIC,
    NEOPLASTIC,
    HAEMANGIOMA,
    OTHER
}
