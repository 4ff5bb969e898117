package org.spineline.nursing;

/** The skin where the needles went in. */
public enum PunctureSite {
    DRY,
    OOZING,
    BLEEDING,
    HAEMATOMA
}
