package org.spineline.followup;

/** What was scored. */
public enum Instrument {
    NRS_REST,
    NRS_MOVEMENT,
    RMDQ
}
