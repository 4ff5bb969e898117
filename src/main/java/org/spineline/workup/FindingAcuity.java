package org.spineline.workup;

/** Age of a fracture as the image shows it. */
public enum FindingAcuity {
    ACUTE,
    SUBACUTE,
    CHRONIC,
    OLD_HEALED,
    NOT_STATED
}
