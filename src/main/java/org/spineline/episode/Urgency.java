package org.spineline.episode;

/** How soon. */
public enum Urgency {
    EMERGENT,
    URGENT,
    ROUTINE
}
