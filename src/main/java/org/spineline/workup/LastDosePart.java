package org.spineline.workup;

/** Which dose of the last day is the last one. */
public enum LastDosePart {
    /** The second of two. */
    EVENING,
    /** The only one, whenever the patient takes it. */
    USUAL_TIME
}
