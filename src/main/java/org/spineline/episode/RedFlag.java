package org.spineline.episode;

/** What must be ruled out or treated first. */
public enum RedFlag {
    NEUROLOGICAL_DEFICIT,
    INFECTION,
    PREGNANCY,
    MALIGNANCY_SUSPECTED,
    CAUDA_EQUINA
}
