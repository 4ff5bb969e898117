package org.spineline.followup;

/** How the imaging of a suspected new fracture stands. */
public enum ImagingState {
    OPEN,
    DONE,
    DISMISSED
}
